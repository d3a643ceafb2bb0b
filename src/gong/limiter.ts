/**
 * Keeps to the customer's quota, which all of their tools share. Two rules: at most `windowSize` requests start in any
 * window (three a second at Gong's default), and neighbours keep half an interval apart, so that arrivals which the
 * network pushes together still find room in Gong's bucket.
 */
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'

export interface Rate {
  readonly perSecond: number
  readonly perDay: number
}

export interface Limiter {
  /**
   * Resolves when the next request may start; requests start in the order in which they asked. `ready` is waited for
   * shortly before, so that what is done at the last moment takes no time of the turn.
   */
  turn(signal?: AbortSignal, ready?: () => Promise<unknown>): Promise<void>
  /** Nothing starts before this many milliseconds from now: Gong asked to wait. */
  pause(ms: number): void | Promise<void>
}

/** Timers and networks are not exact; a fiftieth keeps a request from arriving a touch too soon. */
const SAFETY = 1.02
/** Less than what `SAFETY` adds to a second, so that late ones never push too many into one. */
const LATENESS_MS = 15

export function createLimiter(rate: Rate, clock: Clock): Limiter {
  const intervalMs = (1_000 / rate.perSecond) * SAFETY
  const windowSize = Math.max(1, Math.ceil(rate.perSecond))
  const recent: number[] = []
  let started = 0
  let pausedUntilMs = 0
  let queue: Promise<void> = Promise.resolve()

  const earliestMs = (): number => {
    const last = recent.at(-1)
    const apart = last === undefined ? 0 : last + intervalMs / 2
    const oldest = recent.length < windowSize ? undefined : recent[0]
    const room = oldest === undefined ? 0 : oldest + windowSize * intervalMs
    return Math.max(apart, room, pausedUntilMs)
  }

  const start = async (signal?: AbortSignal, ready?: () => Promise<unknown>): Promise<void> => {
    if (started >= rate.perDay) throw dailyBudgetSpent(rate.perDay, untilMidnightMs(clock.now()))
    await ready?.()
    // A pause can come while somebody sleeps, so look again after waking.
    for (;;) {
      const waitMs = earliestMs() - clock.now().getTime()
      if (waitMs <= 0) break
      await clock.sleep(Math.ceil(waitMs), signal)
    }
    signal?.throwIfAborted()
    started += 1
    // A timer that woke a little late does not push back all that follow: what counts is when it should have.
    const nowMs = clock.now().getTime()
    recent.push(Math.max(earliestMs(), nowMs - LATENESS_MS))
    if (recent.length > windowSize) recent.shift()
  }

  return {
    turn(signal, ready) {
      const mine = queue.then(() => start(signal, ready))
      queue = mine.catch(() => undefined)
      return mine
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, clock.now().getTime() + ms)
    },
  }
}

function untilMidnightMs(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) - now.getTime()
}

/** `retryAfterMs`: until 00:00 UTC. */
export function dailyBudgetSpent(perDay: number, retryAfterMs: number): Problem {
  return new Problem({
    code: 'D-DAILY',
    message: `The budget of ${perDay} Gong requests a day is used up; the rest is left to the customer's other tools.`,
    fix: 'Go on after 00:00 UTC, ask for less (--limit, --from), or raise GONG_RATE_PER_DAY (Gong allows 10,000 a day).',
    retryAfterMs,
  })
}
