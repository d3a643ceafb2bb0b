/** Linked calls as one member may see them. Every query here is cut by `visibleTo`. */
import { type Expression, type Kysely, type Selectable, sql, type SqlBool } from 'kysely'
import type { CallTable } from './account-tables.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export type StoredCall = Selectable<CallTable>

export interface CallConditions {
  /** Words of a title, a participant's name or address, or an account's name. */
  readonly query: string | undefined
  readonly type: string | undefined
  readonly accountId: string | undefined
  /** This one alone. */
  readonly callId?: string | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
}

/** Where the page before ended. */
export interface CallPlace {
  readonly startedAt: Date
  readonly callId: string
}

export function findVisibleCall(
  db: Db,
  looker: Looker,
  callId: string,
): Promise<StoredCall | undefined> {
  return db
    .selectFrom('call')
    .selectAll()
    .where(visibleTo(looker))
    .where('call.call_id', '=', callId)
    .executeTakeFirst()
}

/** The newest first, from after `after` on. */
export function listVisibleCalls(
  db: Db,
  looker: Looker,
  conditions: CallConditions,
  { limit, after }: { readonly limit: number; readonly after: CallPlace | undefined },
): Promise<readonly StoredCall[]> {
  const { query, type, accountId, callId, from, to } = conditions
  return db
    .selectFrom('call')
    .selectAll()
    .where(visibleTo(looker))
    .$if(query !== undefined, (select) => select.where(isNamed(query ?? '')))
    .$if(type !== undefined, (select) => select.where('call.type', '=', type ?? ''))
    .$if(accountId !== undefined, (select) => select.where(isLinkedTo(accountId ?? '')))
    .$if(callId !== undefined, (select) => select.where('call.call_id', '=', callId ?? ''))
    .$if(from !== undefined, (select) => select.where('call.started_at', '>=', from ?? new Date()))
    .$if(to !== undefined, (select) => select.where('call.started_at', '<', to ?? new Date()))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<SqlBool>`(call.started_at, call.call_id) < (${after?.startedAt}, ${after?.callId})`,
      ),
    )
    .orderBy('call.started_at', 'desc')
    .orderBy('call.call_id', 'desc')
    .limit(limit)
    .execute()
}

/** A person's word: no sync changes it back. */
export async function correctCallType(
  db: Db,
  { organizationId }: Looker,
  callId: string,
  { type, at }: { readonly type: string | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('call')
    .set({ type, type_source: 'person', updated_at: at })
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .execute()
}

function isLinkedTo(accountId: string): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select from link
    where link.organization_id = call.organization_id and link.call_id = call.call_id
      and link.account_id = ${accountId} and link.state = 'linked')`
}

function isNamed(query: string): Expression<SqlBool> {
  const like = `%${query.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(call.title ilike ${like}
    or exists (
      select from call_party
      where call_party.organization_id = call.organization_id and call_party.call_id = call.call_id
        and (call_party.name ilike ${like} or call_party.email ilike ${like}))
    or exists (
      select from link join account using (organization_id, account_id)
      where link.organization_id = call.organization_id and link.call_id = call.call_id
        and link.state = 'linked' and account.name ilike ${like}))`
}
