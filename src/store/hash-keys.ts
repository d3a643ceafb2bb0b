/** The keys of the hashes in stubs, sealed: one for each organization, random, and the same for ever. */
import type { Kysely, Selectable } from 'kysely'
import type { HashKeyTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** What the sealed key is bound to, beside its organization. */
export const HASH_KEY_ROW = 'hash-key'

export async function findHashKey(db: Db, organizationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('hash_key')
    .select('secret')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.secret
}

/** Changes nothing where there is one: another process was first. */
export async function addHashKey(db: Db, organizationId: string, sealed: string): Promise<void> {
  await db
    .insertInto('hash_key')
    .values({ organization_id: organizationId, secret: sealed })
    .onConflict((conflict) => conflict.column('organization_id').doNothing())
    .execute()
}

/** Of every organization; locked until the transaction ends. */
export function lockHashKeys(transaction: Db): Promise<readonly Selectable<HashKeyTable>[]> {
  return transaction.selectFrom('hash_key').selectAll().forUpdate().execute()
}

export async function rewriteHashKey(
  transaction: Db,
  organizationId: string,
  sealed: string,
): Promise<void> {
  await transaction
    .updateTable('hash_key')
    .set({ secret: sealed })
    .where('organization_id', '=', organizationId)
    .execute()
}
