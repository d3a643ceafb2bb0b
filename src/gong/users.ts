/** Users and workspaces. */
import { z } from 'zod'
import type { User } from '../records/user.ts'
import type { Workspace } from '../records/workspace.ts'
import type { Line } from './line.ts'
import { type Page, pages, records, whole } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import {
  id,
  list,
  maybeBoolean,
  maybeDate,
  maybeId,
  maybeText,
  type Place,
  read,
} from './shapes.ts'

const users = {
  method: 'GET',
  path: '/v2/users',
  scope: 'api:users:read',
  list: 'users',
} as const satisfies Endpoint
const usersExtensive = {
  method: 'POST',
  path: '/v2/users/extensive',
  scope: 'api:users:read',
  empty: /no (calls|users) found/i,
  list: 'users',
} as const satisfies Endpoint
const workspaces: Endpoint = { method: 'GET', path: '/v2/workspaces', scope: 'api:workspaces:read' }

/** All users, inactive ones included, in Gong's order. */
export function listUsers(line: Line, atMost?: number): AsyncGenerator<Page<User>> {
  return pages(line, {
    endpoint: users,
    what: {},
    item: toUser,
    idOf: (user) => user.id,
    ...(atMost !== undefined && { atMost }),
  })
}

/** The users of these ids, at most 100; unknown ids are silently missing. */
export function usersById(line: Line, userIds: readonly string[]): AsyncGenerator<User> {
  return records(line, {
    endpoint: usersExtensive,
    what: { filter: { userIds, includeAvatars: true } },
    item: toUser,
    idOf: (user) => user.id,
  })
}

export async function listWorkspaces(line: Line): Promise<Workspace[]> {
  return (await whole(line, workspaces, workspacesShape))?.workspaces ?? []
}

const userShape = z.object({
  id,
  emailAddress: maybeText,
  created: maybeDate,
  active: maybeBoolean,
  emailAliases: list(z.string()),
  trustedEmailAddress: maybeText,
  firstName: maybeText,
  lastName: maybeText,
  title: maybeText,
  managerId: maybeId,
})
const workspacesShape = z.object({ workspaces: list(z.object({ id, name: z.string() })) })

function toUser(element: unknown, place: Place): User {
  const user = read(userShape, element, place)
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ')
  return {
    id: user.id,
    name: name === '' ? undefined : name,
    email: user.emailAddress,
    emailAliases: user.emailAliases,
    trustedEmail: user.trustedEmailAddress,
    title: user.title,
    active: user.active ?? false,
    managerId: user.managerId,
    createdAt: user.created,
  }
}
