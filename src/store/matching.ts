/** Whether the calls of an account are being looked for. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

interface AccountKey {
  readonly organizationId: string
  readonly accountId: string
}

/** Since when; undefined where they are not. */
export async function findMatching(
  db: Db,
  { organizationId, accountId }: AccountKey,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('account')
    .select('matching_since')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.matching_since ?? undefined
}

/** Unless the account was changed meanwhile, and is being looked for anew. */
export async function endMatching(
  db: Db,
  { organizationId, accountId }: AccountKey,
  since: Date | undefined,
): Promise<void> {
  if (since === undefined) return
  await db
    .updateTable('account')
    .set({ matching_since: null })
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    // A Date has no microseconds.
    .where(sql<boolean>`date_trunc('milliseconds', matching_since) = ${since}`)
    .execute()
}

/** Accounts whose looking was begun before `time` and not ended: their process died. */
export async function staleMatching(db: Db, time: Date): Promise<readonly AccountKey[]> {
  const rows = await db
    .selectFrom('account')
    .select(['organization_id', 'account_id'])
    .where('matching_since', '<', time)
    .execute()
  return rows.map((row) => ({ organizationId: row.organization_id, accountId: row.account_id }))
}
