/** How fresh the mirror of Gong's permissions is, and the workspaces in it. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** When it was read completely; null before the first time. */
export async function mirrorRefreshedAt(db: Db, organizationId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('mirror')
    .select('refreshed_at')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.refreshed_at ?? null
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
