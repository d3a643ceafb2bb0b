/** What was found in calls that the looker may see, as far as the transcript is still the one it was found in. */
import { type Kysely, sql } from 'kysely'
import type { Side } from '../records/call.ts'
import type { Finding, FindingKind, RiskType, Severity } from '../records/finding.ts'
import type { CallsKey } from './call-parts.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

/** A finding with the state of the transcript that it was found in. */
export interface CallFinding {
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
  /** The model outside that found it, or says the same. */
  readonly model: string | null
  readonly transcriptHash: string
}

/** With its call and who says it. */
export interface StoredFinding extends CallFinding {
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

const ROWS_OF_A_PAGE = 500

type FoundRow = Omit<StoredFinding, keyof Voice | 'startedAt'> & {
  readonly startedAt: string
}

const COLUMNS = sql`finding.finding_id as "findingId", finding.call_id as "callId", finding.kind,
  finding.risk_type as "riskType", finding.severity, finding.sentences, finding.quote,
  finding.speaker_id as "speakerId", finding.side as "findingSide",
  finding.start_ms as "startMs", finding.end_ms as "endMs", finding.confidence, finding.why,
  finding.subject, finding.due, finding.due_on::text as "dueOn", finding.origin, finding.model,
  call_reading.transcript_hash as "transcriptHash"`

/** Oldest call first, in the order of the call. */
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
  // As JSON, which is parsed several times faster than rows: nobody is to wait for a board of thousands.
  const { rows: pages } = await sql<{ page: readonly FoundRow[] }>`
    with seen as materialized (${seen}), found as (
    select ${COLUMNS},
      coalesce(seen.title, 'Untitled call') as title, seen.started_at as "startedAt", seen.url
    from finding
    join seen on seen.call_id = finding.call_id
    join call_reading on call_reading.organization_id = finding.organization_id
      and call_reading.call_id = finding.call_id
    join transcript on transcript.organization_id = finding.organization_id
      and transcript.call_id = finding.call_id and transcript.hash = call_reading.transcript_hash
    where finding.organization_id = ${organizationId}
      and (${findingId ?? null}::text is null or finding.finding_id = ${findingId ?? null})
      and (${kinds === undefined} or finding.kind = any(${[...(kinds ?? [])]}::text[]))
    ), placed as (
      select found, row_number() over (
        order by "startedAt", "callId", "startMs", "findingId") as n from found
    )
    select json_agg(placed.found order by n) as page from placed
    group by n / ${ROWS_OF_A_PAGE} order by min(n)`.execute(db)
  const rows = pages.flatMap(({ page }) => page)
  const voiceOf = await voicesIn(db, organizationId, [...new Set(rows.map((row) => row.callId))])
  return rows.map(({ startedAt, ...row }) => ({
    ...row,
    startedAt: new Date(startedAt),
    ...voiceOf(row.callId, row.speakerId),
  }))
}

/**
 * In the order of each call, whatever its transcript is now. The callers have asked `visibleTo`, or show what they make of it
 * to nobody who may not see the calls.
 */
export async function findingsOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<readonly CallFinding[]> {
  const { rows } = await sql<CallFinding>`
    select ${COLUMNS}
    from finding
    join call_reading using (organization_id, call_id)
    where finding.organization_id = ${organizationId}
      and finding.call_id = any(${[...callIds]}::text[])
    order by finding.call_id, finding.start_ms, finding.finding_id`.execute(db)
  return rows
}

type Voice = Pick<StoredFinding, 'speaker' | 'speakerTitle' | 'side'>

/** What one person is called and is may stand in any of their rows. */
async function voicesIn(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<(callId: string, speakerId: string | null) => Voice> {
  const parties = await db
    .selectFrom('call_party')
    .select(['call_id', 'name', 'email', 'phone', 'title', 'user_id', 'speaker_id', 'side'])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${[...callIds]}::text[])`)
    .orderBy('position')
    .execute()
  const byCall = Map.groupBy(parties, (party) => party.call_id)
  const known = new Map<string, Voice>()
  const voiceOf = (callId: string, speakerId: string | null): Voice => {
    const all = byCall.get(callId) ?? []
    const heard = all.find((party) => speakerId !== null && party.speaker_id === speakerId)
    const same =
      heard === undefined
        ? []
        : all.filter(
            (party) =>
              party === heard ||
              (heard.user_id !== null && party.user_id === heard.user_id) ||
              (heard.email !== null && party.email === heard.email),
          )
    return {
      speaker: first(same, ({ name }) => name) ?? first(same, ({ email, phone }) => email ?? phone),
      speakerTitle: first(same, ({ title }) => title),
      side: same.find(({ side }) => side !== 'Unknown')?.side ?? 'Unknown',
    }
  }
  return (callId, speakerId) => {
    const key = `${callId} ${speakerId ?? ''}`
    const voice = known.get(key) ?? voiceOf(callId, speakerId)
    known.set(key, voice)
    return voice
  }
}

function first<Row>(rows: readonly Row[], of: (row: Row) => string | null): string | null {
  return rows.map(of).find((value) => value !== null) ?? null
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
