/** Transcripts of linked calls: texts and times as arrays, sentence by sentence. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Transcript, transcriptHash } from '../records/transcript.ts'
import type { CallTable } from './account-tables.ts'
import { integerArray, textArray } from './binary-arrays.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** New ones, and those whose words have changed. Their calls are there; times are whole, turns have sentences. */
export async function writeTranscripts(
  transaction: Db,
  organizationId: string,
  transcripts: readonly Transcript[],
): Promise<void> {
  if (transcripts.length === 0) return
  const rows = transcripts.map((transcript) => rowOf(organizationId, transcript))
  await sql`
    insert into transcript (
      organization_id, call_id, hash, texts, starts_ms, ends_ms, turn_starts, turn_speakers, turn_topics)
    values ${sql.join(rows)}
    on conflict (organization_id, call_id) do update set
      hash = excluded.hash, texts = excluded.texts, starts_ms = excluded.starts_ms,
      ends_ms = excluded.ends_ms, turn_starts = excluded.turn_starts,
      turn_speakers = excluded.turn_speakers, turn_topics = excluded.turn_topics
    where (transcript.hash, transcript.ends_ms, transcript.turn_topics)
      is distinct from (excluded.hash, excluded.ends_ms, excluded.turn_topics)`.execute(transaction)
}

function rowOf(organizationId: string, transcript: Transcript): RawBuilder<unknown> {
  const { callId, turns } = transcript
  const sentences = turns.flatMap((turn) => turn.sentences)
  let next = 0
  const turnStarts = turns.map((turn) => {
    const first = next
    next += turn.sentences.length
    return first
  })
  return sql`(
    ${organizationId}::text, ${callId}::text, ${transcriptHash(transcript)}::text,
    ${textArray(sentences.map(({ text }) => text))}::text[],
    ${integerArray(sentences.map(({ startMs }) => startMs))}::integer[],
    ${integerArray(sentences.map(({ endMs }) => endMs ?? null))}::integer[],
    ${integerArray(turnStarts)}::integer[],
    ${textArray(turns.map(({ speakerId }) => speakerId ?? null))}::text[],
    ${textArray(turns.map(({ topic }) => topic ?? null))}::text[])`
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
