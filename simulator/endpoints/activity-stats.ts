// `POST /v2/stats/activity/*`: what users did, as sums, as sums by period, and by day as lists of call ids.
import { z } from 'zod'
import { daysIn, periodsIn } from '../days.ts'
import type { DayRange } from '../days.ts'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import { nothingFound } from '../refusals.ts'
import { ACTIVITY_COUNTERS } from '../world.ts'
import type { WorldUser } from '../world.ts'
import { cursor } from './filters.ts'
import { rangeDates, rangeDateTimes, rangeOf, statsFilter } from './stats-filter.ts'
import { userListing } from './user-listing.ts'

const input = z.object({ cursor, filter: statsFilter })

export const aggregateActivity = endpoint({
  method: 'POST',
  path: '/v2/stats/activity/aggregate',
  scope: 'api:stats:user-actions',
  input,
  async answer(gong, request) {
    const { records, items, range } = await page(gong, request)
    return {
      records,
      usersAggregateActivityStats: items.map((user) => ({
        ...naming(user),
        userAggregateActivityStats: sums(gong, user, range),
      })),
      ...rangeDateTimes(gong, range),
    }
  },
})

export const activityByPeriod = endpoint({
  method: 'POST',
  path: '/v2/stats/activity/aggregate-by-period',
  scope: 'api:stats:user-actions',
  // Beside the filter, not in it.
  input: input.extend({ aggregationPeriod: z.enum(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']) }),
  async answer(gong, request) {
    const { records, items, range } = await page(gong, request)
    const periods = periodsIn(range, request.aggregationPeriod)
    return {
      records,
      usersAggregateActivity: items.map((user) => ({
        ...naming(user),
        userAggregateActivity: periods.map((period) => ({
          ...sums(gong, user, period),
          ...rangeDates(gong, period),
        })),
      })),
    }
  },
})

export const activityByDay = endpoint({
  method: 'POST',
  path: '/v2/stats/activity/day-by-day',
  scope: 'api:stats:user-actions:detailed',
  input,
  async answer(gong, request) {
    const { records, items, range } = await page(gong, request)
    const days = periodsIn(range, 'DAY')
    return {
      records,
      usersDetailedActivities: items.map((user) => ({
        ...naming(user),
        userDailyActivityStats: days.map((oneDay) => ({
          ...callIds(gong, user, oneDay.from),
          ...rangeDates(gong, oneDay),
        })),
      })),
    }
  },
})

/** Only users who did something in the range are listed; where nobody did, Gong answers 404. */
async function page(gong: Gong, { filter, cursor: from }: z.output<typeof input>) {
  const range = rangeOf(gong, filter)
  const listing = userListing(gong, filter, false)
  const listed = await gong.pages.page(
    { ...listing, matches: (user) => listing.matches(user) && didSomething(gong, user, range) },
    from,
  )
  if (listed.records.totalRecords === 0) throw nothingFound('users')
  return { ...listed, range }
}

function didSomething({ company }: Gong, user: WorldUser, range: DayRange): boolean {
  return daysIn(range).some((day) =>
    Object.values(company.world.activity(user, day)).some((calls) => calls.length > 0),
  )
}

function naming({ id, emailAddress }: WorldUser) {
  return { userId: id, userEmailAddress: emailAddress }
}

function callIds(
  { company }: Gong,
  user: WorldUser,
  day: string,
): Record<string, readonly string[]> {
  const activity = company.world.activity(user, day)
  return Object.fromEntries(ACTIVITY_COUNTERS.map((counter) => [counter, activity[counter] ?? []]))
}

function sums({ company }: Gong, user: WorldUser, range: DayRange): Record<string, number> {
  const days = daysIn(range).map((day) => company.world.activity(user, day))
  return Object.fromEntries(
    ACTIVITY_COUNTERS.map((counter) => [
      counter,
      days.reduce((sum, activity) => sum + (activity[counter]?.length ?? 0), 0),
    ]),
  )
}
