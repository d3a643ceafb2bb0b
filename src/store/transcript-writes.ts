/** Transcripts of linked calls: texts and times as arrays, sentence by sentence. */
import { type Kysely, sql } from 'kysely'
import { type Transcript, transcriptHash } from '../records/transcript.ts'
import type { CallTable } from './account-tables.ts'
import { dropAiAnswers } from './ai-answers.ts'
import { integerArray, textArray } from './binary-arrays.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A transcript in the form in which it is written. Made before the transaction, which others wait for. */
export interface TranscriptRow {
  readonly callId: string
  readonly values: readonly unknown[]
}

/** Times are whole, turns have sentences. */
export function transcriptRow(transcript: Transcript): TranscriptRow {
  const { callId, turns } = transcript
  const sentences = turns.flatMap((turn) => turn.sentences)
  let next = 0
  const turnStarts = turns.map((turn) => {
    const first = next
    next += turn.sentences.length
    return first
  })
  const values = [
    transcriptHash(transcript),
    textArray(sentences.map(({ text }) => text)),
    integerArray(sentences.map(({ startMs }) => startMs)),
    integerArray(sentences.map(({ endMs }) => endMs ?? null)),
    integerArray(turnStarts),
    textArray(turns.map(({ speakerId }) => speakerId ?? null)),
    textArray(turns.map(({ topic }) => topic ?? null)),
  ]
  return { callId, values }
}

/** New ones, and those whose words have changed. Their calls are there. */
export async function writeTranscripts(
  transaction: Db,
  organizationId: string,
  transcripts: readonly TranscriptRow[],
): Promise<void> {
  if (transcripts.length === 0) return
  const rows = transcripts.map(({ callId, values }) => {
    const [hash, texts, starts, ends, turnStarts, speakers, topics] = values
    return sql`(${organizationId}::text, ${callId}::text, ${hash}::text, ${texts}::text[],
      ${starts}::integer[], ${ends}::integer[], ${turnStarts}::integer[], ${speakers}::text[],
      ${topics}::text[])`
  })
  const { rows: written } = await sql<{ callId: string }>`
    insert into transcript (
      organization_id, call_id, hash, texts, starts_ms, ends_ms, turn_starts, turn_speakers, turn_topics)
    values ${sql.join(rows)}
    on conflict (organization_id, call_id) do update set
      hash = excluded.hash, texts = excluded.texts, starts_ms = excluded.starts_ms,
      ends_ms = excluded.ends_ms, turn_starts = excluded.turn_starts,
      turn_speakers = excluded.turn_speakers, turn_topics = excluded.turn_topics
    where (transcript.hash, transcript.ends_ms, transcript.turn_topics)
      is distinct from (excluded.hash, excluded.ends_ms, excluded.turn_topics)
    returning call_id as "callId"`.execute(transaction)
  // After the words: who is keeping an answer made from them holds them until then.
  await dropAiAnswers(
    transaction,
    organizationId,
    written.map(({ callId }) => callId),
  )
}

/** They were asked for now. A transcript that is here stays, though Gong did not give it this time. */
export async function setTranscriptState(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
  state: CallTable['transcript_state'],
  checkedAt: Date,
): Promise<void> {
  if (callIds.length === 0) return
  await transaction
    .updateTable('call')
    .set(({ eb }) => ({
      transcript_state: eb
        .case()
        .when('transcript_state', '=', 'here')
        .then(sql<'here'>`'here'`)
        .else(state)
        .end(),
      transcript_checked_at: checkedAt,
    }))
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
}
