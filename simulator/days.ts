// Arithmetic with calendar days, written `YYYY-MM-DD`: no time, no zone.
const DAY_MS = 86_400_000

export type Period = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

/** A half-open range of days: `from` is inside, `to` is not. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}

export function daysIn({ from, to }: DayRange): string[] {
  const days = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Cuts a range where periods begin; the first and the last piece may be shorter than a whole period. */
export function periodsIn({ from, to }: DayRange, period: Period): DayRange[] {
  const pieces = []
  for (let start = from; start < to;) {
    const next = nextStart(start, period)
    const end = next < to ? next : to
    pieces.push({ from: start, to: end })
    start = end
  }
  return pieces
}

function nextStart(day: string, period: Period): string {
  const date = new Date(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const firstOf = (years: number, months: number) =>
    new Date(Date.UTC(years, months, 1)).toISOString().slice(0, 10)
  switch (period) {
    case 'DAY':
      return addDays(day, 1)
    case 'WEEK': // Gong's weeks start on Monday.
      return addDays(day, 7 - ((date.getUTCDay() + 6) % 7))
    case 'MONTH':
      return firstOf(year, month + 1)
    case 'QUARTER':
      return firstOf(year, Math.floor(month / 3) * 3 + 3)
    case 'YEAR':
      return firstOf(year + 1, 0)
  }
}
