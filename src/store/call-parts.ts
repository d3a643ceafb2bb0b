/** What belongs to calls that somebody may see: people, links, reviews, what is due. The callers have asked `visibleTo`. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { CallPartyTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredParty = Selectable<CallPartyTable>

/** Of several calls of an organization. */
export interface CallsKey {
  readonly organizationId: string
  readonly callIds: readonly string[]
}

export interface StoredCallLink {
  readonly callId: string
  readonly accountId: string
  readonly name: string
  readonly reasons: unknown
  readonly isManual: boolean
}

/** In the order in which Gong lists them. */
export function partiesOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<readonly StoredParty[]> {
  return db
    .selectFrom('call_party')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('call_id', 'in', listed(callIds))
    .orderBy('call_id')
    .orderBy('position')
    .execute()
}

/** By the names of the accounts. */
export function linksOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<readonly StoredCallLink[]> {
  return db
    .selectFrom('link')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organization_id', '=', 'link.organization_id')
        .onRef('account.account_id', '=', 'link.account_id'),
    )
    .select([
      'link.call_id as callId',
      'link.account_id as accountId',
      'account.name',
      'link.reasons',
      'link.is_manual as isManual',
    ])
    .where('link.organization_id', '=', organizationId)
    .where(sql<boolean>`link.call_id = any(${[...callIds]}::text[])`)
    .where('link.state', '=', 'linked')
    .orderBy('account.name')
    .orderBy('account.account_id')
    .execute()
}

export async function isAccount(
  db: Db,
  organizationId: string,
  accountId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .select('account_id')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return found !== undefined
}

/** When Gong is asked next for the transcript; undefined when it is not due. */
export async function nextTranscriptTry(
  db: Db,
  organizationId: string,
  callId: string,
): Promise<Date | undefined> {
  const found = await db
    .selectFrom('owed_part')
    .select('next_try_at')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .where('part', '=', 'transcript')
    .where('given_up_at', 'is', null)
    .executeTakeFirst()
  return found?.next_try_at
}

/** Names of Gong's users, of those that are known. */
export async function gongUserNames(
  db: Db,
  organizationId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map()
  const found = await db
    .selectFrom('gong_user')
    .select(['user_id', 'name', 'email'])
    .where('organization_id', '=', organizationId)
    .where('user_id', 'in', [...new Set(userIds)])
    .execute()
  return new Map(found.map(({ user_id, name, email }) => [user_id, name ?? email ?? 'Somebody']))
}

/** What Gong made of each call, as `records/call-details.ts`. */
export async function detailsOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<ReadonlyMap<string, unknown>> {
  const found = await db
    .selectFrom('call')
    .select(['call_id', 'details'])
    .where('organization_id', '=', organizationId)
    .where('call_id', 'in', listed(callIds))
    .execute()
  return new Map(found.map(({ call_id, details }) => [call_id, details]))
}

/** PostgreSQL knows no empty list. */
function listed(ids: readonly string[]): readonly string[] {
  return ids.length > 0 ? ids : ['']
}
