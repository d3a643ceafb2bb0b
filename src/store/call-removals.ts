/** Calls that leave the store, with everything that hangs on them. */
import { type Kysely, sql } from 'kysely'
import { dropWordsOfCalls } from './handoff-removals.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/**
 * Parties, transcript, marks and grants go with the call, and so does every sentence that was made from it; its stub stays. Ties of the rules go as well. What a person has
 * decided stays: a tie that was cut must not come back by a rule, and one that was made waits until the call is open
 * again. Answers the calls that were there.
 */
export async function deleteCalls(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly string[]> {
  await transaction
    .deleteFrom('link')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'linked')
    .where('is_manual', '=', false)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  await transaction
    .updateTable('link')
    .set({ state: 'waiting', reasons: '[]' })
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'linked')
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  const rows = await transaction
    .deleteFrom('call')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .returning('call_id')
    .execute()
  // After the calls: who is writing from them holds them until then.
  await dropWordsOfCalls(transaction, organizationId, callIds)
  return rows.map((row) => row.call_id)
}

/** All that people have decided, too: Gong does not have these calls any more. */
export async function deleteAllLinks(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('link')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
}
