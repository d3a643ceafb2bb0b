/** Numbers over stubs and links: what a choice lets in, and how matching does. */
import { type Kysely, sql } from 'kysely'
import { type AccessRule, allowedStub } from './access-filter.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface ChoiceCounts {
  readonly found: number
  readonly allowed: number
  readonly internal: number
  readonly private: number
  readonly accounts: number
  readonly fallingOut: number
  readonly comingIn: number
}

/** In calls from `rule.readFrom` on. A tie that was cut by hand stays cut, and one made by hand holds where it is let in. */
export async function countChoice(
  db: Db,
  organizationId: string,
  rule: AccessRule,
): Promise<ChoiceCounts> {
  const { rows } = await sql<ChoiceCounts>`
    with listed as (
      select stub.call_id, stub.state, stub.started_at, ${allowedStub(rule)} as is_allowed
      from stub where stub.organization_id = ${organizationId}
    ), tied as (
      select account_key.account_id, stub_key.call_id
      from account_key join stub_key on stub_key.organization_id = account_key.organization_id
        and stub_key.key = account_key.key
      where account_key.organization_id = ${organizationId}
        and not exists (
          select from link
          where link.organization_id = account_key.organization_id and link.state = 'unlinked'
            and link.account_id = account_key.account_id and link.call_id = stub_key.call_id)
      union
      select account_id, call_id from link
      where organization_id = ${organizationId} and state = 'linked'
    ), met as (
      select tied.account_id, tied.call_id from tied join listed using (call_id) where is_allowed
    ), kept as (
      select call_id from call where organization_id = ${organizationId}
    )
    select
      count(*) filter (where started_at >= ${rule.readFrom}) as found,
      count(*) filter (where is_allowed) as allowed,
      count(*) filter (where state = 'internal' and started_at >= ${rule.readFrom}) as internal,
      count(*) filter (where state = 'private' and started_at >= ${rule.readFrom}) as private,
      (select count(distinct account_id) from met) as accounts,
      (select count(*) from kept join listed using (call_id) where not is_allowed) as "fallingOut",
      (select count(*) from (select call_id from met except select call_id from kept) as new)
        as "comingIn"
    from listed`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('An aggregate answers one row.')
  return counts
}

export interface MatchingCounts {
  readonly open: number
  readonly linked: number
  readonly unmatched: number
  readonly internal: number
  readonly private: number
  readonly excluded: number
}

/** Open ones are those that the choice lets in. */
export async function countMatching(
  db: Db,
  organizationId: string,
  rule: AccessRule,
): Promise<MatchingCounts> {
  const { rows } = await sql<MatchingCounts>`
    select
      count(*) filter (where ${allowedStub(rule)}) as open,
      count(call.call_id) as linked,
      count(*) filter (where ${allowedStub(rule)} and call.call_id is null) as unmatched,
      count(*) filter (where state = 'internal') as internal,
      count(*) filter (where state = 'private') as private,
      count(*) filter (
        where state = 'excluded' or state = 'open' and not ${allowedStub(rule)}) as excluded
    from stub left join call using (organization_id, call_id)
    where stub.organization_id = ${organizationId}`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('An aggregate answers one row.')
  return counts
}

export interface RuleCounts {
  readonly contact: number
  readonly domain: number
  readonly crmDeal: number
  readonly crmAccount: number
  readonly manual: number
}

/** In calls: one can count for several. */
export async function countByRule(db: Db, organizationId: string): Promise<RuleCounts> {
  const by = (rule: string) =>
    sql`count(distinct call_id) filter (where reasons @> ${JSON.stringify([{ rule }])}::jsonb)`
  const { rows } = await sql<RuleCounts>`
    select ${by('contact')} as contact, ${by('domain')} as domain, ${by('crm_deal')} as "crmDeal",
      ${by('crm_account')} as "crmAccount",
      count(distinct call_id) filter (where is_manual) as manual
    from link where organization_id = ${organizationId} and state = 'linked'`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('An aggregate answers one row.')
  return counts
}

/** Each call once, under the first rule that holds. By hand are those that no rule has found. */
export async function countByFirstRule(db: Db, organizationId: string): Promise<RuleCounts> {
  const holds = (rule: string) => sql`reasons @> ${JSON.stringify([{ rule }])}::jsonb`
  const { rows } = await sql<RuleCounts>`
    select
      count(*) filter (where first = 1) as contact, count(*) filter (where first = 2) as domain,
      count(*) filter (where first = 3) as "crmDeal",
      count(*) filter (where first = 4) as "crmAccount", count(*) filter (where first = 5) as manual
    from (
      select call_id, min(case when ${holds('contact')} then 1 when ${holds('domain')} then 2
        when ${holds('crm_deal')} then 3 when ${holds('crm_account')} then 4 else 5 end) as first
      from link where organization_id = ${organizationId} and state = 'linked'
      group by call_id) as linked`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('An aggregate answers one row.')
  return counts
}

/** Whether any call that was listed hangs on a deal. */
export async function hasDeals(db: Db, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('stub')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .where('has_deal', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
