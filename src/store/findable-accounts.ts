/** What accounts are found by. */
import { type Kysely, sql } from 'kysely'
import type { CrmId } from '../records/account.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface FindableAccount {
  readonly accountId: string
  readonly domains: readonly string[]
  readonly contacts: readonly { readonly email: string }[]
  readonly crmIds: readonly CrmId[]
}

export async function findableAccounts(
  db: Db,
  organizationId: string,
  accountIds: readonly string[],
): Promise<readonly FindableAccount[]> {
  const { rows } = await sql<FindableAccount>`
    select account.account_id as "accountId",
      array(select domain from account_domain as d
        where d.organization_id = account.organization_id and d.account_id = account.account_id) as domains,
      (select coalesce(jsonb_agg(jsonb_build_object('email', email)), '[]') from account_contact as c
        where c.organization_id = account.organization_id and c.account_id = account.account_id) as contacts,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'id', crm_id)), '[]') from account_crm_id as i
        where i.organization_id = account.organization_id and i.account_id = account.account_id) as "crmIds"
    from account
    where organization_id = ${organizationId} and account_id = any(${accountIds}::text[])`.execute(
    db,
  )
  return rows
}
