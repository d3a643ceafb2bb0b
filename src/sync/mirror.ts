/**
 * Reads who may see what in Gong: people and their managers, permission profiles, public folders, single calls given to
 * single users. It all goes into effect together, when the last of it is here.
 */
import type { Gong } from '../gong/gong.ts'
import type { PermissionProfile } from '../records/permission-profile.ts'
import { keep, Problem } from '../records/problems.ts'
import type { User } from '../records/user.ts'
import type { Workspace } from '../records/workspace.ts'
import {
  keepMirrorProblem,
  type MirrorRows,
  type ReadRows,
  mirrorSubject,
  replaceMirror,
} from '../store/mirror.ts'
import type { RefreshMirror } from './account-needs.ts'
import { readFolderCalls, readGrants } from './call-access.ts'
import { wholeListing } from './whole-listing.ts'

/**
 * A request for each hundred kept calls would spend the day's quota hourly. Short of the three hours that are meant, so
 * that a sync a little early does not wait for the next.
 */
const GRANTS_REST_MS = 2.5 * 3_600_000

/** Instead of grants: they are asked for again by the next reading. */
const NOT_READABLE: MirrorRows['call_grant'] = []

/** Throws a problem, which is kept as well; the permissions that were read before hold on until they are too old. */
export const refreshMirror: RefreshMirror = async ({ db, gong, organizationId, now }) => {
  try {
    const subject = await mirrorSubject(db, organizationId)
    const { rows, missing, areGrantsReadable } = await readMirror(gong, subject, now)
    const problem = missing ? keep(missing, now) : null
    await replaceMirror(db, organizationId, rows, { readSince: now, problem, areGrantsReadable })
  } catch (error) {
    if (error instanceof Problem) await keepMirrorProblem(db, organizationId, keep(error, now))
    throw error
  }
}

interface HeldProfile extends PermissionProfile {
  readonly workspaceId: string
  readonly userIds: readonly string[]
}

/** `missing`: a scope that the key lacks. What is behind it only ever shows more, so without it less is shown. */
async function readMirror(
  gong: Gong,
  { workspaceIds, callIds, grantsReadAt }: Awaited<ReturnType<typeof mirrorSubject>>,
  now: Date,
): Promise<{
  readonly rows: ReadRows
  readonly missing: Problem | undefined
  readonly areGrantsReadable: boolean
}> {
  let missing: Problem | undefined
  const permitted = async <Answer>(answer: Promise<Answer>, without: Answer): Promise<Answer> => {
    try {
      return await answer
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
      missing ??= error
      return without
    }
  }
  const users: User[] = []
  for await (const { items } of wholeListing(() => gong.users())) users.push(...items)
  const workspaces = await permitted(gong.workspaces(), [])
  const read = workspaces.filter(({ id }) => workspaceIds.length === 0 || workspaceIds.includes(id))
  const profiles = await permitted(readProfiles(gong, read), [])
  const held = profiles.filter(({ userIds }) => userIds.length > 0).map(profileRow)
  const folderCalls = await permitted(readFolderCalls(gong, held, callIds), [])
  const areGrantsDue = (grantsReadAt?.getTime() ?? 0) <= now.getTime() - GRANTS_REST_MS
  const grants = areGrantsDue ? await permitted(readGrants(gong, callIds), NOT_READABLE) : undefined
  return {
    missing,
    areGrantsReadable: grants !== NOT_READABLE,
    rows: {
      gong_user: users.map(userRow),
      gong_workspace: workspaces.map(({ id, name }) => ({ workspace_id: id, name })),
      gong_profile: profiles.map(profileRow),
      gong_profile_user: profiles.flatMap(({ id, userIds }) =>
        userIds.map((userId) => ({ profile_id: id, user_id: userId })),
      ),
      folder_call: folderCalls,
      ...(grants && { call_grant: grants }),
    },
  }
}

async function readProfiles(gong: Gong, workspaces: readonly Workspace[]): Promise<HeldProfile[]> {
  const profiles: HeldProfile[] = []
  for (const { id: workspaceId } of workspaces) {
    for (const profile of await gong.profiles(workspaceId)) {
      const userIds = [...new Set(await gong.profileUsers(profile.id))]
      profiles.push({ ...profile, workspaceId, userIds })
    }
  }
  return profiles
}

function userRow(user: User): MirrorRows['gong_user'][number] {
  const email = user.email?.toLowerCase() ?? null
  const others = [...user.emailAliases, user.trustedEmail ?? []]
    .flat()
    .map((address) => address.toLowerCase())
  return {
    user_id: user.id,
    email,
    other_emails: [...new Set(others)].filter((address) => address !== email),
    name: user.name ?? null,
    title: user.title ?? null,
    manager_id: user.managerId ?? null,
    is_active: user.active,
  }
}

function profileRow(profile: HeldProfile): MirrorRows['gong_profile'][number] {
  const { id, workspaceId, name, callsAccess, libraryAccess } = profile
  return {
    profile_id: id,
    workspace_id: workspaceId,
    name,
    calls_level: callsAccess.level ?? null,
    team_lead_ids: callsAccess.teamLeadIds,
    folders_level: libraryAccess.level ?? null,
    folder_ids: libraryAccess.folderIds,
  }
}
