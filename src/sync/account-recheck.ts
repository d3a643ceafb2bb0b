/**
 * Kept calls that a sync does not list are asked for by their ids: whatever its age, a call that became private, changed
 * its people or is gone from Gong is noticed by the next sync.
 */
import { IDS_A_REQUEST } from '../gong/calls.ts'
import type { Call } from '../records/call.ts'
import { keptStarts, type KeptStart } from '../store/unseen-calls.ts'
import { LISTED_PARTS, takePage } from './account-listing.ts'
import type { Reading } from './account-needs.ts'
import { removeUnseen } from './account-removals.ts'
import type { TimeSpan } from './coverage.ts'

/** `listed`: what the sync lists anyway. */
export async function recheckKept(
  reading: Reading,
  listed: readonly TimeSpan[],
  { mayRemove }: { readonly mayRemove: boolean },
): Promise<void> {
  const { db, organizationId, gong } = reading
  const kept = await keptStarts(db, organizationId)
  const ids = kept.filter((call) => !isListed(call, listed)).map(({ callId }) => callId)
  const unseen: string[] = []
  for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
    const asked = ids.slice(start, start + IDS_A_REQUEST)
    const found: Call[] = []
    for await (const call of gong.knownCalls(asked, LISTED_PARTS)) found.push(call)
    await takePage(reading, found)
    const seen = new Set(found.map(({ id }) => id))
    unseen.push(...asked.filter((id) => !seen.has(id)))
    reading.step('Looking again at calls', start + asked.length, ids.length)
  }
  await removeUnseen(reading, { unseen, known: ids.length }, { mayRemove })
}

function isListed({ startedAt }: KeptStart, spans: readonly TimeSpan[]): boolean {
  const ms = startedAt.getTime()
  return spans.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)
}
