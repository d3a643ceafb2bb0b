/** The mirror of Gong's permissions: replaced as a whole, or not at all. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { KeptProblem } from '../records/problems.ts'
import type { AccountTables } from './account-tables.ts'
import type { Tables } from './tables.ts'
import { settleViewers } from './viewers.ts'
import { raiseVisibilityEpoch } from './visibility.ts'

type Db = Kysely<Tables>

/** The columns beside the organization: first those that tell rows apart, then what they say. */
const COLUMNS = {
  gong_user: {
    key: ['user_id'],
    more: ['email', 'other_emails', 'name', 'title', 'manager_id', 'is_active'],
  },
  gong_workspace: { key: ['workspace_id'], more: ['name'] },
  gong_profile: {
    key: ['profile_id'],
    more: ['workspace_id', 'name', 'calls_level', 'team_lead_ids', 'folders_level', 'folder_ids'],
  },
  gong_profile_user: { key: ['profile_id', 'user_id'], more: [] },
  folder_call: { key: ['call_id', 'folder_id'], more: ['workspace_id'] },
  call_grant: { key: ['call_id', 'user_id'], more: [] },
} as const satisfies Partial<Record<keyof AccountTables, unknown>>

type MirrorTable = keyof typeof COLUMNS
type Row<Name extends MirrorTable> = Omit<Selectable<AccountTables[Name]>, 'organization_id'>

/** Of each table all rows, read at one time. */
export type MirrorRows = { readonly [Name in MirrorTable]: readonly Row<Name>[] }

/** Without `call_grant` the grants that were read before hold on. */
export type ReadRows = Omit<MirrorRows, 'call_grant'> & Partial<Pick<MirrorRows, 'call_grant'>>

/**
 * What was read takes the place of what was there, and viewers follow. `readSince`: when reading began, from which its age
 * is counted. `problem`: what the key may not read. Nothing happens where a later reading was faster.
 */
export async function replaceMirror(
  db: Db,
  organizationId: string,
  read: ReadRows,
  {
    readSince,
    problem,
    areGrantsReadable,
  }: {
    readonly readSince: Date
    readonly problem: KeptProblem | null
    readonly areGrantsReadable: boolean
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const state = {
      refreshed_at: readSince,
      problem: problem && JSON.stringify(problem),
      ...(read.call_grant && { grants_read_at: areGrantsReadable ? readSince : null }),
    }
    const { numInsertedOrUpdatedRows: written = 0n } = await trx
      .insertInto('mirror')
      // Before the first reading no call is kept that could be too old.
      .values({ organization_id: organizationId, calls_checked_at: readSince, ...state })
      .onConflict((conflict) =>
        conflict
          .column('organization_id')
          .doUpdateSet({
            ...state,
            calls_checked_at: sql<Date>`coalesce(mirror.calls_checked_at, excluded.calls_checked_at)`,
          })
          .where(sql<boolean>`coalesce(mirror.refreshed_at < ${readSince}, true)`),
      )
      .executeTakeFirstOrThrow()
    if (written === 0n) return
    const kept = await holdCalls(trx, organizationId, read)
    const rows: ReadRows = {
      ...read,
      folder_call: read.folder_call.filter(({ call_id }) => kept.has(call_id)),
    }
    const grants = read.call_grant?.filter(({ call_id }) => kept.has(call_id))
    const changes = [
      await replaceRows(trx, organizationId, 'gong_user', rows.gong_user),
      await replaceRows(trx, organizationId, 'gong_workspace', rows.gong_workspace),
      await replaceRows(trx, organizationId, 'gong_profile', rows.gong_profile),
      await replaceRows(trx, organizationId, 'gong_profile_user', rows.gong_profile_user),
      await replaceRows(trx, organizationId, 'folder_call', rows.folder_call),
      grants ? await replaceRows(trx, organizationId, 'call_grant', grants) : 0,
    ]
    if (changes.some((count) => count > 0)) await raiseVisibilityEpoch(trx, organizationId)
    await settleViewers(trx, organizationId, readSince)
  })
}

/** Why it could not be read; what was there stays, and its age. */
export async function keepMirrorProblem(
  db: Db,
  organizationId: string,
  problem: KeptProblem,
): Promise<void> {
  const state = { problem: JSON.stringify(problem) }
  await db
    .insertInto('mirror')
    .values({ organization_id: organizationId, refreshed_at: null, ...state })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(state))
    .execute()
}

/** What the mirror is read for. */
export async function mirrorSubject(
  db: Db,
  organizationId: string,
): Promise<{
  /** Calls of other workspaces are never linked. Empty for all. */
  readonly workspaceIds: readonly string[]
  readonly callIds: readonly string[]
  /** Null before the first time. */
  readonly grantsReadAt: Date | null
}> {
  const [access, calls, mirror] = await Promise.all([
    db
      .selectFrom('access')
      .select('workspace_ids')
      .where('organization_id', '=', organizationId)
      .executeTakeFirst(),
    db.selectFrom('call').select('call_id').where('organization_id', '=', organizationId).execute(),
    db
      .selectFrom('mirror')
      .select('grants_read_at')
      .where('organization_id', '=', organizationId)
      .executeTakeFirst(),
  ])
  return {
    workspaceIds: access?.workspace_ids ?? [],
    callIds: calls.map((row) => row.call_id),
    grantsReadAt: mirror?.grants_read_at ?? null,
  }
}

/** What was read of calls that are newly kept: it adds to the mirror, which is no younger by it. */
export async function addCallAccess(
  db: Db,
  organizationId: string,
  read: Pick<MirrorRows, 'folder_call' | 'call_grant'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const kept = await holdCalls(trx, organizationId, read)
    for (const name of ['folder_call', 'call_grant'] as const) {
      const rows = read[name].filter(({ call_id }) => kept.has(call_id))
      if (rows.length === 0) continue
      await trx
        .insertInto(name)
        .values(rows.map((row) => ({ organization_id: organizationId, ...row })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await raiseVisibilityEpoch(trx, organizationId)
  })
}

/** Profiles that somebody has, as they were read last. */
export function heldProfiles(
  db: Db,
  organizationId: string,
): Promise<readonly Pick<Row<'gong_profile'>, 'workspace_id' | 'folders_level' | 'folder_ids'>[]> {
  return db
    .selectFrom('gong_profile as profile')
    .select(['profile.workspace_id', 'profile.folders_level', 'profile.folder_ids'])
    .where('profile.organization_id', '=', organizationId)
    .where((query) =>
      query.exists(
        query
          .selectFrom('gong_profile_user as holder')
          .select('holder.user_id')
          .whereRef('holder.organization_id', '=', 'profile.organization_id')
          .whereRef('holder.profile_id', '=', 'profile.profile_id'),
      ),
    )
    .execute()
}

/** Those that are kept, and that nobody removes before the transaction ends. */
async function holdCalls(
  transaction: Db,
  organizationId: string,
  { folder_call, call_grant = [] }: Pick<ReadRows, 'folder_call' | 'call_grant'>,
): Promise<ReadonlySet<string>> {
  const callIds = [...folder_call, ...call_grant].map((row) => row.call_id)
  const rows = await transaction
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .forKeyShare()
    .execute()
  return new Set(rows.map((row) => row.call_id))
}

/** How many rows are new, gone or different. */
async function replaceRows<Name extends MirrorTable>(
  transaction: Db,
  organizationId: string,
  name: Name,
  rows: readonly Row<Name>[],
): Promise<number> {
  const { key, more } = COLUMNS[name]
  const table = sql.table(name)
  const list = (columns: readonly string[], of: string) =>
    sql.join(columns.map((column) => sql.ref(`${of}.${column}`)))
  const changed =
    more.length === 0
      ? sql`nothing`
      : sql`update set ${sql.join(
          more.map((column) => sql`${sql.id(column)} = ${sql.ref(`excluded.${column}`)}`),
        )} where (${list(more, name)}) is distinct from (${list(more, 'excluded')})`
  const result = await sql<{ changed: number }>`
    with new as (
      select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)
    ),
    gone as (
      delete from ${table} where organization_id = ${organizationId} and not exists (
        select from new where (${list(key, 'new')}) = (${list(key, name)}))
      returning 1
    ),
    written as (
      insert into ${table} (organization_id, ${sql.join([...key, ...more].map((column) => sql.id(column)))})
      select ${organizationId}, ${list([...key, ...more], 'new')} from new
      on conflict (organization_id, ${sql.join(key.map((column) => sql.id(column)))}) do ${changed}
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from written) as changed`.execute(
    transaction,
  )
  return result.rows[0]?.changed ?? 0
}
