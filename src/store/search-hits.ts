/** What is shown of calls that were found: read with the predicate of visibility itself, whatever was remembered of it. */
import { type Kysely, sql } from 'kysely'
import type { Side } from '../records/call.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

/** Consecutive sentences of a call, by number. */
export interface SentenceSpan {
  readonly callId: string
  readonly first: number
  readonly last: number
}

export interface SpokenSpan extends SentenceSpan {
  readonly title: string | null
  readonly startedAt: Date
  readonly accountIds: readonly string[]
  readonly texts: readonly string[]
  readonly startsMs: readonly number[]
  readonly endsMs: readonly (number | null)[]
  /** The sentences right before and right behind, null at the ends of the call. */
  readonly before: string | null
  readonly after: string | null
  /** Of the turn that holds the first sentence; null for a voice without a party. */
  readonly speaker: string | null
  readonly side: Side
}

/** In the order of the spans, without those of calls that are gone or may not be seen. */
export async function visibleSpans(
  db: Db,
  looker: Looker,
  spans: readonly SentenceSpan[],
): Promise<readonly SpokenSpan[]> {
  if (spans.length === 0) return []
  const { rows } = await sql<SpokenSpan>`
    select call.call_id as "callId", span.first, span.last, call.title, call.started_at as "startedAt",
      array(select link.account_id from link
        where link.organization_id = call.organization_id and link.call_id = call.call_id
          and link.state = 'linked'
        order by link.account_id) as "accountIds",
      transcript.texts[span.first + 1 : span.last + 1] as texts,
      transcript.starts_ms[span.first + 1 : span.last + 1] as "startsMs",
      transcript.ends_ms[span.first + 1 : span.last + 1] as "endsMs",
      transcript.texts[span.first] as before, transcript.texts[span.last + 2] as after,
      coalesce(party.name, party.email) as speaker, coalesce(party.side, 'Unknown') as side
    from unnest(
        ${spans.map(({ callId }) => callId)}::text[],
        ${spans.map(({ first }) => first)}::integer[],
        ${spans.map(({ last }) => last)}::integer[]
      ) with ordinality as span (call_id, first, last, n)
      join call on call.organization_id = ${looker.organizationId} and call.call_id = span.call_id
      join transcript on transcript.organization_id = call.organization_id
        and transcript.call_id = call.call_id
      left join lateral (
        select name, email, side from call_party
        where call_party.organization_id = call.organization_id
          and call_party.call_id = call.call_id
          and call_party.speaker_id = transcript.turn_speakers[(
            select count(*) from unnest(transcript.turn_starts) as turn (start)
            where turn.start <= span.first)]
        order by position limit 1
      ) as party on true
    where ${visibleTo(looker)} and span.last < cardinality(transcript.texts)
    order by span.n`.execute(db)
  return rows
}

/** What the ranking knows of a call beside its words. */
export interface CallFacts {
  readonly callId: string
  readonly title: string
  /** Names of those who speak, with their job titles behind a comma, in the order of the index. */
  readonly speakerNames: readonly string[]
}

export async function visibleFacts(
  db: Db,
  looker: Looker,
  callIds: readonly string[],
): Promise<readonly CallFacts[]> {
  const { rows } = await sql<CallFacts>`
    select call.call_id as "callId", coalesce(call.title, '') as title,
      array(select coalesce(
          (select concat_ws(', ', call_party.name, call_party.title) from call_party
          where call_party.organization_id = call.organization_id
            and call_party.call_id = call.call_id
            and call_party.speaker_id = speaker.id
          order by position limit 1), '')
        from unnest(search_call.speaker_ids) with ordinality as speaker (id, n)
        order by speaker.n) as "speakerNames"
    from call
      join search_call on search_call.organization_id = call.organization_id
        and search_call.call_id = call.call_id
    where call.organization_id = ${looker.organizationId} and ${visibleTo(looker)}
      and call.call_id = any(${[...callIds]}::text[])`.execute(db)
  return rows
}
