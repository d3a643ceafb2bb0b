/** Points in time as people type them. */
import { z } from 'zod'

const FIRST_MS = Date.UTC(1970)
const END_MS = Date.UTC(10_000)
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day (its start in UTC) or a date-time with `Z` or an offset. */
export const instant = z.string().transform((text, context) => {
  const atMs = Date.parse(DAY.test(text) ? `${text}T00:00:00Z` : text)
  const hasZone = DAY.test(text) || /(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  // What PostgreSQL and Gong both take for a year.
  const isNear = atMs >= FIRST_MS && atMs < END_MS
  if (isNear && hasZone) return new Date(atMs)
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no point in time: write 2026-04-09 or 2026-04-09T14:00:00Z`,
  })
  return z.NEVER
})
