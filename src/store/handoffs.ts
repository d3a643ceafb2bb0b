/** Handoffs of accounts, one each: how far it is, what was decided, how it was made. */
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { AccountKey } from './account-figures.ts'
import type { HandoffDecisionTable, HandoffTable } from './handoff-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredHandoff = Selectable<HandoffTable>

export function findHandoff(
  db: Db,
  { organizationId, accountId }: AccountKey,
): Promise<StoredHandoff | undefined> {
  return db
    .selectFrom('handoff')
    .selectAll()
    .select(sql<string | null>`due_on::text`.as('due_on'))
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** A draft, unless there is one. */
export async function insertHandoff(
  transaction: Db,
  { organizationId, accountId }: AccountKey,
  { templateId, now }: { readonly templateId: string | null; readonly now: Date },
): Promise<void> {
  await transaction
    .insertInto('handoff')
    .values({
      organization_id: organizationId,
      account_id: accountId,
      template_id: templateId,
      state: 'draft',
      due_on: null,
      reason: null,
      changed_by: null,
      changed_at: now,
      ready_at: null,
      accepted_at: null,
      accepted_by: null,
      made_at: null,
      made_level: null,
      made_model: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updateHandoff(
  db: Db,
  { organizationId, accountId }: AccountKey,
  change: Omit<Updateable<HandoffTable>, 'organization_id' | 'account_id'>,
): Promise<void> {
  await db
    .updateTable('handoff')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .execute()
}

/**
 * Takes the generation up, unless one is under way that has given a sign of life since `aliveSince`. Answers whether it
 * was taken.
 */
export async function beginProgress(
  db: Db,
  { organizationId, accountId }: AccountKey,
  progress: string,
  aliveSince: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('handoff')
    .set({ progress, failure: null })
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`(progress is null or (progress ->> 'at')::timestamptz < ${aliveSince})`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Accounts that one of these calls belongs to, and those whose handoff was never made, or made by the engine before one of
 * their calls was read.
 */
export async function accountsToRefill(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct link.account_id as "accountId"
    from link
    join call_reading on call_reading.organization_id = link.organization_id
      and call_reading.call_id = link.call_id
    left join handoff on handoff.organization_id = link.organization_id
      and handoff.account_id = link.account_id
    where link.organization_id = ${organizationId} and link.state = 'linked'
      and (link.call_id = any(${[...callIds]}::text[]) or handoff.made_at is null
        or (handoff.made_level = 'built-in' and call_reading.read_at > handoff.made_at))
    order by link.account_id`.execute(db)
  return rows.map(({ accountId }) => accountId)
}

export async function insertDecision(
  db: Db,
  decision: Insertable<HandoffDecisionTable>,
): Promise<void> {
  const { side, note, decided_by, decided_at } = decision
  await db
    .insertInto('handoff_decision')
    .values(decision)
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'account_id', 'contradiction_id'])
        .doUpdateSet({ side, note, decided_by, decided_at }),
    )
    .execute()
}

/** Ids of the contradictions that somebody has decided, of these accounts. */
export async function decidedContradictions(
  db: Db,
  organizationId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('handoff_decision')
    .select(['account_id', 'contradiction_id'])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`account_id = any(${accountIds}::text[])`)
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.account_id)].map(([accountId, own]) => [
      accountId,
      new Set(own.map((row) => row.contradiction_id)),
    ]),
  )
}
