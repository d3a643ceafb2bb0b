/**
 * Kept calls that Gong shows no more while nobody has said that so many may go: they stay, and nobody sees them until
 * they are seen again or removed.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import { raiseVisibilityEpoch } from './visibility.ts'

type Db = Kysely<Tables>

export interface KeptStart {
  readonly callId: string
  readonly startedAt: Date
}

/** All that are kept, the newest first. */
export async function keptStarts(db: Db, organizationId: string): Promise<readonly KeptStart[]> {
  return db
    .selectFrom('call')
    .select(['call_id as callId', 'started_at as startedAt'])
    .where('organization_id', '=', organizationId)
    .orderBy('started_at', 'desc')
    .execute()
}

/** Those that are hidden already keep their time. */
export async function hideUnseen(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('call')
    .set({ unseen_since: now })
    .where('organization_id', '=', organizationId)
    .where('unseen_since', 'is', null)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await raiseVisibilityEpoch(transaction, organizationId)
}

/** Gong shows them again. */
export async function showSeen(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  await transaction
    .updateTable('call')
    .set({ unseen_since: null })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  await raiseVisibilityEpoch(transaction, organizationId)
}
