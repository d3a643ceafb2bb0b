// Gong's limits: 3 requests a second and 10,000 a day, shared by everything that asks on the company's behalf.
import type { Clock } from './clock.ts'
import { Refusal } from './refusals.ts'

const PER_SECOND = 3
const PER_DAY = 10_000
const DAY_MS = 86_400_000

export interface RateLimit {
  /** Throws 429 where nothing is left. */
  take(): void
}

export const noRateLimit: RateLimit = { take: () => {} }

/** The seconds are real ones, to see a client's pacing as it is; the day ends at 00:00 UTC of the simulator's clock. */
export function createRateLimit(
  clock: Clock,
  realMs: () => number = () => performance.now(),
): RateLimit {
  let tokens = PER_SECOND
  let refilledMs = realMs()
  let day = -1
  let takenToday = 0

  return {
    take() {
      const nowMs = realMs()
      tokens = Math.min(PER_SECOND, tokens + ((nowMs - refilledMs) / 1000) * PER_SECOND)
      refilledMs = nowMs

      const today = Math.floor(clock.nowMs() / DAY_MS)
      if (today !== day) [day, takenToday] = [today, 0]
      if (takenToday >= PER_DAY) throw tooMany((today + 1) * DAY_MS - clock.nowMs())
      if (tokens < 1) throw tooMany(((1 - tokens) / PER_SECOND) * 1000)
      tokens -= 1
      takenToday += 1
    },
  }
}

/** `Retry-After` is whole seconds. */
function tooMany(waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Refusal(429, ['API rate limit exceeded'], { 'retry-after': String(seconds) })
}
