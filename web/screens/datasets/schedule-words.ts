/** A schedule as a person says it, and when it is due next; the browser knows the time zone's rules. */
import { Cron } from 'croner'
import type { Schedule } from '../../../src/records/schedule.ts'

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

/** As in "daily at 06:00"; the minutes of hourly ones are those of `at`. */
export function frequencyWords({ frequency, at, weekday, cron }: Schedule): string {
  const minute = at.slice(3)
  switch (frequency) {
    case 'hourly':
      return minute === '00' ? 'every hour' : `every hour at :${minute}`
    case '6-hourly':
      return `every 6 hours from ${sixHourStart(at)}`
    case 'daily':
      return `daily at ${at}`
    case 'weekly':
      return `${WEEKDAYS[weekday] ?? 'Sunday'}s at ${at}`
    case 'cron':
      return `by cron ${cron.trim()}`
  }
}

function sixHourStart(at: string): string {
  return `${String(Number(at.slice(0, 2)) % 6).padStart(2, '0')}:${at.slice(3)}`
}

/** Five fields, as the server makes them of the same schedule. */
function cronOf({ frequency, at, weekday, cron }: Schedule): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  switch (frequency) {
    case 'hourly':
      return `${minute} * * * *`
    case '6-hourly':
      return `${minute} ${hour % 6}-23/6 * * *`
    case 'daily':
      return `${minute} ${hour} * * *`
    case 'weekly':
      return `${minute} ${hour} * * ${weekday}`
    case 'cron':
      return cron.trim()
  }
}

export type NextRun =
  | { readonly at: Date }
  | { readonly wrong: 'at' | 'cron' | 'timeZone'; readonly why: string }

/** The next time after `now`, or which field stands in the way. */
export function nextRun(schedule: Schedule, now: Date): NextRun {
  if (!isTimeZone(schedule.timeZone)) {
    return {
      wrong: 'timeZone',
      why: `"${schedule.timeZone}" is no time zone: write it as Europe/Berlin`,
    }
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(schedule.at)) {
    return { wrong: 'at', why: 'write a time as 06:00' }
  }
  const pattern = cronOf(schedule)
  if (pattern.split(/\s+/).length !== 5) {
    return { wrong: 'cron', why: 'cron has five fields, as in 0 6 * * 1-5' }
  }
  try {
    const at = new Cron(pattern, { timezone: schedule.timeZone, paused: true }).nextRun(now)
    return at ? { at } : { wrong: 'cron', why: 'this never comes: no such day in any month' }
  } catch {
    return { wrong: 'cron', why: 'this is no cron pattern; 0 6 * * 1-5 is weekdays at 06:00' }
  }
}

/** What is off waits for no time, so what stands in its hidden fields must not stand in the way. */
export function sendable(sync: Schedule, usual: Schedule): Schedule {
  return sync.isOn || 'at' in nextRun(sync, new Date()) ? sync : { ...usual, isOn: false }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}
