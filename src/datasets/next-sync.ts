/** When a schedule comes next, in its own time zone, and whether it makes sense at all. */
import { CronExpressionParser } from 'cron-parser'
import { usage } from '../records/problems.ts'
import { cronOf, type Schedule } from '../records/schedule.ts'

/** Five fields of numbers, names, lists, ranges and steps: what every reader of cron takes for the same. */
const PLAIN = /^(?:[\d*,/-]|[a-z]{3})+(?:\s+(?:[\d*,/-]|[a-z]{3})+){4}$/i

/** Throws a usage problem that names what is wrong with it: the time zone, or the five fields. */
export function checkSchedule(schedule: Schedule, now: Date): void {
  const { timeZone } = schedule
  if (!isTimeZone(timeZone)) {
    throw usage(
      `timeZone: "${timeZone}" is no time zone.`,
      'Give one by its name, such as Europe/Berlin or UTC.',
    )
  }
  const cron = cronOf(schedule)
  if (nextTime(cron, timeZone, now) !== undefined) return
  throw usage(
    `cron: "${cron}" is no schedule that ever comes.`,
    'Write five fields: minute, hour, day of the month, month, weekday; as 0 6 * * 1-5 for working days at six.',
  )
}

/** Undefined when it never comes. */
export function nextSync(schedule: Schedule, after: Date): Date | undefined {
  return nextTime(cronOf(schedule), schedule.timeZone, after)
}

/** How many times of the schedule lie after `since`, up to and with `until`; no more than `most` are counted. */
export function timesBetween(
  schedule: Schedule,
  { since, until, most }: { readonly since: Date; readonly until: Date; readonly most: number },
): number {
  let times = 0
  for (let at = nextSync(schedule, since); at !== undefined && at <= until;) {
    times += 1
    if (times >= most) return times
    at = nextSync(schedule, at)
  }
  return times
}

function nextTime(cron: string, timeZone: string, after: Date): Date | undefined {
  if (!PLAIN.test(cron)) return undefined
  try {
    // The queue's own reader of cron, so that what is promised is what comes.
    const times = CronExpressionParser.parse(cron, { tz: timeZone, currentDate: after })
    return times.next().toDate()
  } catch {
    return undefined
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
