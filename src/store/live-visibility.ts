/** Who may see calls that are read live and kept nowhere: the same predicate, over rows that exist for one query. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

export interface LiveFacts {
  readonly call_id: string
  readonly host_id: string | undefined
  readonly workspace_id: string | undefined
  readonly scope: 'Internal' | 'External' | 'Unknown'
  readonly is_private: boolean
  /** Of the people on it. */
  readonly user_ids: readonly string[]
}

/**
 * Those of these calls that the member may see. Grants and folders are known of linked calls alone, so that one of these
 * may be hidden although Gong would show it.
 */
export async function visibleAmong(
  db: Kysely<Tables>,
  looker: Looker,
  calls: readonly LiveFacts[],
): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set()
  const parties = calls.flatMap(({ call_id, user_ids }) =>
    user_ids.map((user_id) => ({ call_id, user_id })),
  )
  const { organizationId } = looker
  const { rows } = await sql<{ call_id: string }>`
    with call as (
      select ${organizationId} as organization_id, live.*
      from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as live (
        call_id text, host_id text, workspace_id text, scope text, is_private boolean)
    ), call_party as (
      select ${organizationId} as organization_id, live.*
      from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as live (call_id text, user_id text)
    ), link as (
      select organization_id, call_id, 'linked' as state from call
    )
    select call_id from call where ${visibleTo(looker)}`.execute(db)
  return new Set(rows.map((row) => row.call_id))
}

/** The Gong user that a member is; undefined where they are none. */
export async function gongUserOf(
  db: Kysely<Tables>,
  { organizationId, memberId }: Looker,
): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string | null }>`
    select looking_user(${organizationId}, ${memberId}) as user_id`.execute(db)
  return rows[0]?.user_id ?? undefined
}
