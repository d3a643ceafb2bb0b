/** Days and moments as a person says them, in a time zone of choice. */

/** As in "tomorrow 06:00": the day is the schedule's own. */
export function momentWords(at: Date, now: Date, timeZone?: string): string {
  const time = format(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${dayWords(at, now, timeZone)} ${time}`
}

/** Today, yesterday, tomorrow, a weekday of the coming week, or the date. */
export function dayWords(at: Date, now: Date, timeZone?: string): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days > 1 && days < 7) return format(at, timeZone, { weekday: 'long' })
  const isThisYear =
    format(at, timeZone, { year: 'numeric' }) === format(now, timeZone, { year: 'numeric' })
  const date = { day: 'numeric', month: 'short' } as const
  return format(at, timeZone, isThisYear ? date : { ...date, year: 'numeric' })
}

function dayNumber(at: Date, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-CA', zoned(timeZone, {})).format(at)
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / 86_400_000)
}

function format(
  at: Date,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat('en-GB', zoned(timeZone, options)).format(at)
}

function zoned(
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormatOptions {
  return timeZone === undefined ? options : { ...options, timeZone }
}
