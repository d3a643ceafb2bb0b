// What requests are filtered by: points in time, days and lists of ids, as Gong reads them.
import { z } from 'zod'

const ISO_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/

/** ISO-8601 with an offset or `Z`; read as epoch milliseconds. */
const instant = z
  .string()
  .regex(ISO_WITH_OFFSET)
  .transform((text) => Date.parse(text))
  .pipe(z.number())

/** `YYYY-MM-DD` in the company's time zone. */
export const day = z.iso.date()

/** Gong takes ids as strings and as numbers. */
export const id = z.union([z.string(), z.number().transform(String)])

export const cursor = z.string().nullish()

/** The half-open window `[fromDateTime, toDateTime)` of calls. */
export const timeWindow = {
  fromDateTime: instant.nullish(),
  toDateTime: instant.nullish(),
}

export function isForward(window: {
  readonly fromDateTime?: number | null | undefined
  readonly toDateTime?: number | null | undefined
}): boolean {
  return (window.fromDateTime ?? -Infinity) < (window.toDateTime ?? Infinity)
}

export const NOT_FORWARD = { path: ['fromDateTime'], message: 'must be before toDateTime' }

/** Of users, by when they were added to Gong. */
export const userFilter = {
  userIds: z.array(id).nullish(),
  createdFromDateTime: instant.nullish(),
  createdToDateTime: instant.nullish(),
}
