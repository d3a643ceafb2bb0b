/** Transcripts of linked calls: texts and times as arrays, sentence by sentence. */
import { type Kysely, sql } from 'kysely'
import { type Transcript, transcriptHash } from '../records/transcript.ts'
import type { CallTable, TranscriptTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** New ones, and those whose words have changed. Their calls are there; times are whole, turns have sentences. */
export async function writeTranscripts(
  transaction: Db,
  organizationId: string,
  transcripts: readonly Transcript[],
): Promise<void> {
  if (transcripts.length === 0) return
  await transaction
    .insertInto('transcript')
    .values(transcripts.map((transcript) => rowOf(organizationId, transcript)))
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'call_id'])
        .doUpdateSet((row) => ({
          hash: row.ref('excluded.hash'),
          texts: row.ref('excluded.texts'),
          starts_ms: row.ref('excluded.starts_ms'),
          ends_ms: row.ref('excluded.ends_ms'),
          turn_starts: row.ref('excluded.turn_starts'),
          turn_speakers: row.ref('excluded.turn_speakers'),
          turn_topics: row.ref('excluded.turn_topics'),
        }))
        .where(
          sql<boolean>`(transcript.hash, transcript.ends_ms, transcript.turn_topics)
            is distinct from (excluded.hash, excluded.ends_ms, excluded.turn_topics)`,
        ),
    )
    .execute()
}

function rowOf(organizationId: string, transcript: Transcript): TranscriptTable {
  const { turns } = transcript
  const sentences = turns.flatMap((turn) => turn.sentences)
  let next = 0
  const turnStarts = turns.map((turn) => {
    const first = next
    next += turn.sentences.length
    return first
  })
  return {
    organization_id: organizationId,
    call_id: transcript.callId,
    hash: transcriptHash(transcript),
    texts: sentences.map(({ text }) => text),
    starts_ms: sentences.map(({ startMs }) => startMs),
    ends_ms: sentences.map(({ endMs }) => endMs ?? null),
    turn_starts: turnStarts,
    turn_speakers: turns.map(({ speakerId }) => speakerId ?? null),
    turn_topics: turns.map(({ topic }) => topic ?? null),
  }
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
