/** Calls leave everything that they reached, in one transaction. */
import type { Kysely } from 'kysely'
import { Problem } from '../records/problems.ts'
import { deleteAllLinks, deleteCalls } from '../store/call-removals.ts'
import { orphanedCalls } from '../store/link-writes.ts'
import { deleteStubs } from '../store/stub-writes.ts'
import type { Tables } from '../store/tables.ts'
import { hideUnseen } from '../store/unseen-calls.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import type { CallIndex } from '../accounts/call-index.ts'
import type { Reading } from './account-needs.ts'
import { write } from './account-reading.ts'

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

/** Fewer may always go; more than half of those that were known are asked about. */
const FEW_REMOVALS = 5

interface Unseen {
  readonly unseen: readonly string[]
  /** Calls that were looked for, the unseen among them. */
  readonly known: number
}

/**
 * Calls that Gong does not show where it would have to go, with all that is known of them. So many that a mistake is
 * likely are hidden instead, until `mayRemove` says that a person has confirmed it; answers false then.
 */
export async function removeUnseen(
  reading: Reading,
  { unseen, known }: Unseen,
  { mayRemove }: { readonly mayRemove: boolean },
): Promise<boolean> {
  const { organizationId, index, counts, clock, unconfirmed } = reading
  const isDoubtful = unseen.length > FEW_REMOVALS && unseen.length > known / 2 && !mayRemove
  if (isDoubtful) {
    unconfirmed.unseen += unseen.length
    unconfirmed.known += known
  }
  if (unseen.length === 0) return true
  await write(reading, async (transaction) => {
    if (isDoubtful) return hideUnseen(transaction, organizationId, unseen, clock.now())
    counts.removed += await dropCalls(transaction, index, organizationId, unseen)
    await deleteAllLinks(transaction, organizationId, unseen)
    await deleteStubs(transaction, organizationId, unseen)
  })
  return !isDoubtful
}

/** Throws D-REMOVALS where calls were hidden that nobody has said may go. */
export function askAboutUnseen({ unconfirmed: { unseen, known } }: Reading): void {
  if (unseen === 0) return
  throw new Problem({
    code: 'D-REMOVALS',
    message: `${unseen} of ${known} calls are no longer in Gong. They are kept, and nobody sees them.`,
    fix: 'Look whether this is meant, then confirm the removal; or check what the key may see in Gong, and sync again.',
  })
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
