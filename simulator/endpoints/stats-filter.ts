// The filter of the statistics: days of the company's calendar where the calls have points in time.
import { z } from 'zod'
import type { DayRange } from '../days.ts'
import type { Gong } from '../endpoint.ts'
import { badRequest } from '../refusals.ts'
import { day, userFilter } from './filters.ts'

export const statsFilter = z
  .object({
    ...userFilter,
    fromDate: day,
    toDate: day,
    // The names that the calls use always fail here.
    fromDateTime: z.never().optional(),
    toDateTime: z.never().optional(),
  })
  .refine(({ fromDate, toDate }) => fromDate < toDate, {
    path: ['fromDate'],
    message: 'must be before toDate',
  })

/** `toDate` is exclusive, so Gong has nothing about today yet. */
export function rangeOf(
  { clock, calendar }: Gong,
  { fromDate, toDate }: z.output<typeof statsFilter>,
): DayRange {
  if (toDate > calendar.dayOf(clock.nowMs())) {
    throw badRequest('filter.toDate: must not be after the current day')
  }
  return { from: fromDate, to: toDate }
}

/** A range as the answers give it back. */
export function rangeDates({ calendar }: Gong, { from, to }: DayRange) {
  return {
    fromDate: calendar.iso(calendar.startOf(from)),
    toDate: calendar.iso(calendar.startOf(to)),
  }
}

export function rangeDateTimes(gong: Gong, range: DayRange) {
  const { fromDate, toDate } = rangeDates(gong, range)
  return { fromDateTime: fromDate, toDateTime: toDate, timeZone: gong.calendar.timeZone }
}
