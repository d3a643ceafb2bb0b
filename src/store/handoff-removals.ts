/** What was written from calls goes with them: sentences of handoffs, proposals, texts of their history, answers of models. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** `accountId`: the calls only leave this account. */
export async function dropWordsOfCalls(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
  accountId?: string,
): Promise<void> {
  if (callIds.length === 0) return
  const gone = sql`organization_id = ${organizationId} and call_ids && ${callIds}::text[]
    ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}`
  await sql`
    with dropped as (
      delete from handoff_sentence where ${gone}
      returning organization_id, account_id, field_key
    )
    update handoff_answer set state = 'empty', level = null
    from (select distinct * from dropped) dropped
    where handoff_answer.organization_id = dropped.organization_id
      and handoff_answer.account_id = dropped.account_id
      and handoff_answer.field_key = dropped.field_key
      and not exists (
        select from handoff_sentence left_over
        where left_over.organization_id = dropped.organization_id
          and left_over.account_id = dropped.account_id
          and left_over.field_key = dropped.field_key and not left_over.is_proposal
          and not (left_over.call_ids && ${callIds}::text[]))`.execute(transaction)
  await sql`
    update handoff_event set before = null, after = null, call_ids = '{}'
    where ${gone}`.execute(transaction)
  await sql`
    update handoff set made_from = array(
      select call_id from unnest(made_from) as call_id where call_id <> all(${callIds}::text[]))
    where organization_id = ${organizationId} and made_from && ${callIds}::text[]
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}`.execute(transaction)
  // Answers of models tell no account: they are asked for anew where they are wanted again.
  await sql`
    delete from ai_answer
    where organization_id = ${organizationId} and call_ids && ${callIds}::text[]`.execute(
    transaction,
  )
}
