/** Users with the names of their permission profiles and of their managers. */
import type { Gong } from '../gong/gong.ts'
import { Problem } from '../records/problems.ts'
import type { User } from '../records/user.ts'
import { userBlock } from '../text/users.ts'
import type { Gathering } from './gathering.ts'
import type { SharedReads } from './shared-reads.ts'

/** Reads and learns all users that the limit lets in; the names are known to the directory when it resolves. */
export async function listUsers(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
): Promise<User[]> {
  const users: User[] = []
  for await (const page of gong.users(gathering.limit)) {
    gathering.available = page.total
    users.push(...page.items)
    shared.directory.learn(page.items)
    if (users.length >= gathering.limit) break
  }
  return users.slice(0, gathering.limit)
}

export async function gatherUsers(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  listing: Promise<User[]>,
): Promise<void> {
  const [users, roles] = await Promise.all([listing, readRoles(gong, shared, gathering)])
  await shared.directory.resolve(users.flatMap((user) => user.managerId ?? []))
  for (const user of users) {
    const manager = shared.directory.name(user.managerId)
    const block = userBlock(user, roles.get(user.id)?.join(', '), manager)
    await gathering.take({ id: user.id, block, order: 0 })
  }
}

/** Gong's API has no role: the permission profiles of all workspaces stand in, where the key may read them. */
async function readRoles(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
): Promise<Map<string, string[]>> {
  const roles = new Map<string, string[]>()
  try {
    const workspaces = await shared.workspaces()
    for (const workspace of workspaces) {
      for (const profile of await gong.profiles(workspace.id)) {
        const role = workspaces.length > 1 ? `${profile.name} (${workspace.name})` : profile.name
        for (const userId of await gong.profileUsers(profile.id)) {
          roles.set(userId, [...(roles.get(userId) ?? []), role])
        }
      }
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
    gathering.warn(
      `Roles are left out: they are the names of permission profiles, and the key lacks ${error.scope}.`,
    )
    return new Map()
  }
  return roles
}
