// `POST /v2/stats/interaction`: how users talk. Only users with calls in these days are listed.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { nothingFound } from '../refusals.ts'
import type { WireStat, WorldUser } from '../world.ts'
import { cursor } from './filters.ts'
import { rangeDateTimes, rangeOf, statsFilter } from './stats-filter.ts'
import { userListing } from './user-listing.ts'

export const interactionStats = endpoint({
  method: 'POST',
  path: '/v2/stats/interaction',
  scope: 'api:stats:interaction',
  input: z.object({ cursor, filter: statsFilter }),
  async answer(gong, { filter, cursor: from }) {
    const range = rangeOf(gong, filter)
    const listing = userListing(gong, filter, false)
    const statsOf = remembered((user) => gong.company.world.interaction(user, range.from, range.to))
    const { records, items } = await gong.pages.page(
      { ...listing, matches: (user) => listing.matches(user) && statsOf(user) !== undefined },
      from,
    )
    if (records.totalRecords === 0) throw nothingFound('users')
    return {
      records,
      peopleInteractionStats: items.map((user) => ({
        userId: user.id,
        userEmailAddress: user.emailAddress,
        personInteractionStats: statsOf(user),
      })),
      ...rangeDateTimes(gong, range),
    }
  },
})

type Stats = readonly WireStat[] | undefined

/** Whether a user has statistics decides on the page, and then they are shown: made once for both. */
function remembered(make: (user: WorldUser) => Stats): (user: WorldUser) => Stats {
  const made = new Map<WorldUser, Stats>()
  return (user) => {
    if (!made.has(user)) made.set(user, make(user))
    return made.get(user)
  }
}
