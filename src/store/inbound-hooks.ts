/** Addresses at which other systems tell of new customers, and the deliveries that were taken there. */
import type { Insertable, Kysely, Selectable } from 'kysely'
import type { InboundHookTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredHook = Selectable<InboundHookTable>

export async function insertHook(db: Db, hook: Insertable<InboundHookTable>): Promise<void> {
  await db.insertInto('inbound_hook').values(hook).execute()
}

/** Those that are open, newest first. */
export function listHooks(db: Db, organizationId: string): Promise<readonly StoredHook[]> {
  return db
    .selectFrom('inbound_hook')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('hook_id')
    .execute()
}

/** Across organizations: a delivery names nothing but the hook. */
export function findOpenHook(db: Db, hookId: string): Promise<StoredHook | undefined> {
  return db
    .selectFrom('inbound_hook')
    .selectAll()
    .where('hook_id', '=', hookId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Answers whether there was an open one. */
export async function closeHook(
  db: Db,
  organizationId: string,
  hookId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inbound_hook')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('hook_id', '=', hookId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** For so long a delivery is remembered: longer than its signature is good. */
const REMEMBERED_MS = 60 * 60_000

/** False where this delivery was taken before. Of two at once, the second waits for the first. */
export async function takeDelivery(
  transaction: Db,
  { organization_id, hook_id }: Pick<StoredHook, 'organization_id' | 'hook_id'>,
  signatureHash: string,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('inbound_delivery')
    .values({ organization_id, hook_id, signature_hash: signatureHash, received_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await transaction
    .deleteFrom('inbound_delivery')
    .where('organization_id', '=', organization_id)
    .where('hook_id', '=', hook_id)
    .where('received_at', '<', new Date(now.getTime() - REMEMBERED_MS))
    .execute()
  await transaction
    .updateTable('inbound_hook')
    .set({ last_used_at: now })
    .where('organization_id', '=', organization_id)
    .where('hook_id', '=', hook_id)
    .execute()
  return true
}

/** Of every organization, closed ones too; locked until the transaction ends. */
export function lockHookSecrets(
  transaction: Db,
): Promise<readonly Pick<StoredHook, 'organization_id' | 'hook_id' | 'secret'>[]> {
  return transaction
    .selectFrom('inbound_hook')
    .select(['organization_id', 'hook_id', 'secret'])
    .forUpdate()
    .execute()
}

export async function rewriteHookSecret(
  transaction: Db,
  { organization_id, hook_id }: Pick<StoredHook, 'organization_id' | 'hook_id'>,
  sealed: string,
): Promise<void> {
  await transaction
    .updateTable('inbound_hook')
    .set({ secret: sealed })
    .where('organization_id', '=', organization_id)
    .where('hook_id', '=', hook_id)
    .execute()
}
