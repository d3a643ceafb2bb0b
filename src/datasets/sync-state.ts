/** What the state of a schedule is called: on time, late, stopped … */
import type { Dataset, RunStatus } from '../records/dataset.ts'
import type { KeptProblem } from '../records/problems.ts'
import type { Schedule } from '../records/schedule.ts'
import { timesBetween } from './next-sync.ts'

export interface SyncFacts {
  readonly schedule: Schedule
  /** The dataset holds a file that the schedule renews. */
  readonly hasSynced: boolean
  readonly stopped: KeptProblem | null
  /** The newest first. */
  readonly runs: readonly { readonly status: RunStatus; readonly finishedAt: Date | null }[]
  /** Since when the schedule is as it is. */
  readonly since: Date
  readonly now: Date
}

/** A sync that is this late will catch up by itself. */
const SOON_MS = 15 * 60_000

export function syncState({
  schedule,
  hasSynced,
  stopped,
  runs,
  since,
  now,
}: SyncFacts): Dataset['syncState'] {
  if (runs.some(({ status }) => status === 'queued' || status === 'running')) return 'in_progress'
  if (stopped !== null) return stopped.code === 'D-NO-CONN' ? 'not_connected' : 'action_required'
  if (!schedule.isOn || !hasSynced) return 'off'
  const good = runs.find(({ status }) => status === 'succeeded' || status === 'partial')
  if (good?.finishedAt == null && runs.length === 0) return 'pending'
  const from = good?.finishedAt && good.finishedAt > since ? good.finishedAt : since
  const missed = timesBetween(schedule, { since: from, until: now, most: 2 })
  if (missed >= 2) return 'error'
  if (missed === 1) {
    const wasJustNow =
      timesBetween(schedule, {
        since: new Date(Math.max(from.getTime(), now.getTime() - SOON_MS)),
        until: now,
        most: 1,
      }) > 0
    return wasJustNow ? 'on_track' : 'delayed'
  }
  return runs[0]?.status === 'failed' ? 'on_track' : 'on_time'
}
