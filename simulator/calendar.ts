// The company's calendar: dates carry the offset of the company's time zone, and statistics count that zone's days.

export interface Calendar {
  readonly timeZone: string
  iso(ms: number, precision?: Precision): string
  /** `YYYY-MM-DD` of a moment. */
  dayOf(ms: number): string
  /** The moment at which a day begins. */
  startOf(day: string): number
}

/** Gong's dates come with 0, 3 or 6 fraction digits, depending on the field. */
type Precision = 'seconds' | 'milliseconds' | 'microseconds'

const HOUR_MS = 3_600_000
const QUARTER_HOUR_MS = 900_000

export function createCalendar(timeZone: string): Calendar {
  const offsetName = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  // Asking Intl costs more than all the rest of a date, and no zone changes its offset within a quarter of an hour.
  const offsets = new Map<number, number>()

  function offsetMs(ms: number): number {
    const quarter = Math.floor(ms / QUARTER_HOUR_MS)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const name = offsetName.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value
    const offset = parseOffset(name ?? '')
    offsets.set(quarter, offset)
    return offset
  }

  const dayOf = (ms: number) => new Date(ms + offsetMs(ms)).toISOString().slice(0, 10)

  return {
    timeZone,
    dayOf,
    iso: (ms, precision = 'seconds') => format(ms, offsetMs(ms), precision),
    startOf(day) {
      const midnightUtc = Date.parse(`${day}T00:00:00Z`)
      const start = midnightUtc - offsetMs(midnightUtc - offsetMs(midnightUtc))
      // Where the clocks go forward at midnight the day begins an hour later.
      return dayOf(start) < day ? start + HOUR_MS : start
    },
  }
}

/** `GMT`, `GMT+02:00` or `GMT-03:30`, as Intl names offsets. */
function parseOffset(name: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function format(ms: number, offsetMs: number, precision: Precision): string {
  const local = new Date(ms + offsetMs).toISOString()
  return local.slice(0, 19) + fraction(ms, precision) + offsetText(offsetMs)
}

/** Milliseconds that are zero are left out, as Java does it. */
function fraction(ms: number, precision: Precision): string {
  const millis = ((ms % 1000) + 1000) % 1000
  if (precision === 'microseconds') {
    return `.${String(millis).padStart(3, '0')}${String((millis * 7 + 562) % 1000).padStart(3, '0')}`
  }
  return precision === 'seconds' || millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`
}

function offsetText(offsetMs: number): string {
  if (offsetMs === 0) return 'Z'
  const minutes = Math.abs(offsetMs) / 60_000
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
