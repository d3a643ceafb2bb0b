/** Gong's permissions for tests, as a mirror leaves them: written straight into the tables, with the calls they are about. */
import { type Kysely, sql } from 'kysely'
import { newId } from '../src/records/ids.ts'
import type { Tables } from '../src/store/tables.ts'
import { visibleTo } from '../src/store/visibility.ts'

type Db = Kysely<Tables>

export interface PermissionWorld {
  readonly users: readonly WorldUser[]
  readonly profiles: readonly WorldProfile[]
  readonly calls: readonly WorldCall[]
  readonly isOpenToAll?: boolean
  readonly followsChosenPeople?: boolean
  /** Null for a mirror that was never complete. */
  readonly refreshedAt?: Date | null
}

/** A user of Gong, who is a member here as well, by the id `mem_` and theirs. */
export interface WorldUser {
  readonly id: string
  readonly managerId?: string | undefined
  readonly isActive?: boolean
  readonly isMapped?: boolean
}

export interface WorldProfile {
  readonly id: string
  readonly workspaceId?: string
  readonly level: string | null
  readonly leads?: readonly string[]
  readonly folders?: 'all' | 'none' | readonly string[]
  readonly userIds: readonly string[]
}

/** What is left out is as usual: an external call of workspace `w1` that is linked to an account. */
export interface WorldCall {
  readonly id: string
  readonly workspaceId?: string | null
  readonly hostId?: string
  readonly partyIds?: readonly string[]
  readonly grantedIds?: readonly string[]
  readonly folderIds?: readonly string[]
  readonly isPrivate?: boolean
  /** Gong shows it no more, and nobody has said that it may go. */
  readonly isUnseen?: boolean
  readonly scope?: 'Internal' | 'External' | 'Unknown'
  readonly isLinked?: boolean
}

export const PRESENT = new Date('2026-04-09T14:00:00Z')

/** Writes the world for a new organization, and answers with its id. */
export async function placePermissions(db: Db, world: PermissionWorld): Promise<string> {
  const organizationId = newId('org')
  await db.transaction().execute(async (trx) => {
    await placePeople(trx, organizationId, world)
    await placeProfiles(trx, organizationId, world)
    await placeCalls(trx, organizationId, world.calls)
  })
  return organizationId
}

/** Ids of the calls that a user of the world sees here, in order. */
export async function seenBy(
  db: Db,
  organizationId: string,
  userId: string,
  now = PRESENT,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('call')
    .select('call_id')
    .where(visibleTo({ organizationId, memberId: `mem_${userId}`, now }))
    .orderBy('call_id')
    .execute()
  return rows.map((row) => row.call_id)
}

async function placePeople(
  db: Db,
  organizationId: string,
  {
    users,
    isOpenToAll = false,
    followsChosenPeople = false,
    refreshedAt = PRESENT,
  }: PermissionWorld,
): Promise<void> {
  await insert(db, 'organization', [{ organization_id: organizationId, name: 'Quillbeam' }])
  await insert(db, 'mirror', [{ organization_id: organizationId, refreshed_at: refreshedAt }])
  const access = {
    organization_id: organizationId,
    mode: 'all',
    read_from: PRESENT,
    is_open_to_all: isOpenToAll,
    follows_chosen_people: followsChosenPeople,
  }
  await insert(db, 'access', [access])
  const address = (id: string) => `${id}@quillbeam.example`
  await insert(
    db,
    'gong_user',
    users.map(({ id, managerId = null, isActive = true }) => ({
      organization_id: organizationId,
      user_id: id,
      email: address(id),
      name: `Gong ${id}`,
      manager_id: managerId,
      is_active: isActive,
    })),
  )
  await insert(
    db,
    'member',
    users.map(({ id }) => ({
      organization_id: organizationId,
      member_id: `mem_${id}`,
      user_id: `${organizationId} ${id}`,
      email: address(id),
      name: `Member ${id}`,
      role: 'csm',
    })),
  )
  await insert(
    db,
    'viewer',
    users
      .filter(({ isMapped = true }) => isMapped)
      .map(({ id }) => ({
        organization_id: organizationId,
        member_id: `mem_${id}`,
        user_id: id,
        basis: 'mapped',
        email: address(id),
        mapped_at: PRESENT,
      })),
  )
}

async function placeProfiles(
  db: Db,
  organizationId: string,
  { profiles }: PermissionWorld,
): Promise<void> {
  const workspaces = new Set(profiles.map(({ workspaceId = 'w1' }) => workspaceId))
  await insert(
    db,
    'gong_workspace',
    [...workspaces].map((id) => ({
      organization_id: organizationId,
      workspace_id: id,
      name: `Workspace ${id}`,
    })),
  )
  await insert(
    db,
    'gong_profile',
    profiles.map(({ id, workspaceId = 'w1', level, leads = [], folders = 'none' }) => ({
      organization_id: organizationId,
      profile_id: id,
      workspace_id: workspaceId,
      name: `Profile ${id}`,
      calls_level: level,
      team_lead_ids: leads,
      folders_level: typeof folders === 'string' ? folders : 'specific-folders',
      folder_ids: typeof folders === 'string' ? [] : folders,
    })),
  )
  await insert(
    db,
    'gong_profile_user',
    profiles.flatMap(({ id, userIds }) =>
      userIds.map((userId) => ({
        organization_id: organizationId,
        profile_id: id,
        user_id: userId,
      })),
    ),
  )
}

async function placeCalls(
  db: Db,
  organizationId: string,
  calls: readonly WorldCall[],
): Promise<void> {
  const account = {
    organization_id: organizationId,
    account_id: 'acc_1',
    name: 'Acme',
    stage: 'Onboarding',
    source: 'hand',
    created_at: PRESENT,
    updated_at: PRESENT,
  }
  await insert(db, 'account', [account])
  const rowsOf = <Row extends object>(rows: (call: WorldCall) => readonly Row[]) =>
    calls.flatMap((call) =>
      rows(call).map((row) => ({ organization_id: organizationId, call_id: call.id, ...row })),
    )
  await insert(
    db,
    'stub',
    rowsOf(() => [
      { started_at: PRESENT, state: 'open', has_deal: false, hash: '', seen_at: PRESENT },
    ]),
  )
  await insert(
    db,
    'call',
    rowsOf(
      ({
        id,
        workspaceId = 'w1',
        hostId = null,
        isPrivate = false,
        isUnseen = false,
        scope = 'External',
      }) => [
        {
          workspace_id: workspaceId,
          host_id: hostId,
          title: `Secret title of ${id}`,
          started_at: PRESENT,
          duration_sec: 60,
          scope,
          is_private: isPrivate,
          unseen_since: isUnseen ? PRESENT : null,
          type_source: 'none',
          details: {},
          crm: [],
          transcript_state: 'owed',
          linked_at: PRESENT,
          updated_at: PRESENT,
        },
      ],
    ),
  )
  await insert(
    db,
    'link',
    rowsOf(({ isLinked = true }) => [
      {
        account_id: 'acc_1',
        state: isLinked ? 'linked' : 'unlinked',
        reasons: [],
        is_manual: false,
        decided_at: PRESENT,
      },
    ]),
  )
  await insert(
    db,
    'call_party',
    rowsOf(({ partyIds = [] }) =>
      partyIds.map((userId, position) => ({
        position,
        user_id: userId,
        side: 'Internal',
        attended: false,
      })),
    ),
  )
  await insert(
    db,
    'call_grant',
    rowsOf(({ grantedIds = [] }) => grantedIds.map((userId) => ({ user_id: userId }))),
  )
  await insert(
    db,
    'folder_call',
    rowsOf(({ folderIds = [], workspaceId }) =>
      folderIds.map((id) => ({ folder_id: id, workspace_id: workspaceId ?? 'w1' })),
    ),
  )
}

/** Columns that the rows do not name get what the table says. */
async function insert(
  db: Db,
  table: keyof Tables,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((name) => sql.id(name)))
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
}
