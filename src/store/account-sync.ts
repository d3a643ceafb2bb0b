/** How the account side of an organization stands with Gong: what is under way, what was last, what is next. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { AccountSyncTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAccountSync = Selectable<AccountSyncTable>

export interface ChangedAccountSync {
  readonly status?: StoredAccountSync['status']
  readonly started_at?: Date
  readonly finished_at?: Date
  readonly succeeded_at?: Date
  readonly next_at?: Date | null
  readonly progress?: string | null
  readonly counts?: string | null
  readonly problem?: string | null
  readonly asked_at?: Date
  readonly may_remove?: boolean
}

export function findAccountSync(
  db: Db,
  organizationId: string,
): Promise<StoredAccountSync | undefined> {
  return db
    .selectFrom('account_sync')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
}

export async function updateAccountSync(
  db: Db,
  organizationId: string,
  change: ChangedAccountSync,
): Promise<void> {
  await db
    .insertInto('account_sync')
    .values({ organization_id: organizationId, status: 'idle', ...change })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ ...change }))
    .execute()
}

/** A complete one; `succeeded`: that listed all that was due. What was asked for while it went on stays due. */
export async function endAccountSync(
  db: Db,
  before: StoredAccountSync,
  {
    now,
    counts,
    succeeded,
  }: {
    readonly now: Date
    readonly counts: unknown
    readonly succeeded: { readonly at: Date; readonly nextAt: Date } | undefined
  },
): Promise<void> {
  const isSame = sql`next_at is not distinct from ${before.next_at}`
  await db
    .updateTable('account_sync')
    .set({
      status: sql<'idle' | 'queued'>`case when ${isSame} then 'idle' else 'queued' end`,
      finished_at: now,
      progress: null,
      counts: JSON.stringify(counts),
      problem: null,
      may_remove: sql<boolean>`may_remove and not (${isSame})`,
      ...(succeeded && {
        succeeded_at: succeeded.at,
        asked_at: sql<Date | null>`case when ${isSame} then null else asked_at end`,
        next_at: sql<Date>`case when ${isSame} then ${succeeded.nextAt}::timestamptz else next_at end`,
      }),
    })
    .where('organization_id', '=', before.organization_id)
    .execute()
}

/** Organizations with a connection whose next sync, or next look for something owed, is due. */
export async function dueAccountSyncs(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account_sync')
    .innerJoin('access', 'access.organization_id', 'account_sync.organization_id')
    .select('account_sync.organization_id')
    .where('access.connection_id', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('account_sync.next_at', '<=', now),
        eb.and([
          eb('account_sync.next_at', 'is not', null),
          eb.exists(
            eb
              .selectFrom('owed_part')
              .select('owed_part.call_id')
              .whereRef('owed_part.organization_id', '=', 'account_sync.organization_id')
              .where('owed_part.next_try_at', '<=', now)
              .where('owed_part.given_up_at', 'is', null),
          ),
        ]),
      ]),
    )
    .execute()
  return rows.map((row) => row.organization_id)
}
