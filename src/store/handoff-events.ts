/** What was changed in handoffs, by whom. Texts come whole: the caller cuts what the reader may not see. */
import type { Insertable, Kysely, Selectable } from 'kysely'
import type { AccountKey } from './account-figures.ts'
import type { HandoffEventTable } from './handoff-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredHandoffEvent = Selectable<HandoffEventTable>

export async function insertHandoffEvent(
  db: Db,
  event: Insertable<HandoffEventTable>,
): Promise<void> {
  await db.insertInto('handoff_event').values(event).execute()
}

/** The newest first. */
export function handoffEvents(
  db: Db,
  { organizationId, accountId }: AccountKey,
): Promise<readonly StoredHandoffEvent[]> {
  return db
    .selectFrom('handoff_event')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(500)
    .execute()
}
