/** What users did, day by day, and how they spoke. Days are of the company's calendar. */
import { z } from 'zod'
import {
  ACTIVITY_COUNTERS,
  type ActivityCounter,
  type UserDay,
  type UserInteraction,
} from '../records/user.ts'
import type { Line } from './line.ts'
import { type Page, pages } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { id, list, maybeText, type Place, read } from './shapes.ts'

const NO_STATS = /no (stats|calls|activity) found|users? not found/i

const dayByDay = {
  method: 'POST',
  path: '/v2/stats/activity/day-by-day',
  scope: 'api:stats:user-actions:detailed',
  empty: NO_STATS,
  list: 'usersDetailedActivities',
} as const satisfies Endpoint
const interaction = {
  method: 'POST',
  path: '/v2/stats/interaction',
  scope: 'api:stats:interaction',
  empty: NO_STATS,
  list: 'peopleInteractionStats',
} as const satisfies Endpoint

/** Days as `YYYY-MM-DD`; `to` is not part of the period and may not lie after the company's today. */
export interface DayPeriod {
  readonly from: string
  readonly to: string
}

/** One entry for each user with activity: their days on which anything was counted. */
export function listUserDays(line: Line, period: DayPeriod): AsyncGenerator<Page<UserDays>> {
  return pages(line, {
    endpoint: dayByDay,
    what: { filter: { fromDate: period.from, toDate: period.to } },
    item: toUserDays,
    idOf: (user) => user.userId,
  })
}

export interface UserDays {
  readonly userId: string
  readonly days: readonly UserDay[]
}

export function listInteraction(
  line: Line,
  period: DayPeriod,
): AsyncGenerator<Page<UserInteraction>> {
  return pages(line, {
    endpoint: interaction,
    what: { filter: { fromDate: period.from, toDate: period.to } },
    item: toInteraction,
    idOf: (user) => user.userId,
  })
}

/** Each counter is a list of call ids, whose length is the count. */
const dayShape = z.looseObject({ fromDate: z.string() }).transform((day, context) => {
  const counts: Partial<Record<ActivityCounter, number>> = {}
  for (const name of ACTIVITY_COUNTERS) {
    const calls = day[name]
    if (Array.isArray(calls) && calls.length > 0) counts[name] = calls.length
    if (calls != null && !Array.isArray(calls)) {
      context.addIssue({ code: 'custom', message: 'expected a list', path: [name] })
    }
  }
  return { date: day.fromDate.slice(0, 10), counts }
})
const userDaysShape = z.object({
  userId: id,
  userEmailAddress: maybeText,
  userDailyActivityStats: list(dayShape),
})
const interactionShape = z.object({
  userId: id,
  userEmailAddress: maybeText,
  personInteractionStats: list(z.object({ name: z.string(), value: z.number().nullish() })),
})

function toUserDays(element: unknown, place: Place): UserDays {
  const user = read(userDaysShape, element, place)
  const { userId, userEmailAddress: email, userDailyActivityStats: stats } = user
  const days = stats.map(({ date, counts }) => ({ userId, email, date, counts }))
  return { userId, days: days.filter((day) => Object.keys(day.counts).length > 0) }
}

function toInteraction(element: unknown, place: Place): UserInteraction {
  const user = read(interactionShape, element, place)
  const { userId, userEmailAddress: email, personInteractionStats: stats } = user
  const measures = stats.flatMap(({ name, value }) => (value == null ? [] : [{ name, value }]))
  return { userId, email, measures }
}
