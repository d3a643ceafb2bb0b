/** Calls that a live look begins with: found by their hashes, and named by their ids alone. */
import { type Kysely, sql } from 'kysely'
import { type AccessRule, allowedStub } from './access-filter.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Of calls that may be matched and that the account has no tie to, made or cut, those with one of these keys, newest first. */
export async function callsWithKeys(
  db: Db,
  organizationId: string,
  {
    accountId,
    keys,
    rule,
    atMost,
  }: {
    readonly accountId: string
    readonly keys: readonly bigint[]
    readonly rule: AccessRule
    readonly atMost: number
  },
): Promise<readonly string[]> {
  const { rows } = await sql<{ call_id: string }>`
    select stub.call_id from stub
    where stub.organization_id = ${organizationId} and ${allowedStub(rule)}
      and exists (
        select from stub_key
        where stub_key.organization_id = stub.organization_id
          and stub_key.call_id = stub.call_id
          and stub_key.key = any(${keys.map(String)}::text[]::bigint[]))
      and not exists (
        select from link
        where link.organization_id = stub.organization_id and link.call_id = stub.call_id
          and link.account_id = ${accountId})
    order by stub.started_at desc, stub.call_id
    limit ${atMost}`.execute(db)
  return rows.map((row) => row.call_id)
}

/** Calls that may be matched and belong to nobody, newest first. */
export async function callsOfNobody(
  db: Db,
  organizationId: string,
  rule: AccessRule,
  atMost: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ call_id: string }>`
    select stub.call_id from stub
    where stub.organization_id = ${organizationId} and ${allowedStub(rule)}
      and not exists (
        select from link
        where link.organization_id = stub.organization_id and link.call_id = stub.call_id
          and link.state = 'linked')
    order by stub.started_at desc, stub.call_id
    limit ${atMost}`.execute(db)
  return rows.map((row) => row.call_id)
}

/** Of these calls, those that the account has a tie to: made or cut, unless only one of both is meant. */
export async function tiedTo(
  db: Db,
  organizationId: string,
  accountId: string,
  callIds: readonly string[],
  states: readonly ('linked' | 'unlinked')[] = ['linked', 'unlinked'],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('link')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('state', 'in', states)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.call_id))
}

export interface NamedAccount {
  readonly accountId: string
  readonly name: string
  readonly domains: readonly string[]
  readonly crmIds: readonly { readonly kind: 'account' | 'deal'; readonly id: string }[]
}

export async function namedAccounts(
  db: Db,
  organizationId: string,
): Promise<readonly NamedAccount[]> {
  const { rows } = await sql<NamedAccount>`
    select account_id as "accountId", name,
      array(select domain from account_domain as d
        where d.organization_id = account.organization_id and d.account_id = account.account_id) as domains,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'id', crm_id)), '[]')
        from account_crm_id as i
        where i.organization_id = account.organization_id and i.account_id = account.account_id) as "crmIds"
    from account where organization_id = ${organizationId} order by name`.execute(db)
  return rows
}

/** A person's word: it holds whatever the rules say. One that was cut is made again. */
export async function linkByHand(
  transaction: Db,
  link: {
    readonly organizationId: string
    readonly accountId: string
    readonly callId: string
    readonly memberId: string
    readonly now: Date
  },
): Promise<void> {
  const decided = {
    state: 'linked',
    is_manual: true,
    decided_by: link.memberId,
    decided_at: link.now,
  } as const
  await transaction
    .insertInto('link')
    .values({
      organization_id: link.organizationId,
      account_id: link.accountId,
      call_id: link.callId,
      reasons: '[]',
      ...decided,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'account_id', 'call_id']).doUpdateSet(decided),
    )
    .execute()
}
