/** Calls leave everything that they reached, in one transaction. */
import type { Kysely } from 'kysely'
import { deleteCalls } from '../store/call-removals.ts'
import { orphanedCalls } from '../store/link-writes.ts'
import type { Tables } from '../store/tables.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import type { CallIndex } from '../accounts/call-index.ts'

type Db = Kysely<Tables>

/** Answers how many of them were there. */
export async function dropCalls(
  transaction: Db,
  index: CallIndex,
  organizationId: string,
  callIds: readonly string[],
): Promise<number> {
  if (callIds.length === 0) return 0
  const gone = await deleteCalls(transaction, organizationId, callIds)
  if (gone.length === 0) return 0
  await index.remove(transaction, organizationId, gone)
  await raiseVisibilityEpoch(transaction, organizationId)
  return gone.length
}

/** For whoever took a tie or an account away: calls that nothing holds any more go as well. */
export async function dropOrphans(
  transaction: Db,
  index: CallIndex,
  organizationId: string,
): Promise<number> {
  const orphans = await orphanedCalls(transaction, organizationId)
  return dropCalls(transaction, index, organizationId, orphans)
}
