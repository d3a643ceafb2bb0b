/** When the details of a call are read again: Gong makes some of them later, and people add to them. Pure. */
import type { Call } from '../records/call.ts'
import { DAY_MS } from '../records/days.ts'
import type { NewOwedPart } from '../store/owed-parts.ts'
import { type Owed, owedAfterMiss } from './owed.ts'

/** As long as people still come back to a call. */
const FRESH_MS = 14 * DAY_MS
/** Gong's summary of a call that is older will not come any more. */
const UNFINISHED_MS = 2 * DAY_MS

/** `before`: what was owed until now. Undefined when the details are not read again by themselves. */
export function laterDetails(
  call: Pick<Call, 'id' | 'startedAt' | 'details'>,
  before: Owed | undefined,
  now: Date,
): NewOwedPart | undefined {
  const ageMs = now.getTime() - call.startedAt.getTime()
  if (ageMs >= FRESH_MS) return undefined
  const owed = { call_id: call.id, part: 'details' } as const
  const isFinished = call.details?.brief !== undefined || call.details?.outline !== undefined
  if (!isFinished && ageMs < UNFINISHED_MS) {
    return { ...owed, ...owedAfterMiss(before, call.startedAt, now), given_up_at: null }
  }
  const tomorrow = new Date(now.getTime() + DAY_MS)
  return { ...owed, since: now, tries: 0, next_try_at: tomorrow, given_up_at: null }
}
