// Permission profiles: who may see whose calls. Each belongs to one workspace, and a user may have none.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import { badRequest } from '../refusals.ts'
import type { WorldProfile } from '../world.ts'
import { id } from './filters.ts'
import { permissionProfile } from './permission-profile.ts'

/** Gong's document names no scope for these two; its list of app scopes has this one. */
const SCOPE = 'api:permission-profile:read'

export const allPermissionProfiles = endpoint({
  method: 'GET',
  path: '/v2/all-permission-profiles',
  scope: SCOPE,
  input: z.object({ workspaceId: id }),
  answer: ({ company }, { workspaceId }) => ({
    profiles: company.profiles.items
      .filter((profile) => profile.workspaceId === workspaceId)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(permissionProfile),
  }),
})

export const onePermissionProfile = endpoint({
  method: 'GET',
  path: '/v2/permission-profile',
  scope: SCOPE,
  input: z.object({ profileId: id }),
  answer: (gong, { profileId }) => ({ profile: permissionProfile(byId(gong, profileId)) }),
})

/** All of them at once: this list has no pages. */
export const permissionProfileUsers = endpoint({
  method: 'GET',
  path: '/v2/permission-profile/users',
  scope: 'api:users:read',
  input: z.object({ profileId: id }),
  answer(gong, { profileId }) {
    const holders = new Set(byId(gong, profileId).userIds)
    return {
      users: gong.company.users.items
        .filter((user) => holders.has(user.id))
        .map(({ id: userId, firstName, lastName, emailAddress }) => ({
          id: userId,
          fullName: `${firstName} ${lastName}`,
          emailAddress,
        })),
    }
  },
})

/** Gong's document lists no 404 for these. */
export function byId({ company }: Gong, profileId: string): WorldProfile {
  const profile = company.profiles.find(profileId)
  if (!profile) throw badRequest('Bad request')
  return profile
}
