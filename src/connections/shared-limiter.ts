/**
 * Keeps to a Gong company's quota together with every other process: turns are slots in one row of the database, evenly
 * spaced, so that no sliding second holds more requests than the rate.
 */
import { dailyBudgetSpent, type Limiter, type Rate } from '../gong/limiter.ts'
import type { Clock } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import {
  pausedUntilMs,
  pauseQuota,
  pushSlots,
  type QuotaPlace,
  readQuota,
  takeSlot,
} from '../store/gong-quota.ts'

/** A second and this much pass before more requests start than the rate has: timers and networks are late by differing amounts. */
const MARGIN_MS = 45
/** Who is later than this pushes the slots that follow; what is left of the margin is for the network. */
const LATENESS_MS = 5
/** A machine that wakes sleepers late sends late as well. */
const PUSH = 2
/** So long before its slot a sleeper wakes, to look whether Gong has asked to wait, and to make itself ready. */
const LOOK_MS = 40

export type LimiterOf = (place: QuotaPlace) => Limiter

/** One limiter for each company. In a process its requests queue up here, so that only the first of them asks the database. */
export function createSharedLimiters(needs: {
  readonly database: Pick<Database, 'db'>
  readonly rate: Rate
  readonly clock: Clock
}): LimiterOf {
  const limiters = new Map<string, Limiter>()
  return (place) => {
    const key = JSON.stringify([place.organizationId, place.companyKey])
    const limiter = limiters.get(key) ?? createSharedLimiter(needs, place)
    limiters.set(key, limiter)
    return limiter
  }
}

function createSharedLimiter(
  { database: { db }, rate, clock }: Parameters<typeof createSharedLimiters>[0],
  place: QuotaPlace,
): Limiter {
  const intervalMs = spacingMs(rate.perSecond)
  let queue: Promise<unknown> = Promise.resolve()

  /** Resolves when the slot has come, with how late that was seen. */
  async function slotCome(
    signal: AbortSignal | undefined,
    ready: (() => Promise<unknown>) | undefined,
  ): Promise<number> {
    for (let requests: 0 | 1 = 1; ; requests = 0) {
      signal?.throwIfAborted()
      const slot = await takeSlot(db, place, { intervalMs, perDay: rate.perDay, requests })
      if (slot === undefined) throw await spent()
      const dueMs = clock.now().getTime() + slot.waitMs
      if (slot.waitMs > LOOK_MS) {
        await clock.sleep(slot.waitMs - LOOK_MS, signal)
        if ((await pausedUntilMs(db, place)) > slot.atMs) continue
      }
      await ready?.()
      const restMs = dueMs - clock.now().getTime()
      if (restMs > 0) await clock.sleep(Math.ceil(restMs), signal)
      return clock.now().getTime() - dueMs
    }
  }

  async function spent(): Promise<Error> {
    const { resetsInMs } = await readQuota(db, place)
    return dailyBudgetSpent(rate.perDay, Math.max(0, resetsInMs))
  }

  return {
    turn(signal, ready) {
      const mine = queue.then(() => slotCome(signal, ready))
      // Whoever comes next takes a slot when all are pushed; those of other processes that have one are too few to matter.
      queue = mine
        .then((lateMs) => (lateMs > LATENESS_MS ? pushSlots(db, place, lateMs * PUSH) : undefined))
        .catch(() => undefined)
      return unlessAborted(mine, signal)
    },
    pause: (ms) => pauseQuota(db, place, ms),
  }
}

/** Between two slots. As wide as the rate says, or a little wider where a full second would otherwise have no margin. */
function spacingMs(perSecond: number): number {
  return Math.max(1_000 / perSecond, (1_000 + MARGIN_MS) / Math.ceil(perSecond))
}

/** Who gives up waiting hears of it at once, although another one of the queue may sleep for minutes. */
function unlessAborted(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const done = work.then(() => undefined)
  if (signal === undefined) return done
  done.catch(() => undefined)
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
