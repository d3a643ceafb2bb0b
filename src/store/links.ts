/** The ties between calls and accounts, one account at a time: what people see and decide of them. */
import { type Kysely, sql } from 'kysely'
import { dropWordsOfCalls } from './handoff-removals.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface StoredLink {
  readonly callId: string
  readonly state: 'linked' | 'unlinked'
  /** [{rule, value, of}] */
  readonly reasons: unknown
  readonly isManual: boolean
}

export interface LinkKey {
  readonly organizationId: string
  readonly accountId: string
  readonly callId: string
}

/** Made and cut ones. */
export function linksOfAccount(
  db: Db,
  organizationId: string,
  accountId: string,
): Promise<readonly StoredLink[]> {
  return db
    .selectFrom('link')
    .select(['call_id as callId', 'state', 'reasons', 'is_manual as isManual'])
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('state', '!=', 'waiting')
    .$narrowType<Pick<StoredLink, 'state'>>()
    .execute()
}

/** With the account's name, and who decided it where a person did. */
export function findLink(db: Db, { organizationId, accountId, callId }: LinkKey) {
  return db
    .selectFrom('link')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organization_id', '=', 'link.organization_id')
        .onRef('account.account_id', '=', 'link.account_id'),
    )
    .leftJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'link.organization_id')
        .onRef('member.member_id', '=', 'link.decided_by'),
    )
    .select([
      'account.name as accountName',
      'link.state',
      'link.reasons',
      'link.is_manual as isManual',
      'link.decided_at as decidedAt',
      'member.name as decidedBy',
    ])
    .where('link.organization_id', '=', organizationId)
    .where('link.account_id', '=', accountId)
    .where('link.call_id', '=', callId)
    .where('link.state', '!=', 'waiting')
    .$narrowType<Pick<StoredLink, 'state'>>()
    .executeTakeFirst()
}

/** A person's word, which no sync changes. Answers false where there was no tie to cut. */
export async function cutLink(
  transaction: Db,
  { organizationId, accountId, callId }: LinkKey,
  { memberId, now }: { readonly memberId: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('link')
    .set({
      state: 'unlinked',
      reasons: '[]',
      is_manual: true,
      decided_by: memberId,
      decided_at: now,
    })
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('call_id', '=', callId)
    .where('state', '=', 'linked')
    .executeTakeFirst()
  await dropWordsOfCalls(transaction, organizationId, [callId], accountId)
  return numUpdatedRows > 0n
}

export async function deleteLinks(
  transaction: Db,
  organizationId: string,
  accountId: string,
  callIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('link')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  await dropWordsOfCalls(transaction, organizationId, callIds, accountId)
}

/** `reasons`: JSON. */
export async function writeReasons(
  transaction: Db,
  organizationId: string,
  accountId: string,
  links: readonly { readonly callId: string; readonly reasons: string }[],
): Promise<void> {
  await sql`
    update link set reasons = given.reasons
    from unnest(
      ${links.map(({ callId }) => callId)}::text[],
      ${links.map(({ reasons }) => reasons)}::jsonb[]
    ) given (call_id, reasons)
    where link.organization_id = ${organizationId} and link.account_id = ${accountId}
      and link.call_id = given.call_id`.execute(transaction)
}
