/** Accounts: the customers of an organization. What they are found by has a file of its own. */
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { AccountSource } from '../records/account.ts'
import type { AccountTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAccount = Omit<Selectable<AccountTable>, 'kickoff_on'> & {
  /** `YYYY-MM-DD`: a day has no zone. */
  readonly kickoff_on: string | null
  /** Null without an owner. */
  readonly owner_name: string | null
}

export interface NewAccountRow {
  readonly accountId: string
  readonly name: string
  readonly stage: string
  readonly ownerId: string | null
  readonly kickoffOn: string | null
}

export async function insertAccounts(
  transaction: Db,
  { organizationId, source, createdBy, now }: NewAccountsOf,
  accounts: readonly NewAccountRow[],
): Promise<void> {
  await sql`
    insert into account (organization_id, account_id, name, stage, owner_id, kickoff_on, source,
      created_by, created_at, updated_at)
    select ${organizationId}, given.*, ${source}, ${createdBy}, ${now}, ${now}
    from unnest(
      ${accounts.map(({ accountId }) => accountId)}::text[],
      ${accounts.map(({ name }) => name)}::text[],
      ${accounts.map(({ stage }) => stage)}::text[],
      ${accounts.map(({ ownerId }) => ownerId)}::text[],
      ${accounts.map(({ kickoffOn }) => kickoffOn)}::date[]
    ) given`.execute(transaction)
}

export interface NewAccountsOf {
  readonly organizationId: string
  readonly source: AccountSource
  /** A member; null where another system told of them. */
  readonly createdBy: string | null
  readonly now: Date
}

/**
 * After many have come at once: until PostgreSQL has counted them, which it does by itself a minute later, it reads whole
 * tables where it should look up.
 */
export async function countAnew(db: Db): Promise<void> {
  await sql`analyze account, account_domain, account_contact, account_crm_id, account_key`.execute(
    db,
  )
}

/** Until the transaction ends, nobody else looks whether an account is there to make it if it is not. */
export async function lockAccountNames(transaction: Db, organizationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`accounts ${organizationId}`}))`.execute(
    transaction,
  )
}

/** Locked until the transaction ends, so that what hangs on it is changed by one at a time. */
export async function lockAccount(
  transaction: Db,
  organizationId: string,
  accountId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('account')
    .select('account_id')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** With the owner's name. */
export function selectAccounts(db: Db, organizationId: string) {
  return db
    .selectFrom('account')
    .leftJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'account.organization_id')
        .onRef('member.member_id', '=', 'account.owner_id'),
    )
    .selectAll('account')
    .select([
      sql<string | null>`account.kickoff_on::text`.as('kickoff_on'),
      'member.name as owner_name',
    ])
    .where('account.organization_id', '=', organizationId)
}

export function findAccount(
  db: Db,
  organizationId: string,
  accountId: string,
): Promise<StoredAccount | undefined> {
  return selectAccounts(db, organizationId)
    .where('account.account_id', '=', accountId)
    .executeTakeFirst()
}

export async function updateAccount(
  db: Db,
  organizationId: string,
  accountId: string,
  change: Updateable<AccountTable>,
): Promise<void> {
  await db
    .updateTable('account')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .execute()
}

/** What is null stays as it is; an account that nothing new is told of is not written. */
export async function fillAccounts(
  transaction: Db,
  organizationId: string,
  accounts: readonly (Omit<NewAccountRow, 'name' | 'stage'> & { readonly stage: string | null })[],
  now: Date,
): Promise<void> {
  await sql`
    update account set
      stage = coalesce(given.stage, account.stage),
      owner_id = coalesce(given.owner_id, account.owner_id),
      kickoff_on = coalesce(given.kickoff_on, account.kickoff_on),
      updated_at = ${now}
    from unnest(
      ${accounts.map(({ accountId }) => accountId)}::text[],
      ${accounts.map(({ stage }) => stage)}::text[],
      ${accounts.map(({ ownerId }) => ownerId)}::text[],
      ${accounts.map(({ kickoffOn }) => kickoffOn)}::date[]
    ) given (account_id, stage, owner_id, kickoff_on)
    where account.organization_id = ${organizationId}
      and account.account_id = given.account_id
      and (account.stage, account.owner_id, account.kickoff_on) is distinct from (
        coalesce(given.stage, account.stage), coalesce(given.owner_id, account.owner_id),
        coalesce(given.kickoff_on, account.kickoff_on))`.execute(transaction)
}

/** With what it is found by and its links; calls that nothing holds any more are the caller's to remove. */
export async function deleteAccount(
  transaction: Db,
  organizationId: string,
  accountId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('account')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/**
 * Of these, the accounts that have something to be found by are sought from now on, and those that a known call may belong
 * to are being matched. Answers how many are sought: of calls that says nothing.
 */
export async function beginMatching(
  transaction: Db,
  organizationId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('account')
    .set({
      sought_at: now,
      matching_since: sql<Date | null>`case when exists (
        select from account_key
        join stub_key on stub_key.organization_id = account_key.organization_id
          and stub_key.key = account_key.key
        join stub on stub.organization_id = stub_key.organization_id
          and stub.call_id = stub_key.call_id
        where account_key.organization_id = account.organization_id
          and account_key.account_id = account.account_id and stub.state = 'open')
        then ${now}::timestamptz else matching_since end`,
    })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`account_id = any(${accountIds}::text[])`)
    .where(
      sql<boolean>`exists (
        select from account_key
        where account_key.organization_id = account.organization_id
          and account_key.account_id = account.account_id)`,
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
