/** Ties that the rules make. What a person has decided is never changed here. */
import { type Kysely, sql } from 'kysely'
import type { LinkReason } from '../records/account.ts'
import { dropWordsOfCalls } from './handoff-removals.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface RuleLink {
  readonly accountId: string
  readonly callId: string
  readonly reasons: readonly LinkReason[]
}

/**
 * The ties of these calls become what the rules say now: those that hold are written, others that a rule had made go. A tie
 * that a person made keeps its standing and learns the reasons. `accountId`: of this account alone. Answers whether
 * anything was written.
 */
export async function writeRuleLinks(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
  links: readonly RuleLink[],
  { now, accountId }: { readonly now: Date; readonly accountId?: string | undefined },
): Promise<boolean> {
  const rows = JSON.stringify(
    links.map((link) => ({
      account_id: link.accountId,
      call_id: link.callId,
      reasons: link.reasons,
    })),
  )
  const recordset = sql`jsonb_to_recordset(${rows}::jsonb) as new (account_id text, call_id text, reasons jsonb)`
  const one = accountId === undefined ? sql`` : sql`and link.account_id = ${accountId}`
  const deleted = await sql<{ account_id: string; call_id: string }>`
    delete from link
    where organization_id = ${organizationId} and call_id = any(${callIds}::text[])
      and state = 'linked' and not is_manual ${one}
      and not exists (
        select from ${recordset}
        where new.account_id = link.account_id and new.call_id = link.call_id)
    returning account_id, call_id`.execute(transaction)
  for (const [left, ties] of Map.groupBy(deleted.rows, (row) => row.account_id)) {
    const gone = ties.map((row) => row.call_id)
    await dropWordsOfCalls(transaction, organizationId, gone, left)
  }
  // An account may have been removed since it was read.
  const written = await sql`
    insert into link (organization_id, account_id, call_id, state, reasons, is_manual, decided_at)
    select account.organization_id, account.account_id, call_id, 'linked', reasons, false, ${now}
    from ${recordset} join account on account.organization_id = ${organizationId}
      and account.account_id = new.account_id
    on conflict (organization_id, account_id, call_id) do update set reasons = excluded.reasons
    where link.state = 'linked' and link.reasons <> excluded.reasons`.execute(transaction)
  return (deleted.numAffectedRows ?? 0n) + (written.numAffectedRows ?? 0n) > 0n
}

/** Calls that are open again: what a person had linked by hand is linked again. Answers whether anything was. */
export async function wakeLinks(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('link')
    .set({ state: 'linked' })
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Of these calls, those that no account holds any more. */
export async function unlinkedAmong(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ call_id: string }>`
    select call_id from unnest(${callIds}::text[]) as asked (call_id)
    where not exists (
      select from link
      where link.organization_id = ${organizationId} and link.call_id = asked.call_id
        and link.state = 'linked')`.execute(db)
  return rows.map((row) => row.call_id)
}

/** Kept calls that no account holds: after an account has gone. */
export async function orphanedCalls(db: Db, organizationId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ call_id: string }>`
    select call_id from call
    where organization_id = ${organizationId} and not exists (
      select from link
      where link.organization_id = call.organization_id and link.call_id = call.call_id
        and link.state = 'linked')`.execute(db)
  return rows.map((row) => row.call_id)
}
