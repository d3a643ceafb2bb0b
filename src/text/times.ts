/** Times as text files write them: always UTC, whatever the machine's zone and language. */

/** `2026-04-09 14:00:00 UTC` */
export function dateTimeLine(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `2026-04-09` */
export function dateLine(date: Date): string {
  return date.toISOString().slice(0, 10)
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `April 09, 2026 at 14:00 UTC` */
export function importedLine(date: Date): string {
  const iso = date.toISOString()
  return `${MONTHS[date.getUTCMonth()]} ${iso.slice(8, 10)}, ${iso.slice(0, 4)} at ${iso.slice(11, 16)} UTC`
}

/** `20260409_140000`, as file names carry it. */
export function fileStamp(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_')
}

/** `45m 00s`, and from an hour on `1h 05m 00s`. */
export function durationLine(durationSec: number): string {
  const { hours, minutes, seconds } = parts(durationSec)
  if (hours === 0) return `${minutes}m ${two(seconds)}s`
  return `${hours}h ${two(minutes)}m ${two(seconds)}s`
}

/** `12:34`, and from an hour on `1:12:34`: a place in a call. */
export function clockTime(atSec: number): string {
  const { hours, minutes, seconds } = parts(atSec)
  return hours === 0
    ? `${two(minutes)}:${two(seconds)}`
    : `${hours}:${two(minutes)}:${two(seconds)}`
}

/** Seconds of a `clockTime`. */
export function parseClockTime(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

function parts(totalSec: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(totalSec))
  return {
    hours: Math.floor(whole / 3_600),
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  }
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
