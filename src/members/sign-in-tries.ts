/** Wrong passwords for one address are counted, from wherever they come: the limit by caller can be walked around. */
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'

export interface SignInTries {
  /** D-RATE when the address has been missed too often lately. */
  check(email: string): void
  missed(email: string): void
  /** The right password forgives the wrong ones. */
  forget(email: string): void
}

const MOST = 20
const LATELY_MS = 10 * 60_000
/** More addresses than this at a time are somebody's list: the oldest are let go. */
const ADDRESSES = 10_000

export function createSignInTries(clock: Clock): SignInTries {
  const misses = new Map<string, readonly number[]>()
  const recent = (email: string): readonly number[] => {
    const sinceMs = clock.now().getTime() - LATELY_MS
    return (misses.get(email) ?? []).filter((atMs) => atMs > sinceMs)
  }
  return {
    check(email) {
      const [oldest] = recent(email)
      if (oldest === undefined || recent(email).length < MOST) return
      const retryAfterMs = oldest + LATELY_MS - clock.now().getTime()
      throw new Problem({
        code: 'D-RATE',
        message: `There were ${MOST} wrong passwords for this address within ten minutes.`,
        fix: `Wait ${Math.ceil(retryAfterMs / 60_000)} minutes, then try again.`,
        retryAfterMs,
      })
    },
    missed(email) {
      const [oldest] = misses.keys()
      if (misses.size >= ADDRESSES && oldest !== undefined) misses.delete(oldest)
      misses.set(email, [...recent(email), clock.now().getTime()])
    },
    forget: (email) => void misses.delete(email),
  }
}
