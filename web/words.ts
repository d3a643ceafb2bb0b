/** Numbers and times as people read them, in the browser's zone and in English as the rest of the product. */

const LANGUAGE = 'en-GB'
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `61 KB`, `1.9 MB`; a dash when nobody knows. */
export function bytes(size: number | null | undefined): string {
  if (size === null || size === undefined) return '–'
  const power =
    size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(size) / Math.log(1_000)))
  const amount = size / 1_000 ** power
  const digits = power > 0 && amount < 9.95 ? 1 : 0
  return `${amount.toFixed(digits).replace(/\.0$/, '')}\u00A0${UNITS[power] ?? 'B'}`
}

/** `12,480`; a dash when nobody knows. */
export function count(amount: number | null | undefined): string {
  return amount === null || amount === undefined ? '–' : amount.toLocaleString('en-US')
}

/** `1 call`, `2 calls`. */
export function counted(amount: number, one: string, many = `${one}s`): string {
  return `${count(amount)}\u00A0${amount === 1 ? one : many}`
}

/** `0.4 s`, `41 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${Math.max(0.1, Math.round(ms / 100) / 10)} s`
  if (ms < MINUTE_MS) return `${Math.round(ms / 1_000)} s`
  if (ms < HOUR_MS) {
    const seconds = Math.floor((ms % MINUTE_MS) / 1_000)
    return `${Math.floor(ms / MINUTE_MS)} min${seconds > 0 ? ` ${seconds} s` : ''}`
  }
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  return `${Math.floor(ms / HOUR_MS)} h${minutes > 0 ? ` ${minutes} min` : ''}`
}

// Made once: a long list tells a moment in every row, and making one of these takes longer than using it.
const HOURS = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' })
const DAY_OF_YEAR = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const WEEKDAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short' })

/** `06:00` of the browser's zone. */
export function clock(at: string | Date): string {
  return HOURS.format(new Date(at))
}

/** `8 Oct`, with the year when it is another one. */
export function day(at: string | Date, now: Date = new Date()): string {
  const then = new Date(at)
  const isThisYear = then.getFullYear() === now.getFullYear()
  return (isThisYear ? DAY : DAY_OF_YEAR).format(then)
}

/** `today 06:00`, `tomorrow 06:00`, `yesterday 17:10`, `Thu 9 Oct 06:00`. */
export function moment(at: string | Date, now: Date = new Date()): string {
  const then = new Date(at)
  const days = Math.round((startOfDay(then) - startOfDay(now)) / DAY_MS)
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days)
  if (near) return `${near} ${clock(then)}`
  const weekday = Math.abs(days) < 7 ? `${WEEKDAY.format(then)} ` : ''
  return `${weekday}${day(then, now)} ${clock(then)}`
}

/** `just now`, `4 min ago`, `in 3 h`; from a day on the moment itself. */
export function ago(at: string | Date, now: Date = new Date()): string {
  const ms = now.getTime() - new Date(at).getTime()
  const size = Math.abs(ms)
  if (size < MINUTE_MS) return ms >= 0 ? 'just now' : 'in a moment'
  if (size >= DAY_MS) return moment(at, now)
  const words =
    size < HOUR_MS ? `${Math.round(size / MINUTE_MS)} min` : `${Math.round(size / HOUR_MS)} h`
  return ms > 0 ? `${words} ago` : `in ${words}`
}

/** `2025-10-06 04:00:00 UTC`, for whoever compares with a log. */
export function utc(at: string | Date): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The browser's zone, as `Europe/Berlin`. */
export function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function startOfDay(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
}

/** `58 %` of a share from 0 to 1. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00A0%`
}

/** Of a day `YYYY-MM-DD`, from today: 0 for today, 3 for in three days, negative for the past. */
export function daysUntil(day: string, now: Date = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((Date.parse(day) - today) / DAY_MS)
}

/** `today`, `tomorrow`, `in 3 days`, `4 days ago`. */
export function daysWords(days: number): string {
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days)
  if (near !== undefined) return near
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** How long ago in whole days of the reader's calendar, from an instant. */
export function daysSince(at: string, now: Date = new Date()): number {
  const then = new Date(at)
  const day = Date.UTC(then.getFullYear(), then.getMonth(), then.getDate())
  return Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - day) / DAY_MS)
}

/** As `Maya, Dev and Ines`. */
export function listed(names: readonly string[], word = 'and'): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`
}
