/** What is shown of calls that were found: read with the predicate of visibility itself, whatever was remembered of it. */
import { sql } from 'kysely'
import type { Side } from '../records/call.ts'
import type { StoredParty } from './call-parts.ts'
import type { Reading } from './reading.ts'
import { type Looker, visibleTo } from './visibility.ts'

/** Consecutive sentences of a call by number, and the place of who speaks them among its speakers. */
export interface SentenceSpan {
  readonly callId: string
  readonly first: number
  readonly last: number
  readonly speaker: number
}

export interface SpokenSpan {
  readonly callId: string
  readonly first: number
  readonly title: string | null
  readonly startedAt: Date
  readonly accountIds: readonly string[]
  readonly texts: readonly string[]
  readonly startsMs: readonly number[]
  readonly endsMs: readonly (number | null)[]
  /** The sentences right before and right behind, null at the ends of the call. */
  readonly before: string | null
  readonly after: string | null
  /** Null for a voice that no name is known of. */
  readonly speaker: string | null
  readonly speakerId: string | null
  readonly side: Side
}

interface SpanRow extends Omit<SpokenSpan, 'before' | 'after'> {
  readonly last: number
}

/** In the order of the spans, without those of calls that are gone or may not be seen. */
export async function visibleSpans(
  reading: Reading,
  looker: Looker,
  spans: readonly SentenceSpan[],
): Promise<readonly SpokenSpan[]> {
  if (spans.length === 0) return []
  // Texts are read with their neighbours at once: a long list is unpacked anew for each part that is asked for.
  const rows = await reading.rows(
    sql<SpanRow>`
    select call.call_id as "callId", span.first, span.last, call.title,
      call.started_at as "startedAt",
      array(select link.account_id from link
        where link.organization_id = call.organization_id and link.call_id = call.call_id
          and link.state = 'linked'
        order by link.account_id) as "accountIds",
      to_json(transcript.texts[span.first : span.last + 2]) as texts,
      to_json(transcript.starts_ms[span.first + 1 : span.last + 1]) as "startsMs",
      to_json(transcript.ends_ms[span.first + 1 : span.last + 1]) as "endsMs",
      coalesce(party.name, party.email, party.phone) as speaker,
      search_call.speaker_ids[span.speaker + 1] as "speakerId",
      coalesce(party.side, 'Unknown') as side
    from unnest(
        ${spans.map(({ callId }) => callId)}::text[],
        ${spans.map(({ first }) => first)}::integer[],
        ${spans.map(({ last }) => last)}::integer[],
        ${spans.map(({ speaker }) => speaker)}::integer[]
      ) with ordinality as span (call_id, first, last, speaker, n)
      join call on call.organization_id = ${looker.organizationId} and call.call_id = span.call_id
      join transcript on transcript.organization_id = ${looker.organizationId}
        and transcript.call_id = span.call_id
      join search_call on search_call.organization_id = ${looker.organizationId}
        and search_call.call_id = span.call_id
      left join lateral (
        select name, email, phone, side from call_party
        where call_party.organization_id = ${looker.organizationId}
          and call_party.call_id = span.call_id
          and call_party.speaker_id = search_call.speaker_ids[span.speaker + 1]
        order by coalesce(name, email, phone) is null, position limit 1
      ) as party on true
    where ${visibleTo(looker)}
    order by span.n`,
  )
  return rows.map(withNeighbours)
}

function withNeighbours({ last, ...row }: SpanRow): SpokenSpan {
  const hasBefore = row.first > 0
  const texts = hasBefore ? row.texts.slice(1) : row.texts
  const size = last - row.first + 1
  return {
    ...row,
    texts: texts.slice(0, size),
    before: hasBefore ? (row.texts[0] ?? null) : null,
    after: texts[size] ?? null,
  }
}

/** Who is who in a call: the parties as they are stored, and who speaks which turn. */
export interface CallVoices {
  readonly callId: string
  readonly turnSpeakers: readonly (string | null)[]
  readonly parties: readonly StoredParty[]
}

/** Of calls that are known to be visible. */
export function voicesOfCalls(
  reading: Reading,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly CallVoices[]> {
  return reading.rows(
    sql<CallVoices>`
    select call_id as "callId", to_json(turn_speakers) as "turnSpeakers",
      coalesce((select json_agg(call_party order by position) from call_party
        where call_party.organization_id = transcript.organization_id
          and call_party.call_id = transcript.call_id), '[]') as parties
    from transcript
    where organization_id = ${organizationId} and call_id = any(${[...callIds]}::text[])`,
  )
}

/** By name; an account that is gone is left out. */
export async function accountNames(
  reading: Reading,
  organizationId: string,
  accountIds: readonly string[],
): Promise<readonly { readonly accountId: string; readonly name: string }[]> {
  if (accountIds.length === 0) return []
  return reading.rows(
    sql<{ accountId: string; name: string }>`
    select account_id as "accountId", name from account
    where organization_id = ${organizationId} and account_id = any(${[...accountIds]}::text[])
    order by name, account_id`,
  )
}

/** What the ranking knows of a call beside its words. */
export interface CallFacts {
  readonly callId: string
  readonly title: string
  /** Names of those who speak, with their job titles behind a comma, in the order of the index. */
  readonly speakerNames: readonly string[]
}

export async function visibleFacts(
  reading: Reading,
  looker: Looker,
  callIds: readonly string[],
): Promise<readonly CallFacts[]> {
  if (callIds.length === 0) return []
  return reading.rows(
    sql<CallFacts>`
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
      and call.call_id = any(${[...callIds]}::text[])`,
  )
}
