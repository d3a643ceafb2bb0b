/** Places in a call as people and programs write them. */
import { z } from 'zod'

const MOST_MS = 1_000_000_000
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/

/** Milliseconds from the start of the call; `12:34` and `1:02:03` are read as such. */
export const callTime = z.union([z.number(), z.string()]).transform((given, context) => {
  const ms = msOf(given)
  if (Number.isInteger(ms) && ms >= 0 && ms <= MOST_MS) return ms
  context.addIssue({
    code: 'custom',
    message: `"${given}" is no place in a call: write 12:34, 1:02:03 or milliseconds`,
  })
  return z.NEVER
})

function msOf(given: number | string): number {
  if (typeof given === 'number') return given
  const [, hours = '0', minutes, seconds] = CLOCK.exec(given.trim()) ?? []
  if (minutes === undefined) return /^\d+$/.test(given) ? Number(given) : Number.NaN
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
}
