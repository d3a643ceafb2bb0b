// Which users a request asks for, ascending by id.
import type { z } from 'zod'
import type { Gong } from '../endpoint.ts'
import type { Listing } from '../pages.ts'
import type { WorldUser } from '../world.ts'
import type { userFilter } from './filters.ts'

type UserFilter = {
  readonly [Field in keyof typeof userFilter]?: z.output<(typeof userFilter)[Field]>
}

/** Avatars are Gong's own support users: left out unless asked for, although other answers may name them. */
export function userListing(
  gong: Gong,
  filter: UserFilter,
  includeAvatars: boolean,
): Listing<WorldUser> {
  const wanted = filter.userIds ? new Set(filter.userIds) : undefined
  const { createdFromDateTime: from, createdToDateTime: to } = filter
  return {
    list: 'userId',
    items: gong.company.users.items,
    position: ({ id }) => ({ timeMs: 0, id }),
    matches: ({ id, avatar, createdMs }) =>
      (includeAvatars || !avatar) &&
      (!wanted || wanted.has(id)) &&
      createdMs >= (from ?? -Infinity) &&
      createdMs < (to ?? Infinity),
  }
}
