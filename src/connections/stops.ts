/** What happens when Gong refuses a stored connection: it is marked, its owner hears of it, and nothing asks again. */
import type { Clock, Log } from '../records/ports.ts'
import { keep, type Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import { type ConnectionPlace, findConnection, requireAction } from '../store/connections.ts'
import type { Owner } from '../store/owner.ts'
import { insertEvent } from '../store/events.ts'
import { insertNotice } from '../store/notices.ts'

/** The datasets that live on a member's connection. */
export interface Schedules {
  /** Stops them and what is under way; answers how many schedules. */
  stop(owner: Owner, problem: Problem): Promise<number>
  resumable(owner: Owner): Promise<number>
  resume(owner: Owner): Promise<number>
  impact(owner: Owner): Promise<{
    readonly datasets: number
    readonly schedules: number
    readonly runsUnderWay: number
  }>
}

/** `secretVersion`: of what Gong refused; credentials that came after it are not meant. */
export type Stop = (
  place: ConnectionPlace,
  secretVersion: number,
  problem: Problem,
) => Promise<void>

export function createStop({
  database: { db },
  schedules,
  clock,
  log,
}: {
  readonly database: Pick<Database, 'db'>
  readonly schedules: Pick<Schedules, 'stop'>
  readonly clock: Clock
  readonly log: Log
}): Stop {
  return async (place, secretVersion, problem) => {
    const stoppedOf = await db.transaction().execute(async (transaction) => {
      const kept = keep(problem, clock.now())
      const isFirst = await requireAction(transaction, place, { problem: kept, secretVersion })
      const row = isFirst ? await findConnection(transaction, place) : undefined
      if (row === undefined) return undefined
      const member = { organizationId: place.organizationId, memberId: row.member_id }
      await insertEvent(transaction, {
        organizationId: place.organizationId,
        memberId: null,
        subjectId: place.connectionId,
        kind: 'connection.action_required',
        text: problem.message,
      })
      await insertNotice(transaction, member, {
        title: 'Gong needs you',
        body: `${problem.message} ${problem.fix}`,
        link: '/integrations',
      })
      return { member, kind: row.kind }
    })
    if (stoppedOf === undefined) return
    const { member, kind } = stoppedOf
    const stopped = kind === 'personal' ? await schedules.stop(member, problem) : 0
    log.warn(
      { ...place, code: problem.code, stoppedSchedules: stopped },
      'A connection needs its owner.',
    )
  }
}
