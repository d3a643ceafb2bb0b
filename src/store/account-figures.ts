/** What is known of an account's calls, in numbers: only over calls that the looker may see, unless a name says otherwise. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CallType } from '../records/call-type.ts'
import { type AccessRule, allowedStub, byMode, inWorkspaces } from './access-filter.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface AccountKey {
  readonly organizationId: string
  readonly accountId: string
}

export interface AccountFigures {
  readonly calls: number
  readonly withTranscript: number
  readonly owed: number
  readonly talkedSec: number
  readonly firstCallAt: Date | null
  readonly lastCallAt: Date | null
  readonly reviewed: number
  readonly contact: number
  readonly domain: number
  readonly crmDeal: number
  readonly crmAccount: number
  readonly manual: number
}

/** Linked calls of the account that the looker may see, with the link. The base of every question here. */
export function visibleCalls(db: Db, looker: Looker, accountId: string) {
  return db
    .selectFrom('link')
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'link.organization_id')
        .onRef('call.call_id', '=', 'link.call_id'),
    )
    .where('link.organization_id', '=', looker.organizationId)
    .where('link.account_id', '=', accountId)
    .where('link.state', '=', 'linked')
    .where(visibleTo(looker))
}

export function accountFigures(db: Db, looker: Looker, accountId: string): Promise<AccountFigures> {
  const isReviewed = reviewedBy(looker)
  return visibleCalls(db, looker, accountId)
    .select([
      sql<number>`count(*)`.as('calls'),
      sql<number>`count(*) filter (where call.transcript_state = 'here')`.as('withTranscript'),
      sql<number>`count(*) filter (where call.transcript_state = 'owed')`.as('owed'),
      sql<number>`coalesce(sum(call.duration_sec), 0)`.as('talkedSec'),
      sql<Date | null>`min(call.started_at)`.as('firstCallAt'),
      sql<Date | null>`max(call.started_at)`.as('lastCallAt'),
      sql<number>`count(*) filter (where ${isReviewed})`.as('reviewed'),
      countByRule('contact').as('contact'),
      countByRule('domain').as('domain'),
      countByRule('crm_deal').as('crmDeal'),
      countByRule('crm_account').as('crmAccount'),
      sql<number>`count(*) filter (where link.is_manual)`.as('manual'),
    ])
    .executeTakeFirstOrThrow()
}

export function callsByType(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<readonly { type: CallType | null; calls: number }[]> {
  return visibleCalls(db, looker, accountId)
    .select([sql<CallType | null>`call.type`.as('type'), sql<number>`count(*)`.as('calls')])
    .groupBy('call.type')
    .orderBy('calls', 'desc')
    .orderBy('type')
    .execute()
}

/** The newest call that the looker has not marked as reviewed. */
export async function nextToReview(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<{ callId: string; title: string } | undefined> {
  return visibleCalls(db, looker, accountId)
    .select(['call.call_id as callId', sql<string>`coalesce(call.title, 'Untitled')`.as('title')])
    .where(sql<boolean>`not ${reviewedBy(looker)}`)
    .orderBy('call.started_at', 'desc')
    .orderBy('call.call_id')
    .executeTakeFirst()
}

interface CrmLink {
  readonly kind: string
  readonly url: string | null
}

/** Where a deal or account of the CRM carries a link; the account's own first. */
export async function crmUrlOf(db: Db, looker: Looker, accountId: string): Promise<string | null> {
  const row = await visibleCalls(db, looker, accountId)
    .innerJoinLateral(
      sql<CrmLink>`(
        select * from jsonb_to_recordset(call.crm) as listed (kind text, url text)
      )`.as('object'),
      (join) => join.onTrue(),
    )
    .select('object.url')
    .where('object.url', 'is not', null)
    .orderBy(sql`object.kind = 'account'`, 'desc')
    .orderBy('call.started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.url ?? null
}

export interface AccountReach {
  /** Open calls that Gong lists with what the account is found by, and calls linked by hand. */
  readonly found: number
  /** Of these, let in by the choice of access. */
  readonly allowed: number
  /** Of those that are left out, in other workspaces than the chosen ones. */
  readonly elsewhere: number
  /** Of those that are left out, of other people than the chosen ones, or of no deal. */
  readonly outOfMode: number
  /** Linked, whoever may see them. */
  readonly linked: number
  /** Of those that are let in, taken away by hand. */
  readonly unlinked: number
}

/**
 * Over everything that Gong holds, calls that nobody here may see included: for admins alone. Calls that belong to no
 * account are counted by the hashes in their stubs; those that have none, private and internal ones among them, are not.
 */
export async function accountReach(
  db: Db,
  { organizationId, accountId }: AccountKey,
  rule: AccessRule,
): Promise<AccountReach> {
  const { rows } = await sql<AccountReach>`
    with tied as (
      select call_id, state from link
      where organization_id = ${organizationId} and account_id = ${accountId}
    ), known as (
      select stub_key.call_id from account_key
      join stub_key using (organization_id, key)
      where account_key.organization_id = ${organizationId} and account_key.account_id = ${accountId}
      union
      select call_id from tied where state = 'linked'
    ), judged as (
      select tied.state, ${allowedStub(rule)} as is_allowed,
        ${inWorkspaces(rule)} as is_in_workspaces, ${byMode(rule)} as is_in_mode
      from known
      join stub on stub.organization_id = ${organizationId} and stub.call_id = known.call_id
      left join tied on tied.call_id = known.call_id
      where stub.state = 'open' and stub.started_at >= ${rule.readFrom}
    )
    select count(*) as "found",
      count(*) filter (where is_allowed) as "allowed",
      count(*) filter (where not is_in_workspaces) as "elsewhere",
      count(*) filter (where not is_in_mode) as "outOfMode",
      (select count(*) from tied where state = 'linked') as "linked",
      count(*) filter (where is_allowed and state = 'unlinked') as "unlinked"
    from judged`.execute(db)
  const [reach] = rows
  if (reach === undefined) throw new Error('A count without groups answers one row.')
  return reach
}

function countByRule(rule: string): RawBuilder<number> {
  return sql<number>`count(*) filter (where link.reasons @> ${JSON.stringify([{ rule }])}::jsonb)`
}

function reviewedBy({ organizationId, memberId }: Looker): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from call_review where call_review.organization_id = ${organizationId}
      and call_review.call_id = call.call_id and call_review.member_id = ${memberId}
  )`
}
