/** How far back somebody looks. Pure. */
import { DAY_MS } from '../records/days.ts'
import type { Period } from '../records/moment.ts'

const DAYS: Readonly<Record<Exclude<Period, 'all'>, number>> = {
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
}

/** Undefined for all time. */
export function startOf(period: Period, now: Date): Date | undefined {
  return period === 'all' ? undefined : new Date(now.getTime() - DAYS[period] * DAY_MS)
}
