/** The same rules for calls that are read live and kept nowhere. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

/** As Gong answers it just now; ids of Gong. */
export interface LiveFacts {
  readonly callId: string
  readonly workspaceId: string | undefined
  readonly hostId: string | undefined
  /** Of those who were invited or took part, as far as they are users of Gong. */
  readonly userIds: readonly string[]
  readonly isPrivate: boolean
  readonly isInternal: boolean
}

/**
 * Ids of those calls that the member may be told of. Folders and single grants are known of linked calls alone, so of the
 * others less is shown, never more.
 */
export async function visibleAmong(
  db: Kysely<Tables>,
  looker: Looker,
  calls: readonly LiveFacts[],
): Promise<ReadonlySet<string>> {
  const { organizationId } = looker
  const rows = calls.map((call) => ({
    call_id: call.callId,
    workspace_id: call.workspaceId ?? null,
    host_id: call.hostId ?? null,
    is_private: call.isPrivate,
    scope: call.isInternal ? 'Internal' : 'External',
    user_ids: call.userIds,
  }))
  // The rules meet these rows where they look for those of the tables.
  const { rows: visible } = await sql<{ call_id: string }>`
    with live as (
      select ${organizationId} as organization_id, * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as live (call_id text, workspace_id text, host_id text, is_private boolean, scope text, user_ids text[])
    ),
    call as (select *, null::timestamptz as unseen_since from live),
    call_party as (select organization_id, call_id, unnest(user_ids) as user_id from live),
    link as (select organization_id, call_id, 'linked' as state from live)
    select call_id from call where ${visibleTo(looker)}`.execute(db)
  return new Set(visible.map((row) => row.call_id))
}
