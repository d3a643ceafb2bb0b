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
    domainsOf(db, organizationId, accountIds),
    contactsOf(db, organizationId, accountIds),
    crmIdsOf(db, organizationId, accountIds),
  ])
  return accountIds.map((accountId) => ({
    accountId,
    domains: domains.of(accountId),
    contacts: contacts.of(accountId),
    crmIds: crmIds.of(accountId),
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
    select distinct on (account_id, email) ${organizationId}, given.* from unnest(
      ${contacts.map(({ accountId }) => accountId)}::text[],
      ${contacts.map(({ email }) => email)}::text[],
      ${contacts.map(({ name }) => name)}::text[],
      ${contacts.map(({ title }) => title)}::text[]
    ) given (account_id, email, name, title)
    on conflict (organization_id, account_id, email) do update set
      name = coalesce(excluded.name, account_contact.name),
      title = coalesce(excluded.title, account_contact.title)
    where coalesce(excluded.name, account_contact.name) is distinct from account_contact.name
      or coalesce(excluded.title, account_contact.title) is distinct from account_contact.title`.execute(
    transaction,
  )
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

/** All that the accounts had are replaced; those that stay the same are not written again. Answers whose have changed. */
export async function putAccountKeys(
  transaction: Db,
  organizationId: string,
  accounts: readonly { readonly accountId: string; readonly keys: readonly bigint[] }[],
): Promise<readonly string[]> {
  const pairs = accounts.flatMap(({ accountId, keys }) => keys.map((key) => ({ accountId, key })))
  const given = sql`unnest(
      ${pairs.map(({ key }) => key)}::bigint[],
      ${pairs.map(({ accountId }) => accountId)}::text[]
    ) given (key, account_id)`
  const gone = await sql<{ account_id: string }>`
    delete from account_key where organization_id = ${organizationId}
      and ${isOneOf(accounts.map(({ accountId }) => accountId))}
      and not exists (select from ${given}
        where given.key = account_key.key and given.account_id = account_key.account_id)
    returning account_id`.execute(transaction)
  const added = await sql<{ account_id: string }>`
    insert into account_key (organization_id, key, account_id)
    select ${organizationId}, given.* from ${given}
    on conflict do nothing
    returning account_id`.execute(transaction)
  return [...new Set([...gone.rows, ...added.rows].map((row) => row.account_id))]
}

export interface NamedAccount {
  readonly accountId: string
  readonly name: string
  readonly domains: readonly string[]
  readonly crmIds: readonly CrmId[]
}

/**
 * Accounts that have one of these CRM account ids, domains or names (whatever their case), the oldest first, with all
 * their domains and CRM account ids.
 */
export async function accountsNamedBy(
  db: Db,
  organizationId: string,
  asked: {
    readonly crmIds: readonly string[]
    readonly domains: readonly string[]
    readonly names: readonly string[]
  },
): Promise<readonly NamedAccount[]> {
  const { rows } = await sql<{ accountId: string; name: string }>`
    select account.account_id as "accountId", account.name
    from account join (
      select account_id from account_crm_id
      where organization_id = ${organizationId} and kind = 'account'
        and crm_id = any(${asked.crmIds}::text[])
      union
      select account_id from account_domain
      where organization_id = ${organizationId} and domain = any(${asked.domains}::text[])
      union
      select account_id from account
      where organization_id = ${organizationId}
        and lower(name) in (select lower(name) from unnest(${asked.names}::text[]) name)
    ) found using (account_id)
    where account.organization_id = ${organizationId}
    order by account.created_at, account.account_id`.execute(db)
  const ids = rows.map(({ accountId }) => accountId)
  // By the accounts, not by what was asked for: a long list of values is no condition to try on each account.
  const [domains, crmIds] = await Promise.all([
    domainsOf(db, organizationId, ids),
    crmIdsOf(db, organizationId, ids),
  ])
  return rows.map(({ accountId, name }) => ({
    accountId,
    name,
    domains: domains.of(accountId),
    crmIds: crmIds.of(accountId).filter(({ kind }) => kind === 'account'),
  }))
}

async function domainsOf(db: Db, organizationId: string, accountIds: readonly string[]) {
  const rows = await db
    .selectFrom('account_domain')
    .select(['account_id', 'domain'])
    .where('organization_id', '=', organizationId)
    .where(isOneOf(accountIds))
    .orderBy('domain')
    .execute()
  return byAccount(rows, ({ domain }) => domain)
}

async function contactsOf(db: Db, organizationId: string, accountIds: readonly string[]) {
  const rows = await db
    .selectFrom('account_contact')
    .select(['account_id', 'email', 'name', 'title'])
    .where('organization_id', '=', organizationId)
    .where(isOneOf(accountIds))
    .orderBy('email')
    .execute()
  return byAccount(rows, ({ email, name, title }): Contact => ({ email, name, title }))
}

async function crmIdsOf(db: Db, organizationId: string, accountIds: readonly string[]) {
  const rows = await db
    .selectFrom('account_crm_id')
    .select(['account_id', 'kind', 'crm_id'])
    .where('organization_id', '=', organizationId)
    .where(isOneOf(accountIds))
    .orderBy('kind')
    .orderBy('crm_id')
    .execute()
  return byAccount(rows, ({ kind, crm_id: id }): CrmId => ({ kind, id }))
}

function byAccount<Row extends { readonly account_id: string }, Clue>(
  rows: readonly Row[],
  clueOf: (row: Row) => Clue,
) {
  const groups = Map.groupBy(rows, (row) => row.account_id)
  return {
    of: (accountId: string): readonly Clue[] => (groups.get(accountId) ?? []).map(clueOf),
  }
}

function isOneOf(accountIds: readonly string[]) {
  return sql<boolean>`account_id = any(${accountIds}::text[])`
}
