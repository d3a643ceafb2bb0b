/** How far the handoffs of all accounts are: in counts, over what the looker may see. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface BoardRow {
  readonly accountId: string
  readonly accountName: string
  readonly stage: string
  readonly kickoffOn: string | null
  readonly ownerId: string | null
  readonly ownerName: string | null
  /** Null before it has begun. */
  readonly state: 'draft' | 'ready' | 'accepted' | 'returned' | null
  readonly templateId: string | null
  readonly dueOn: string | null
  readonly reason: string | null
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

/** By name. */
export async function boardRows(
  db: Db,
  organizationId: string,
  ownerId: string | undefined,
): Promise<readonly BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select account.account_id as "accountId", account.name as "accountName", account.stage,
      account.kickoff_on::text as "kickoffOn", account.owner_id as "ownerId",
      member.name as "ownerName", handoff.state, handoff.template_id as "templateId",
      handoff.due_on::text as "dueOn", handoff.reason, handoff.changed_by as "changedBy",
      handoff.changed_at as "changedAt"
    from account
    left join handoff on handoff.organization_id = account.organization_id
      and handoff.account_id = account.account_id
    left join member on member.organization_id = account.organization_id
      and member.member_id = account.owner_id
    where account.organization_id = ${organizationId}
      and (${ownerId ?? null}::text is null or account.owner_id = ${ownerId ?? null})
    order by lower(account.name), account.account_id`.execute(db)
  return rows
}

export interface BoardAnswer {
  readonly accountId: string
  readonly key: string
  readonly state: 'empty' | 'suggested' | 'edited' | 'confirmed'
  /** A sentence that the looker may see. */
  readonly isTold: boolean
  readonly hasSentences: boolean
}

export async function boardAnswers(
  db: Db,
  looker: Looker,
  accountIds: readonly string[],
): Promise<readonly BoardAnswer[]> {
  const { rows } = await sql<BoardAnswer>`
    with listed as (
      select array_agg(call.call_id) as ids from call where ${visibleTo(looker)}
    )
    select answer.account_id as "accountId", answer.field_key as "key", answer.state,
      coalesce(bool_or(sentence.call_ids <@ coalesce(listed.ids, '{}')), false) as "isTold",
      count(sentence.position) > 0 as "hasSentences"
    from handoff_answer answer
    cross join listed
    left join handoff_sentence sentence
      on sentence.organization_id = answer.organization_id
      and sentence.account_id = answer.account_id and sentence.field_key = answer.field_key
      and not sentence.is_proposal
    where answer.organization_id = ${looker.organizationId}
      and answer.account_id = any(${accountIds}::text[])
    group by answer.account_id, answer.field_key, answer.state`.execute(db)
  return rows
}

/** Of these accounts, those of which the looker may hear somebody of the customer's side. */
export async function accountsWithVoices(
  db: Db,
  looker: Looker,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct link.account_id as "accountId"
    from link
    join call on call.organization_id = link.organization_id and call.call_id = link.call_id
    join transcript on transcript.organization_id = call.organization_id
      and transcript.call_id = call.call_id
    join call_party party on party.organization_id = call.organization_id
      and party.call_id = call.call_id and party.side = 'External'
      and coalesce(party.name, party.email, party.phone) is not null
      and party.speaker_id = any(transcript.turn_speakers)
    where link.organization_id = ${looker.organizationId} and link.state = 'linked'
      and link.account_id = any(${accountIds}::text[])
      and call.transcript_state = 'here' and ${visibleTo(looker)}`.execute(db)
  return new Set(rows.map(({ accountId }) => accountId))
}

/** What was found in a call counts while its transcript is the one that it was found in. */
const READ = sql`join transcript on transcript.organization_id = call.organization_id
    and transcript.call_id = call.call_id
  join call_reading on call_reading.organization_id = call.organization_id
    and call_reading.call_id = call.call_id and call_reading.transcript_hash = transcript.hash`

/** Calls that were read and came after the handoff was made, by account; see `newerCalls` of a handoff. */
export async function newerCallsOf(
  db: Db,
  looker: Looker,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ accountId: string; count: number }>`
    with listed as (
      select link.account_id, call.call_id, call.started_at, call.linked_at, handoff.made_at,
        call.call_id = any(handoff.made_from) as is_used
      from handoff
      join link on link.organization_id = handoff.organization_id
        and link.account_id = handoff.account_id and link.state = 'linked'
      join call on call.organization_id = link.organization_id and call.call_id = link.call_id
      ${READ}
      where handoff.organization_id = ${looker.organizationId} and handoff.made_at is not null
        and handoff.account_id = any(${accountIds}::text[])
        and call.transcript_state = 'here' and ${visibleTo(looker)}
    ), last as (
      select account_id, max(started_at) as started_at from listed where is_used group by account_id
    )
    select listed.account_id as "accountId", count(*)::int as "count"
    from listed left join last using (account_id)
    where not is_used and (last.started_at is null or listed.started_at > last.started_at
      or listed.linked_at > listed.made_at)
    group by listed.account_id`.execute(db)
  return new Map(rows.map(({ accountId, count }) => [accountId, Number(count)]))
}

/** Null before two have been accepted. */
export async function hoursToAccept(db: Db, organizationId: string): Promise<number | null> {
  const { rows } = await sql<{ count: number; hours: number | null }>`
    select count(*)::int as "count", percentile_cont(0.5) within group (
      order by extract(epoch from accepted_at - ready_at) / 3600)::float8 as "hours"
    from handoff
    where organization_id = ${organizationId} and state = 'accepted'
      and ready_at is not null and accepted_at is not null`.execute(db)
  const [found] = rows
  return found === undefined || Number(found.count) < 2 ? null : found.hours
}

export interface StatedFinding {
  readonly accountId: string
  readonly callId: string
  readonly startedAt: Date
  readonly kind: string
  readonly sentences: readonly number[]
  readonly text: string
  readonly dueOn: string | null
}

/** What calls state of dates and amounts, as far as they have been read. */
export async function statedFindings(
  db: Db,
  looker: Looker,
  accountIds: readonly string[],
): Promise<readonly StatedFinding[]> {
  const { rows } = await sql<StatedFinding>`
    select link.account_id as "accountId", call.call_id as "callId",
      call.started_at as "startedAt", finding.kind, to_json(finding.sentences) as "sentences",
      finding.quote as "text", finding.due_on::text as "dueOn"
    from link
    join call on call.organization_id = link.organization_id and call.call_id = link.call_id
    ${READ}
    join finding on finding.organization_id = call.organization_id
      and finding.call_id = call.call_id
      and finding.kind in ('plan', 'terms', 'commitment')
    where link.organization_id = ${looker.organizationId} and link.state = 'linked'
      and link.account_id = any(${accountIds}::text[]) and ${visibleTo(looker)}`.execute(db)
  return rows
}
