/** What was found in calls that the looker may see, as far as the transcript is still the one it was found in. */
import { type Kysely, sql } from 'kysely'
import type { Side } from '../records/call.ts'
import type { Finding, FindingKind, RiskType, Severity } from '../records/finding.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface StoredFinding {
  readonly findingId: string
  readonly callId: string
  readonly kind: FindingKind
  readonly riskType: RiskType | null
  readonly severity: Severity | null
  readonly sentences: readonly number[]
  readonly quote: string
  readonly speakerId: string | null
  readonly findingSide: Finding['side']
  readonly startMs: number
  readonly endMs: number
  readonly confidence: number
  readonly why: string
  readonly subject: string | null
  readonly due: string | null
  readonly dueOn: string | null
  readonly origin: 'derived' | 'model' | 'gong'
  readonly transcriptHash: string
  readonly title: string
  readonly startedAt: Date
  readonly url: string | null
  /** Null for a voice that no name is known of. */
  readonly speaker: string | null
  readonly speakerTitle: string | null
  readonly side: Side
}

export interface FindingConditions {
  readonly kinds?: readonly FindingKind[] | undefined
  readonly callIds?: readonly string[] | undefined
  /** Linked to this account. */
  readonly accountId?: string | undefined
  readonly findingId?: string | undefined
  /** Calls from this moment on. */
  readonly from?: Date | undefined
}

/** Oldest call first, in the order of the call. What one person is called and is stands in any of their rows. */
export async function listFindings(
  db: Db,
  looker: Looker,
  { kinds, callIds, accountId, findingId, from }: FindingConditions,
): Promise<readonly StoredFinding[]> {
  const { organizationId } = looker
  const linked = sql<boolean>`exists (
    select from link where link.organization_id = call.organization_id
      and link.call_id = call.call_id and link.account_id = ${accountId ?? ''}
      and link.state = 'linked')`
  const seen = db
    .selectFrom('call')
    .select(['call.call_id', 'call.title', 'call.started_at', 'call.url'])
    .where(visibleTo(looker))
    .$if(accountId !== undefined, (query) => query.where(linked))
    .$if(callIds !== undefined, (query) =>
      query.where(sql<boolean>`call.call_id = any(${[...(callIds ?? [])]}::text[])`),
    )
    .$if(from !== undefined, (query) => query.where('call.started_at', '>=', from ?? new Date()))
  const { rows } = await sql<StoredFinding>`
    with seen as materialized (${seen})
    select finding.finding_id as "findingId", finding.call_id as "callId", finding.kind,
      finding.risk_type as "riskType", finding.severity, finding.sentences, finding.quote,
      finding.speaker_id as "speakerId", finding.side as "findingSide",
      finding.start_ms as "startMs", finding.end_ms as "endMs", finding.confidence, finding.why,
      finding.subject, finding.due, finding.due_on::text as "dueOn", finding.origin,
      call_reading.transcript_hash as "transcriptHash",
      coalesce(seen.title, 'Untitled call') as title, seen.started_at as "startedAt", seen.url,
      coalesce(voice.name, voice.address) as speaker, voice.title as "speakerTitle",
      coalesce(voice.side, 'Unknown') as side
    from finding
    join seen on seen.call_id = finding.call_id
    join call_reading on call_reading.organization_id = finding.organization_id
      and call_reading.call_id = finding.call_id
    join transcript on transcript.organization_id = finding.organization_id
      and transcript.call_id = finding.call_id and transcript.hash = call_reading.transcript_hash
    left join lateral (
      select
        (array_agg(same.name order by same.position) filter (where same.name is not null))[1] as name,
        (array_agg(coalesce(same.email, same.phone) order by same.position)
          filter (where coalesce(same.email, same.phone) is not null))[1] as address,
        (array_agg(same.title order by same.position) filter (where same.title is not null))[1] as title,
        (array_agg(same.side order by same.position) filter (where same.side <> 'Unknown'))[1] as side
      from call_party as heard
      join call_party as same on same.organization_id = heard.organization_id
        and same.call_id = heard.call_id and (same.position = heard.position
          or same.user_id = heard.user_id or same.email = heard.email)
      where heard.organization_id = finding.organization_id and heard.call_id = finding.call_id
        and heard.speaker_id = finding.speaker_id
    ) as voice on true
    where finding.organization_id = ${organizationId}
      and (${findingId ?? null}::text is null or finding.finding_id = ${findingId ?? null})
      and (${kinds === undefined} or finding.kind = any(${[...(kinds ?? [])]}::text[]))
    order by seen.started_at, finding.call_id, finding.start_ms, finding.finding_id`.execute(db)
  return rows
}

export interface Around {
  readonly before: string | null
  readonly after: string | null
}

/** The sentences before and after each place, in their order. The callers have asked `visibleTo`. */
export async function sentencesAround(
  db: Db,
  organizationId: string,
  places: readonly { readonly callId: string; readonly sentences: readonly number[] }[],
): Promise<readonly Around[]> {
  const { rows } = await sql<Around>`
    select transcript.texts[place.first] as before, transcript.texts[place.last + 2] as after
    from unnest(
      ${places.map(({ callId }) => callId)}::text[],
      ${places.map(({ sentences }) => sentences[0] ?? 0)}::integer[],
      ${places.map(({ sentences }) => sentences.at(-1) ?? 0)}::integer[]
    ) with ordinality as place (call_id, first, last, n)
    left join transcript on transcript.organization_id = ${organizationId}
      and transcript.call_id = place.call_id
    order by place.n`.execute(db)
  return rows
}

/** Who takes turns in these calls, turn by turn: voices without a name are numbered by it. */
export async function turnSpeakers(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const rows = await db
    .selectFrom('transcript')
    .select([
      'call_id',
      sql<readonly (string | null)[]>`to_json(turn_speakers)`.as('turn_speakers'),
    ])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${[...callIds]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.call_id, row.turn_speakers]))
}
