/** Answers of a handoff, sentence by sentence. They come whole: what a reader may see of them is the caller's to cut. */
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { AccountKey } from './account-figures.ts'
import type { HandoffAnswerTable, HandoffSentenceTable } from './handoff-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAnswer = Selectable<HandoffAnswerTable>
export type StoredSentence = Selectable<HandoffSentenceTable>

export interface NewSentence {
  readonly text: string
  readonly isOwn: boolean
  /** JSON: records/evidence.ts, a list of stored evidence. */
  readonly evidence: string
  readonly callIds: readonly string[]
}

export function answersOf(
  db: Db,
  { organizationId, accountId }: AccountKey,
): Promise<readonly StoredAnswer[]> {
  return db
    .selectFrom('handoff_answer')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .execute()
}

/** In their order. */
export function sentencesOf(
  db: Db,
  { organizationId, accountId }: AccountKey,
): Promise<readonly StoredSentence[]> {
  return db
    .selectFrom('handoff_sentence')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .orderBy('field_key')
    .orderBy('position')
    .execute()
}

export async function putAnswer(
  transaction: Db,
  { organizationId, accountId }: AccountKey,
  key: string,
  answer: Omit<Updateable<HandoffAnswerTable>, 'organization_id' | 'account_id' | 'field_key'> &
    Pick<StoredAnswer, 'state' | 'changed_at'>,
): Promise<void> {
  await transaction
    .insertInto('handoff_answer')
    .values({
      level: null,
      changed_by: null,
      ...answer,
      organization_id: organizationId,
      account_id: accountId,
      field_key: key,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'account_id', 'field_key']).doUpdateSet(answer),
    )
    .execute()
}

/** In the place of those that were there: of the answer, or of what is proposed. The answer is there. */
export async function putSentences(
  transaction: Db,
  { organizationId, accountId }: AccountKey,
  { key, isProposal }: { readonly key: string; readonly isProposal: boolean },
  sentences: readonly NewSentence[],
): Promise<void> {
  await transaction
    .deleteFrom('handoff_sentence')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('field_key', '=', key)
    .where('is_proposal', '=', isProposal)
    .execute()
  if (sentences.length === 0) return
  await transaction
    .insertInto('handoff_sentence')
    .values(
      sentences.map(({ text, isOwn, evidence, callIds }, position) => ({
        organization_id: organizationId,
        account_id: accountId,
        field_key: key,
        is_proposal: isProposal,
        position,
        text,
        is_own: isOwn,
        evidence,
        call_ids: [...callIds],
      })),
    )
    .execute()
}

/**
 * Of these calls, those that still belong to the account and may be quoted. They stay so until the transaction ends: what
 * removes a call waits, and then takes with it what has been written. What is being removed already is passed over, so that
 * nobody waits for each other.
 */
export async function holdCalls(
  transaction: Db,
  { organizationId, accountId }: AccountKey,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ callId: string }>`
    select call.call_id as "callId" from call
    join link on link.organization_id = call.organization_id and link.call_id = call.call_id
      and link.account_id = ${accountId} and link.state = 'linked'
    where call.organization_id = ${organizationId} and call.call_id = any(${callIds}::text[])
      and not call.is_private and call.scope <> 'Internal' and call.unseen_since is null
    for share of call, link skip locked`.execute(transaction)
  return new Set(rows.map(({ callId }) => callId))
}
