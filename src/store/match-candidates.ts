/** Calls whose hashes meet those of accounts. A hit is looked at in Gong before it counts. */
import { type Kysely, sql } from 'kysely'
import { type AccessRule, allowedStub } from './access-filter.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/**
 * The newest first: allowed calls that meet an account (this one) to which they have no tie yet, nor one that was cut, and
 * those that a person had linked to it before they were closed.
 */
export async function matchCandidates(
  db: Db,
  organizationId: string,
  rule: AccessRule,
  accountId?: string,
): Promise<readonly string[]> {
  const ofOne = (table: string) =>
    accountId === undefined ? sql`` : sql`and ${sql.ref(`${table}.account_id`)} = ${accountId}`
  const { rows } = await sql<{ call_id: string }>`
    select call_id from (
    select stub.call_id, stub.started_at
    from account_key
      join stub_key on stub_key.organization_id = account_key.organization_id
        and stub_key.key = account_key.key
      join stub on stub.organization_id = stub_key.organization_id
        and stub.call_id = stub_key.call_id
    where account_key.organization_id = ${organizationId} ${ofOne('account_key')}
      and ${allowedStub(rule)}
      and not exists (
        select from link
        where link.organization_id = account_key.organization_id
          and link.account_id = account_key.account_id and link.call_id = stub.call_id)
    union
    select stub.call_id, stub.started_at
    from link join stub on stub.organization_id = link.organization_id
      and stub.call_id = link.call_id
    where link.organization_id = ${organizationId} ${ofOne('link')} and link.state = 'waiting'
      and ${allowedStub(rule)}
    ) as candidate
    order by started_at desc, call_id`.execute(db)
  return rows.map((row) => row.call_id)
}

/** Those accounts that have one of these keys. */
export async function accountsWithKeys(
  db: Db,
  organizationId: string,
  keys: readonly bigint[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account_key')
    .select('account_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`key = any(${keys.map(String)}::text[]::bigint[])`)
    .execute()
  return rows.map((row) => row.account_id)
}

/** Of these, the calls that the choice lets in. */
export async function allowedAmong(
  db: Db,
  organizationId: string,
  rule: AccessRule,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('stub')
    .select('stub.call_id')
    .where('stub.organization_id', '=', organizationId)
    .where(sql<boolean>`stub.call_id = any(${callIds}::text[])`)
    .where(allowedStub(rule))
    .execute()
  return new Set(rows.map((row) => row.call_id))
}
