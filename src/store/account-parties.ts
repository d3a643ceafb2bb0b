/** Who took part in an account's calls and how long each talked: only in calls that the looker may see. */
import { type Kysely, sql } from 'kysely'
import type { Side } from '../records/call.ts'
import { visibleCalls } from './account-figures.ts'
import type { Tables } from './tables.ts'
import type { Looker } from './visibility.ts'

type Db = Kysely<Tables>

export interface CallOfAccount {
  readonly callId: string
  readonly title: string
  readonly startedAt: Date
  readonly hasTranscript: boolean
}

/** Oldest first. */
export function callsOfAccount(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<readonly CallOfAccount[]> {
  return visibleCalls(db, looker, accountId)
    .select([
      'call.call_id as callId',
      sql<string>`coalesce(call.title, 'Untitled')`.as('title'),
      'call.started_at as startedAt',
      sql<boolean>`call.transcript_state = 'here'`.as('hasTranscript'),
    ])
    .orderBy('call.started_at')
    .orderBy('call.call_id')
    .execute()
}

export interface PartyOfAccount {
  readonly callId: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly title: string | null
  readonly userId: string | null
  readonly side: Side
  readonly attended: boolean
  /** By the transcript; 0 for somebody who said nothing, null where there is no transcript. */
  readonly talkMs: number | null
}

/**
 * In the order of the calls; voices that Gong ties to nobody come without any name. A sentence lasts from its start to its end, and belongs to the turn that began last; the
 * arrays of a transcript are opened once each, for every look into one would unpack it again.
 */
export async function partiesOfAccount(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<readonly PartyOfAccount[]> {
  const calls = visibleCalls(db, looker, accountId).select([
    'call.call_id',
    'call.started_at',
    'call.transcript_state',
  ])
  const { rows } = await sql<PartyOfAccount>`
    with seen as (${calls}), sentence as (
      select transcript.call_id, said.speaker, said.length_ms,
        count(said.first) over (partition by transcript.call_id order by said.n) as turn
      from seen
      join transcript on transcript.organization_id = ${looker.organizationId}
        and transcript.call_id = seen.call_id
      cross join lateral (
        select s.n, turns.first, turns.speaker,
          greatest(0, coalesce(s.end_ms, s.start_ms) - s.start_ms) as length_ms
        from unnest(transcript.starts_ms, transcript.ends_ms) with ordinality as s (start_ms, end_ms, n)
        left join unnest(transcript.turn_starts, transcript.turn_speakers) as turns (first, speaker)
          on turns.first = s.n - 1
      ) as said
    ), turn as (
      select call_id, turn, max(speaker) as speaker, sum(length_ms) as length_ms
      from sentence group by call_id, turn
    ), talk as (
      select call_id, speaker, sum(length_ms) as length_ms from turn group by call_id, speaker
    ), party as (
      select call_party.*, row_number() over (
        partition by call_party.call_id, call_party.speaker_id order by call_party.position
      ) = 1 as is_first
      from seen
      join call_party on call_party.organization_id = ${looker.organizationId}
        and call_party.call_id = seen.call_id
    ), voice as (
      select party.call_id, party.position, party.name, party.email, party.phone, party.title,
        party.user_id, party.side, party.attended,
        case when party.is_first then talk.length_ms end as length_ms
      from party
      left join talk on talk.call_id = party.call_id and talk.speaker = party.speaker_id
      union all
      select talk.call_id, null, null, null, null, null, null, 'Unknown', true, talk.length_ms
      from talk
      where not exists (
        select from party where party.call_id = talk.call_id and party.speaker_id = talk.speaker
      )
    )
    select voice.call_id as "callId", voice.name, voice.email, voice.phone, voice.title,
      voice.user_id as "userId", voice.side, voice.attended,
      case when seen.transcript_state = 'here'
        then coalesce(voice.length_ms, 0)::float8 end as "talkMs"
    from seen join voice using (call_id)
    order by seen.started_at, voice.call_id, voice.position`.execute(db)
  return rows
}
