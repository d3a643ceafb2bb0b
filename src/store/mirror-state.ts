/** How fresh the mirror of Gong's permissions is, and the workspaces in it. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** How old what is known is: the oldest of permissions, of grants, and of the calls that both are about. */
export const mirrorAsOf = sql<Date | null>`(case when mirror.refreshed_at is not null
  then least(mirror.refreshed_at, mirror.calls_checked_at, mirror.grants_read_at) end)`

/** Null before it was read completely for the first time. */
export async function readMirrorAsOf(db: Db, organizationId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('mirror')
    .select(mirrorAsOf.as('as_of'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.as_of ?? null
}

/** Gong was asked for every kept call after that moment. */
export async function markCallsChecked(
  db: Db,
  organizationId: string,
  checkedSince: Date,
): Promise<void> {
  await db
    .updateTable('mirror')
    .set({ calls_checked_at: checkedSince })
    .where('organization_id', '=', organizationId)
    .execute()
}

export function listGongWorkspaces(
  db: Db,
  organizationId: string,
): Promise<readonly { readonly workspaceId: string; readonly name: string }[]> {
  return db
    .selectFrom('gong_workspace')
    .select(['workspace_id as workspaceId', 'name'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute()
}
