/** What was said in calls, for the index. */
import { type Kysely, sql } from 'kysely'
import type { Side } from '../records/call.ts'
import type { Tables } from './tables.ts'

export interface SpokenCall {
  readonly callId: string
  /** One a sentence. */
  readonly texts: readonly string[]
  /** Number of the first sentence of each turn. */
  readonly turnStarts: readonly number[]
  readonly turnSpeakers: readonly (string | null)[]
  /** Of those who have a voice, in the order in which Gong lists them. */
  readonly parties: readonly { readonly speakerId: string; readonly side: Side }[]
}

/** Those of the calls that have a transcript. */
export async function spokenCalls(
  db: Kysely<Tables>,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly SpokenCall[]> {
  // As JSON: the driver reads lists of texts far slower.
  const { rows } = await sql<SpokenCall>`
    select transcript.call_id as "callId", to_json(texts) as texts,
      to_json(turn_starts) as "turnStarts", to_json(turn_speakers) as "turnSpeakers",
      coalesce((select json_agg(json_build_object('speakerId', speaker_id, 'side', side)
          order by position)
        from call_party
        where call_party.organization_id = transcript.organization_id
          and call_party.call_id = transcript.call_id and speaker_id is not null), '[]') as parties
    from transcript
    where organization_id = ${organizationId}
      and call_id = any(${[...callIds]}::text[])`.execute(db)
  return rows
}
