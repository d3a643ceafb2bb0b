/** A person asks for a transcript before its time. */
import { visibleCall } from '../accounts/visible-call.ts'
import type { Actor } from '../records/member.ts'
import { keptCalls } from '../store/call-writes.ts'
import { owedOf, writeOwedParts } from '../store/owed-parts.ts'
import type { AccountSyncNeeds } from './account-needs.ts'
import { readTranscriptNow } from './account-transcripts.ts'
import { readLive } from './live-reading.ts'

/** Asked again sooner, Gong would only say the same. */
const LEAST_MS = 30_000

export async function checkTranscript(
  needs: AccountSyncNeeds,
  actor: Actor,
  callId: string,
): Promise<void> {
  const { db, clock } = needs
  const { organizationId } = actor
  const call = await visibleCall({ db, clock }, actor, callId)
  const now = clock.now()
  const checkedAt = call.transcript_checked_at
  if (call.transcript_state === 'here' || call.transcript_state === 'not_recorded') return
  if (checkedAt !== null && now.getTime() - checkedAt.getTime() < LEAST_MS) return
  await readLive(needs, actor, async ({ reading }) => {
    if ((await owedOf(db, organizationId, 'transcript', [callId])).length === 0) {
      const owed = { call_id: callId, part: 'transcript', since: now, tries: 0 } as const
      await writeOwedParts(db, organizationId, [{ ...owed, next_try_at: now, given_up_at: null }])
    }
    await readTranscriptNow(reading, callId)
  })
  // It can have left with this very look: it is not there then.
  if (!(await keptCalls(db, organizationId, [callId])).has(callId)) {
    await visibleCall({ db, clock }, actor, callId)
  }
}
