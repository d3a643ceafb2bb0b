// `POST` and `PUT /v2/permission-profile`: Gong's own way to change who may see whose calls. Who holds a profile is
// changed in Gong's pages alone.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { newId } from '../ids.ts'
import { Refusal } from '../refusals.ts'
import type { WorldProfile } from '../world.ts'
import { id } from './filters.ts'
import { permissionProfile } from './permission-profile.ts'
import { byId } from './permission-profiles.ts'

const SCOPE = 'api:permission-profile:write'
const PATH = '/v2/permission-profile'

const LEVELS = ['all', 'managers-team', 'report-to-them', 'own', 'none'] as const
const FOLDER_LEVELS = ['all', 'specific-folders', 'none'] as const
const ids = z.array(id).nullish()

/** A part of a profile is enough; what the simulator does not know of is passed over. */
const body = z.object({
  name: z.string().nullish(),
  description: z.string().nullish(),
  callsAccess: z.object({ permissionLevel: z.enum(LEVELS), teamLeadIds: ids }).nullish(),
  libraryFolderAccess: z
    .object({ permissionLevel: z.enum(FOLDER_LEVELS), libraryFolderIds: ids })
    .nullish(),
})

export const createProfile = endpoint({
  method: 'POST',
  path: PATH,
  scope: SCOPE,
  takesQuery: true,
  input: z.object({
    query: z.object({ workspaceId: id }),
    body: body.extend({ name: z.string() }),
  }),
  answer({ company }, { query: { workspaceId }, body: wanted }) {
    const taken = company.profiles.items.some(
      (profile) => profile.workspaceId === workspaceId && profile.name === wanted.name,
    )
    if (taken) throw new Refusal(422, ['A permission profile with this name already exists'])
    const none = { permissionLevel: 'none' }
    const blank = {
      id: newId(),
      workspaceId,
      name: wanted.name,
      description: '',
      callsAccess: { ...none, teamLeadIds: null },
      libraryFolderAccess: { ...none, libraryFolderIds: null },
      userIds: [],
    }
    const profile = changed(blank, wanted)
    company.profiles.put(profile)
    return { profile: permissionProfile(profile) }
  },
})

export const changeProfile = endpoint({
  method: 'PUT',
  path: PATH,
  scope: SCOPE,
  takesQuery: true,
  input: z.object({ query: z.object({ profileId: id }), body }),
  answer(gong, { query: { profileId }, body: wanted }) {
    const profile = changed(byId(gong, profileId), wanted)
    gong.company.profiles.put(profile)
    return { profile: permissionProfile(profile) }
  },
})

function changed(profile: WorldProfile, wanted: z.output<typeof body>): WorldProfile {
  const { name, description, callsAccess, libraryFolderAccess: library } = wanted
  return {
    ...profile,
    ...(name != null && { name }),
    ...(description != null && { description }),
    ...(callsAccess && {
      callsAccess: { ...callsAccess, teamLeadIds: callsAccess.teamLeadIds ?? null },
    }),
    ...(library && {
      libraryFolderAccess: { ...library, libraryFolderIds: library.libraryFolderIds ?? null },
    }),
  }
}
