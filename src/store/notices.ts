/** Notices: what a member should hear although they looked away. */
import type { Kysely, Selectable } from 'kysely'
import type { NoticeTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredNotice = Selectable<NoticeTable>

/** Who hears it. */
interface Hearer {
  readonly organizationId: string
  readonly memberId: string
}

export async function insertNotice(
  db: Db,
  { organizationId, memberId }: Hearer,
  /** `link`: a path of ours. */
  notice: { readonly title: string; readonly body: string; readonly link: string },
): Promise<void> {
  await db
    .insertInto('notice')
    .values({ organization_id: organizationId, member_id: memberId, ...notice })
    .execute()
}

const SHOWN = 50

/** The newest first. */
export function listNotices(
  db: Db,
  { organizationId, memberId }: Hearer,
): Promise<readonly StoredNotice[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .orderBy('notice_id', 'desc')
    .limit(SHOWN)
    .execute()
}

export async function countUnreadNotices(
  db: Db,
  { organizationId, memberId }: Hearer,
): Promise<number> {
  const { count } = await db
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function markNoticesRead(
  db: Db,
  { organizationId, memberId }: Hearer,
  now: Date,
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ read_at: now })
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .execute()
}

/** Of every organization: those that were read before `read`, and all that were written before `written`. */
export async function removeNoticesBefore(
  db: Db,
  { read, written }: { readonly read: Date; readonly written: Date },
): Promise<void> {
  await db
    .deleteFrom('notice')
    .where((eb) => eb.or([eb('read_at', '<', read), eb('created_at', '<', written)]))
    .execute()
}
