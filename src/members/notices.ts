/** Notices of a member. */
import type { Actor, Notice } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { listNotices, markNoticesRead } from '../store/notices.ts'

export function createNotices({ db }: Pick<Database, 'db'>, clock: Clock) {
  return {
    async list(actor: Actor): Promise<readonly Notice[]> {
      const stored = await listNotices(db, actor)
      return stored.map((notice) => ({
        noticeId: String(notice.notice_id),
        title: notice.title,
        body: notice.body,
        link: notice.link,
        createdAt: notice.created_at.toISOString(),
        readAt: notice.read_at?.toISOString() ?? null,
      }))
    },

    async markRead(actor: Actor): Promise<void> {
      await markNoticesRead(db, actor, clock.now())
    },
  }
}
