/** The coverage ledger of the account side: windows of call starts that were listed completely, and when. */
import type { Kysely } from 'kysely'
import type { CoveredWindow } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** The oldest first. */
export function accountWindows(db: Db, organizationId: string): Promise<readonly CoveredWindow[]> {
  return db
    .selectFrom('account_window')
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'seen_at as seenAt'])
    .where('organization_id', '=', organizationId)
    .orderBy('starts_at')
    .execute()
}

/** An empty list makes everything due again. */
export async function replaceAccountWindows(
  transaction: Db,
  organizationId: string,
  windows: readonly CoveredWindow[],
): Promise<void> {
  await transaction
    .deleteFrom('account_window')
    .where('organization_id', '=', organizationId)
    .execute()
  if (windows.length === 0) return
  await transaction
    .insertInto('account_window')
    .values(
      windows.map(({ startsAt, endsAt, seenAt }) => ({
        organization_id: organizationId,
        starts_at: startsAt,
        ends_at: endsAt,
        seen_at: seenAt,
      })),
    )
    .execute()
}
