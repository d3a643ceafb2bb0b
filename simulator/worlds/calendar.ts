// Days and working hours in the company's time zone.

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const utcMidnight = (nowMs: number): number => Math.floor(nowMs / DAY_MS) * DAY_MS

/** `YYYY-MM-DD` of an instant, as a clock in the zone shows it. */
export function dateReader(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (ms) => format.format(ms)
}

/** Where a day begins in the zone; noon decides on the offset, so on the day of a clock change it is an hour off. */
function startOfDay(date: string, timeZone: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`)
  const shown = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(noon)
  const part = (name: string) => Number(shown.find(({ type }) => type === name)?.value ?? 0)
  // At noon in London it is the same day everywhere, but for the zones that are already in the next.
  const days = part('day') === Number(date.slice(8)) ? 0 : 1
  const offsetMs = (days * 24 + part('hour') - 12) * HOUR_MS + part('minute') * MINUTE_MS
  return noon - 12 * HOUR_MS - offsetMs
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function isWeekday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day !== 0 && day !== 6
}

/** The working days of the `days` days before `endMs`, oldest first, each with its beginning in the zone. */
export function workingDays(endMs: number, days: number, timeZone: string): WorkingDay[] {
  const dateOf = dateReader(timeZone)
  const last = dateOf(endMs)
  return Array.from({ length: days - 1 }, (_, index) => addDays(last, index - days + 1))
    .concat(last)
    .filter(isWeekday)
    .map((date) => ({ date, startMs: startOfDay(date, timeZone) }))
}

export interface WorkingDay {
  readonly date: string
  readonly startMs: number
}
