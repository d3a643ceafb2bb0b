/** The machine's own time. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from './records/ports.ts'

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, { ...(signal && { signal }) }),
}
