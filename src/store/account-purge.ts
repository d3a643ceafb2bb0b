/** Everything that was read of a Gong company for the accounts goes; the accounts themselves are ours and stay. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Ordered: what hangs on something goes before it. */
const READ_FROM_GONG = [
  'link',
  'call',
  'stub',
  'account_window',
  'gong_user',
  'gong_workspace',
  'gong_profile',
  'mirror',
  'viewer',
] as const

export async function allCalls(db: Db, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .execute()
  return rows.map((row) => row.call_id)
}

/** The choice is no longer one that anybody made: its teams and workspaces were the other company's. */
export async function deleteCompany(transaction: Db, organizationId: string): Promise<void> {
  for (const table of READ_FROM_GONG) {
    await sql`delete from ${sql.table(table)} where organization_id = ${organizationId}`.execute(
      transaction,
    )
  }
  await transaction.deleteFrom('access').where('organization_id', '=', organizationId).execute()
}
