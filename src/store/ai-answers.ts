/** Answers of a model that need not be asked for twice. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export async function findAiAnswer(
  db: Db,
  organizationId: string,
  requestHash: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('ai_answer')
    .select('answer')
    .where('organization_id', '=', organizationId)
    .where('request_hash', '=', requestHash)
    .executeTakeFirst()
  return row?.answer
}

export interface NewAiAnswer {
  readonly organizationId: string
  readonly requestHash: string
  readonly answer: string
  /** The calls whose words it may hold, in the states of their transcripts that were asked about. */
  readonly calls: readonly { readonly callId: string; readonly transcriptHash: string }[]
  readonly madeAt: Date
}

/** Keeps nothing where one of the calls has gone, or has been reworked, since it was asked about. */
export async function addAiAnswer(db: Db, answer: NewAiAnswer): Promise<void> {
  const { organizationId, calls } = answer
  const callIds = calls.map(({ callId }) => callId)
  const hashes = calls.map(({ transcriptHash }) => transcriptHash)
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql`
      select from transcript
        join unnest(${callIds}::text[], ${hashes}::text[]) as asked (call_id, hash)
          on asked.call_id = transcript.call_id and asked.hash = transcript.hash
      where transcript.organization_id = ${organizationId}
      for share of transcript`.execute(transaction)
    if (rows.length < callIds.length) return
    await transaction
      .insertInto('ai_answer')
      .values({
        organization_id: organizationId,
        request_hash: answer.requestHash,
        answer: answer.answer,
        call_ids: callIds,
        made_at: answer.madeAt,
      })
      .onConflict((conflict) => conflict.columns(['organization_id', 'request_hash']).doNothing())
      .execute()
  })
}

/** They go with any call that they were made from, and when its words have changed. */
export async function dropAiAnswers(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length === 0) return
  await transaction
    .deleteFrom('ai_answer')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_ids && ${[...callIds]}::text[]`)
    .execute()
}
