/** Permission profiles of a workspace, and who holds them. */
import { z } from 'zod'
import type { PermissionProfile } from '../records/permission-profile.ts'
import type { Line } from './line.ts'
import { whole } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { id, list, maybeText } from './shapes.ts'

const profiles: Endpoint = {
  method: 'GET',
  path: '/v2/all-permission-profiles',
  scope: 'api:permission-profile:read',
}
const profileUsers: Endpoint = {
  method: 'GET',
  path: '/v2/permission-profile/users',
  scope: 'api:users:read',
}

export async function listProfiles(line: Line, workspaceId: string): Promise<PermissionProfile[]> {
  const answer = await whole(line, profiles, profilesShape, { workspaceId })
  return (answer?.profiles ?? []).map((profile) => ({
    id: profile.id,
    name: profile.name,
    callsAccess: {
      level: profile.callsAccess?.permissionLevel,
      teamLeadIds: profile.callsAccess?.teamLeadIds ?? [],
    },
    libraryAccess: {
      level: profile.libraryFolderAccess?.permissionLevel,
      folderIds: profile.libraryFolderAccess?.libraryFolderIds ?? [],
    },
  }))
}

/** Ids of the users who hold a profile. Gong answers them all at once, without paging. */
export async function listProfileUsers(line: Line, profileId: string): Promise<string[]> {
  const answer = await whole(line, profileUsers, profileUsersShape, { profileId })
  return (answer?.users ?? []).map((user) => user.id)
}

const profilesShape = z.object({
  profiles: list(
    z.object({
      id,
      name: z.string(),
      callsAccess: z.object({ permissionLevel: maybeText, teamLeadIds: list(id) }).nullish(),
      libraryFolderAccess: z
        .object({ permissionLevel: maybeText, libraryFolderIds: list(id) })
        .nullish(),
    }),
  ),
})
const profileUsersShape = z.object({ users: list(z.object({ id })) })
