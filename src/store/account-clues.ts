/** What accounts are found by: domains, contacts and CRM ids, and the keyed hashes of them. */
import { type Kysely, sql } from 'kysely'
import type { Contact, CrmId } from '../records/account.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface AccountClues {
  readonly accountId: string
  readonly domains: readonly string[]
  readonly contacts: readonly Contact[]
  readonly crmIds: readonly CrmId[]
}

/** In no order that means anything; accounts without any are there with empty lists. */
export async function cluesOf(
  db: Db,
  organizationId: string,
  accountIds: readonly string[],
): Promise<readonly AccountClues[]> {
  if (accountIds.length === 0) return []
  const [domains, contacts, crmIds] = await Promise.all([
    db
      .selectFrom('account_domain')
      .select(['account_id', 'domain'])
      .where('organization_id', '=', organizationId)
      .where(isOneOf(accountIds))
      .orderBy('domain')
      .execute(),
    db
      .selectFrom('account_contact')
      .select(['account_id', 'email', 'name', 'title'])
      .where('organization_id', '=', organizationId)
      .where(isOneOf(accountIds))
      .orderBy('email')
      .execute(),
    db
      .selectFrom('account_crm_id')
      .select(['account_id', 'kind', 'crm_id'])
      .where('organization_id', '=', organizationId)
      .where(isOneOf(accountIds))
      .orderBy('kind')
      .orderBy('crm_id')
      .execute(),
  ])
  const byAccount = {
    domains: Map.groupBy(domains, (row) => row.account_id),
    contacts: Map.groupBy(contacts, (row) => row.account_id),
    crmIds: Map.groupBy(crmIds, (row) => row.account_id),
  }
  return accountIds.map((accountId) => ({
    accountId,
    domains: (byAccount.domains.get(accountId) ?? []).map(({ domain }) => domain),
    contacts: (byAccount.contacts.get(accountId) ?? []).map(({ email, name, title }) => ({
      email,
      name,
      title,
    })),
    crmIds: (byAccount.crmIds.get(accountId) ?? []).map(({ kind, crm_id: id }) => ({ kind, id })),
  }))
}

/** What is there already stays; a contact's name and title are taken over where they are given. */
export async function addClues(
  transaction: Db,
  organizationId: string,
  accounts: readonly AccountClues[],
): Promise<void> {
  const domains = accounts.flatMap(({ accountId, domains: each }) =>
    each.map((domain) => ({ accountId, domain })),
  )
  const contacts = accounts.flatMap(({ accountId, contacts: each }) =>
    each.map((contact) => ({ accountId, ...contact })),
  )
  const crmIds = accounts.flatMap(({ accountId, crmIds: each }) =>
    each.map((crmId) => ({ accountId, ...crmId })),
  )
  await sql`
    insert into account_domain (organization_id, account_id, domain)
    select ${organizationId}, given.* from unnest(
      ${domains.map(({ accountId }) => accountId)}::text[],
      ${domains.map(({ domain }) => domain)}::text[]
    ) given
    on conflict do nothing`.execute(transaction)
  await sql`
    insert into account_contact (organization_id, account_id, email, name, title)
    select ${organizationId}, given.* from unnest(
      ${contacts.map(({ accountId }) => accountId)}::text[],
      ${contacts.map(({ email }) => email)}::text[],
      ${contacts.map(({ name }) => name)}::text[],
      ${contacts.map(({ title }) => title)}::text[]
    ) given
    on conflict (organization_id, account_id, email) do update set
      name = coalesce(excluded.name, account_contact.name),
      title = coalesce(excluded.title, account_contact.title)`.execute(transaction)
  await sql`
    insert into account_crm_id (organization_id, account_id, kind, crm_id)
    select ${organizationId}, given.* from unnest(
      ${crmIds.map(({ accountId }) => accountId)}::text[],
      ${crmIds.map(({ kind }) => kind)}::text[],
      ${crmIds.map(({ id }) => id)}::text[]
    ) given
    on conflict do nothing`.execute(transaction)
}

export async function deleteClues(
  transaction: Db,
  organizationId: string,
  accountId: string,
): Promise<void> {
  for (const table of ['account_domain', 'account_contact', 'account_crm_id'] as const) {
    await transaction
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('account_id', '=', accountId)
      .execute()
  }
}

/** All that the accounts had are replaced. */
export async function putAccountKeys(
  transaction: Db,
  organizationId: string,
  accounts: readonly { readonly accountId: string; readonly keys: readonly bigint[] }[],
): Promise<void> {
  await transaction
    .deleteFrom('account_key')
    .where('organization_id', '=', organizationId)
    .where(isOneOf(accounts.map(({ accountId }) => accountId)))
    .execute()
  const pairs = accounts.flatMap(({ accountId, keys }) => keys.map((key) => ({ accountId, key })))
  await sql`
    insert into account_key (organization_id, key, account_id)
    select ${organizationId}, given.* from unnest(
      ${pairs.map(({ key }) => key)}::bigint[],
      ${pairs.map(({ accountId }) => accountId)}::text[]
    ) given`.execute(transaction)
}

export interface KnownAccounts {
  /** By CRM account id, by domain, and by name in lower case. Of several accounts, the oldest. */
  readonly byCrmId: ReadonlyMap<string, string>
  readonly byDomain: ReadonlyMap<string, string>
  readonly byName: ReadonlyMap<string, string>
}

/** The accounts that these already name. CRM ids are those of accounts, never of deals. */
export async function knownAccounts(
  db: Db,
  organizationId: string,
  asked: {
    readonly crmIds: readonly string[]
    readonly domains: readonly string[]
    readonly names: readonly string[]
  },
): Promise<KnownAccounts> {
  const { rows } = await sql<{ kind: 'crm' | 'domain' | 'name'; value: string; id: string }>`
    select distinct on (kind, value) kind, value, found.account_id as id
    from (
      select 'crm' as kind, crm_id as value, account_id from account_crm_id
      where organization_id = ${organizationId} and account_crm_id.kind = 'account'
        and crm_id = any(${asked.crmIds}::text[])
      union all
      select 'domain', domain, account_id from account_domain
      where organization_id = ${organizationId} and domain = any(${asked.domains}::text[])
      union all
      select 'name', lower(name), account_id from account
      where organization_id = ${organizationId}
        and lower(name) in (select lower(name) from unnest(${asked.names}::text[]) name)
    ) found
    join account on account.organization_id = ${organizationId}
      and account.account_id = found.account_id
    order by kind, value, account.created_at, found.account_id`.execute(db)
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ value, id }) => [value, id]))
  return { byCrmId: of('crm'), byDomain: of('domain'), byName: of('name') }
}

function isOneOf(accountIds: readonly string[]) {
  return sql<boolean>`account_id = any(${accountIds}::text[])`
}
