/** The table of accounts, with numbers over the calls that the looker may see. */
import { type Kysely, sql, type SqlBool } from 'kysely'
import type { LinksByRule } from '../records/account.ts'
import { selectAccounts, type StoredAccount } from './accounts.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface AccountConditions {
  /** A part of the name or of a domain. */
  readonly query: string | undefined
  readonly ownerId: string | undefined
  readonly stage: string | undefined
}

/** By name, whatever its case; from after `after` on. */
export function listAccounts(
  db: Db,
  organizationId: string,
  { query = '', ownerId, stage }: AccountConditions,
  {
    limit,
    after,
  }: {
    readonly limit: number
    readonly after: { readonly name: string; readonly accountId: string } | undefined
  },
): Promise<readonly StoredAccount[]> {
  return selectAccounts(db, organizationId)
    .$if(query !== '', (select) => select.where(isNamed(query)))
    .$if(ownerId !== undefined, (select) => select.where('account.owner_id', '=', ownerId ?? ''))
    .$if(stage !== undefined, (select) => select.where('account.stage', '=', stage ?? ''))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<SqlBool>`(lower(account.name), account.account_id)
          > (lower(${after?.name ?? ''}), ${after?.accountId ?? ''})`,
      ),
    )
    .orderBy(sql`lower(account.name)`)
    .orderBy('account.account_id')
    .limit(limit)
    .execute()
}

export interface ListFigures extends LinksByRule {
  readonly accountId: string
  readonly calls: number
  readonly lastCallAt: Date
  readonly reviewed: number
}

/** Of these accounts, those that have calls which the looker may see. */
export function listFigures(
  db: Db,
  looker: Looker,
  accountIds: readonly string[],
): Promise<readonly ListFigures[]> {
  const byRule = (rule: string) =>
    sql<number>`count(*) filter (where link.reasons @> ${JSON.stringify([{ rule }])}::jsonb)`
  return db
    .selectFrom('link')
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'link.organization_id')
        .onRef('call.call_id', '=', 'link.call_id'),
    )
    .leftJoin('call_review', (join) =>
      join
        .onRef('call_review.organization_id', '=', 'call.organization_id')
        .onRef('call_review.call_id', '=', 'call.call_id')
        .on('call_review.member_id', '=', looker.memberId),
    )
    .select([
      'link.account_id as accountId',
      sql<number>`count(*)`.as('calls'),
      sql<Date>`max(call.started_at)`.as('lastCallAt'),
      sql<number>`count(call_review.call_id)`.as('reviewed'),
      byRule('contact').as('contact'),
      byRule('domain').as('domain'),
      byRule('crm_deal').as('crmDeal'),
      byRule('crm_account').as('crmAccount'),
      sql<number>`count(*) filter (where link.is_manual)`.as('manual'),
    ])
    .where('link.organization_id', '=', looker.organizationId)
    .where(sql<SqlBool>`link.account_id = any(${accountIds}::text[])`)
    .where('link.state', '=', 'linked')
    .where(visibleTo(looker))
    .groupBy('link.account_id')
    .execute()
}

function isNamed(query: string) {
  const text = query.toLowerCase()
  return sql<SqlBool>`(position(${text} in lower(account.name)) > 0 or exists (
    select from account_domain
    where account_domain.organization_id = account.organization_id
      and account_domain.account_id = account.account_id
      and position(${text} in account_domain.domain) > 0))`
}
