/** Events: what happened to a connection or a dataset, and who did it. They are never changed, and go with age. */
import type { Kysely, Selectable } from 'kysely'
import type { EventTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredEvent = Selectable<EventTable> & { readonly member_name: string | null }

export async function insertEvent(
  db: Db,
  event: {
    readonly organizationId: string
    /** Who did it; null where nobody did. */
    readonly memberId: string | null
    /** The connection's or dataset's id. */
    readonly subjectId: string
    /** As `connection.connected`. */
    readonly kind: string
    /** One sentence, without secrets. */
    readonly text: string
  },
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      organization_id: event.organizationId,
      member_id: event.memberId,
      subject_id: event.subjectId,
      kind: event.kind,
      text: event.text,
    })
    .execute()
}

/** The newest first, at most `limit`, older than `before` where it is given. */
export function listEvents(
  db: Db,
  { organizationId, subjectId }: { readonly organizationId: string; readonly subjectId: string },
  { limit, before }: { readonly limit: number; readonly before: number | undefined },
): Promise<readonly StoredEvent[]> {
  let query = db
    .selectFrom('event')
    .leftJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'event.organization_id')
        .onRef('member.member_id', '=', 'event.member_id'),
    )
    .selectAll('event')
    .select('member.name as member_name')
    .where('event.organization_id', '=', organizationId)
    .where('event.subject_id', '=', subjectId)
    .orderBy('event.event_id', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('event.event_id', '<', before)
  return query.execute()
}

/** Of every organization. */
export async function removeEventsBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('event').where('created_at', '<', time).execute()
}
