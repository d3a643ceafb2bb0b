/** Calls without a transcript: when to ask again. Gong needs an hour as a rule, and was seen to need days. */
import { DAY_MS } from '../records/days.ts'

const MINUTE_MS = 60_000
const WAITS_MS = [15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS)
const LAST_WAIT_MS = 6 * 60 * MINUTE_MS
const GIVE_UP_MS = 14 * DAY_MS
/** A call that is older than this was processed long ago: its first waits are left out. */
const YOUNG_MS = 3 * DAY_MS

export interface Owed {
  readonly since: Date
  readonly tries: number
  readonly next_try_at: Date
  readonly given_up_at: Date | null
}

/** After Gong had no transcript for a call. `before`: what was owed until now. */
export function owedAfterMiss(before: Owed | undefined, startedAt: Date, now: Date): Owed {
  const since = before?.since ?? now
  const isYoung = now.getTime() - startedAt.getTime() < YOUNG_MS
  const tries = (before?.tries ?? (isYoung ? 0 : WAITS_MS.length)) + 1
  const waitMs = WAITS_MS[tries - 1] ?? LAST_WAIT_MS
  const isOver = now.getTime() - since.getTime() >= GIVE_UP_MS
  return {
    since,
    tries,
    next_try_at: new Date(now.getTime() + waitMs),
    given_up_at: isOver ? (before?.given_up_at ?? now) : null,
  }
}

/** `isAsked`: a person asks for this file again, so that what was given up is tried too. */
export function isDue(owed: Owed, now: Date, { isAsked }: { readonly isAsked: boolean }): boolean {
  if (owed.given_up_at !== null) return isAsked
  const waitMs = owed.next_try_at.getTime() - now.getTime()
  // A wait longer than any that is written was written by a clock that was wrong.
  return waitMs <= 0 || waitMs > LAST_WAIT_MS + MINUTE_MS
}
