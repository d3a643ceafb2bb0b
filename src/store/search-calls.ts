/** Sets of calls for the search: which ones a member may see, and which of those a filter lets through. */
import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { CallType } from '../records/call-type.ts'
import type { Reading } from './reading.ts'
import { type Looker, visibleTo } from './visibility.ts'

export interface IndexState {
  /** Of visibility: while it stays the same, nobody sees more or less. */
  readonly epoch: number
  readonly segmentIds: readonly number[]
}

/** Where the index of an organization stands at this moment. */
export async function indexState(reading: Reading, organizationId: string): Promise<IndexState> {
  const rows = await reading.rows(
    sql<{ epoch: number; segments: readonly number[] }>`
    select
      coalesce((select epoch from visibility_epoch
        where organization_id = ${organizationId}), 0) as epoch,
      (select coalesce(json_agg(segment_id order by segment_id), '[]') from search_segment
        where organization_id = ${organizationId}) as segments`,
  )
  return { epoch: rows[0]?.epoch ?? 0, segmentIds: rows[0]?.segments ?? [] }
}

/** Numbers of calls in one segment. */
export interface CallNumbers {
  readonly segmentId: number
  readonly numbers: readonly number[]
}

/** Several values of one kind: any of them will do. Empty for all. */
export interface CallFilter {
  readonly callIds: readonly string[]
  readonly accountIds: readonly string[]
  /** Parts of names, or ids. */
  readonly accounts: readonly string[]
  /** Parts of titles. */
  readonly titles: readonly string[]
  readonly types: readonly CallType[]
  readonly before: Date | undefined
  readonly after: Date | undefined
}

export function visibleCalls(reading: Reading, looker: Looker): Promise<readonly CallNumbers[]> {
  return numbersOf(reading, looker, sql<SqlBool>`true`)
}

export function filteredCalls(
  reading: Reading,
  looker: Looker,
  filter: CallFilter,
): Promise<readonly CallNumbers[]> {
  return numbersOf(reading, looker, conditionOf(filter))
}

function numbersOf(
  reading: Reading,
  looker: Looker,
  condition: RawBuilder<SqlBool>,
): Promise<readonly CallNumbers[]> {
  return reading.rows(
    sql<CallNumbers>`
    select search_call.segment_id as "segmentId", json_agg(search_call.number) as numbers
    from call
      join search_call on search_call.organization_id = call.organization_id
        and search_call.call_id = call.call_id
    where call.organization_id = ${looker.organizationId} and ${visibleTo(looker)} and ${condition}
    group by search_call.segment_id`,
  )
}

function conditionOf(filter: CallFilter): RawBuilder<SqlBool> {
  const { callIds, accountIds, accounts, titles, types, before, after } = filter
  const conditions: RawBuilder<SqlBool>[] = []
  if (callIds.length > 0) conditions.push(sql`call.call_id = any(${[...callIds]}::text[])`)
  if (types.length > 0) conditions.push(sql`call.type = any(${[...types]}::text[])`)
  if (titles.length > 0) conditions.push(sql`call.title ilike any(${titles.map(part)}::text[])`)
  if (before !== undefined) conditions.push(sql`call.started_at < ${before}`)
  if (after !== undefined) conditions.push(sql`call.started_at >= ${after}`)
  if (accountIds.length > 0) {
    conditions.push(linkedTo(sql`link.account_id = any(${[...accountIds]}::text[])`))
  }
  if (accounts.length > 0) {
    conditions.push(
      linkedTo(sql`(link.account_id = any(${[...accounts]}::text[])
        or account.name ilike any(${accounts.map(part)}::text[]))`),
    )
  }
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`
}

function linkedTo(condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql`call.call_id in (
    select link.call_id from link
      join account on account.organization_id = link.organization_id
        and account.account_id = link.account_id
    where link.organization_id = call.organization_id and link.state = 'linked' and ${condition})`
}

/** Signs that `like` would take for something else stand for themselves. */
function part(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

/** Who of a call speaks, by the place among its speakers. */
export interface SpeakerPlaces {
  readonly segmentId: number
  readonly number: number
  readonly speakers: readonly number[]
}

/** Speakers of visible calls whose name or e-mail address holds one of these. */
export function speakersNamed(
  reading: Reading,
  looker: Looker,
  names: readonly string[],
): Promise<readonly SpeakerPlaces[]> {
  return reading.rows(
    sql<SpeakerPlaces>`
    select search_call.segment_id as "segmentId", search_call.number,
      json_agg(array_position(search_call.speaker_ids, call_party.speaker_id) - 1) as speakers
    from call_party
      join call on call.organization_id = call_party.organization_id
        and call.call_id = call_party.call_id
      join search_call on search_call.organization_id = call.organization_id
        and search_call.call_id = call.call_id
    where call_party.organization_id = ${looker.organizationId} and ${visibleTo(looker)}
      and (call_party.name ilike any(${names.map(part)}::text[])
        or call_party.email ilike any(${names.map(part)}::text[]))
      and call_party.speaker_id = any(search_call.speaker_ids)
    group by search_call.segment_id, search_call.number`,
  )
}
