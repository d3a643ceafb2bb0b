/** Schedules of datasets: put into the queue, stopped when the connection goes, and begun when their time comes. */
import type { Kysely } from 'kysely'
import type { Clock, Queue } from '../records/ports.ts'
import { keep, type Problem } from '../records/problems.ts'
import { cronOf, schedule } from '../records/schedule.ts'
import {
  type DatasetKey,
  datasetsOf,
  findDataset,
  type Owner,
  type StoredDataset,
  updateDataset,
} from '../store/datasets.ts'
import { listItems } from '../store/items.ts'
import { runsUnderWayOf, runUnderWay, updateRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'
import { endCancelled } from './run-end.ts'
import { startRun } from './start-run.ts'

export interface Schedules {
  /** Stops them and what is under way; answers how many schedules. */
  stop(owner: Owner, problem: Problem): Promise<number>
  /** Schedules that stopped and can go on. */
  resumable(owner: Owner): Promise<number>
  resume(owner: Owner): Promise<number>
  impact(owner: Owner): Promise<{
    readonly datasets: number
    readonly schedules: number
    readonly runsUnderWay: number
  }>
}

export interface SchedulesNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly queue: Queue
}

export function createSchedules({ db, clock, queue }: SchedulesNeeds): Schedules {
  const withGong = async (owner: Owner): Promise<readonly StoredDataset[]> => {
    const found: StoredDataset[] = []
    for (const dataset of await datasetsOf(db, owner)) {
      const items = await listItems(db, keyOf(dataset))
      if (items.some(({ source }) => source === 'gong')) found.push(dataset)
    }
    return found
  }
  const stoppedOf = async (owner: Owner): Promise<readonly StoredDataset[]> =>
    (await datasetsOf(db, owner)).filter((row) => isOn(row) && row.sync_stopped !== null)

  return {
    async stop(owner, problem) {
      const now = clock.now()
      const kept = JSON.stringify(keep(problem, now))
      let schedules = 0
      for (const dataset of await withGong(owner)) {
        if (!isOn(dataset)) continue
        await updateDataset(db, keyOf(dataset), { sync_stopped: kept })
        await queue.unschedule(keyOf(dataset))
        if (dataset.sync_stopped === null) schedules += 1
      }
      for (const run of await runsUnderWayOf(db, owner)) {
        const key = { organizationId: run.organization_id, runId: run.run_id }
        await updateRun(db, key, { cancel_asked_at: now, problem: kept })
        // Nobody works on it yet, so nobody would hear.
        if (run.status === 'queued') await endCancelled(db, key, now)
      }
      return schedules
    },
    resumable: async (owner) => (await stoppedOf(owner)).length,
    async resume(owner) {
      const stopped = await stoppedOf(owner)
      for (const dataset of stopped) {
        await updateDataset(db, keyOf(dataset), { sync_stopped: null, updated_at: clock.now() })
        await applySchedule(queue, { ...dataset, sync_stopped: null })
      }
      return stopped.length
    },
    async impact(owner) {
      const datasets = await withGong(owner)
      const running = await runsUnderWayOf(db, owner)
      return {
        datasets: datasets.length,
        schedules: datasets.filter((row) => isOn(row) && row.sync_stopped === null).length,
        runsUnderWay: running.length,
      }
    },
  }
}

/** Brings the queue in step with what the dataset says. */
export async function applySchedule(
  queue: Queue,
  dataset: Pick<StoredDataset, 'organization_id' | 'dataset_id' | 'sync' | 'sync_stopped'>,
): Promise<void> {
  const when = schedule.parse(dataset.sync)
  const key = { organizationId: dataset.organization_id, datasetId: dataset.dataset_id }
  if (when.isOn && dataset.sync_stopped === null) {
    await queue.schedule(key, { cron: cronOf(when), timeZone: when.timeZone })
  } else {
    await queue.unschedule(key)
  }
}

/** The time of a schedule has come: begins a run, unless one is under way or syncs stand still. */
export async function syncDue(
  { db, clock, queue }: SchedulesNeeds,
  key: DatasetKey,
): Promise<void> {
  const dataset = await findDataset(db, key)
  if (dataset === undefined) return queue.unschedule(key)
  if (!isOn(dataset) || dataset.sync_stopped !== null) return
  const items = (await listItems(db, key)).filter(
    ({ source, is_synced }) => source !== 'upload' && is_synced,
  )
  if (items.length === 0) return
  const run = await db.transaction().execute(async (transaction) => {
    if (await runUnderWay(transaction, key)) return undefined
    const itemIds = items.map((item) => item.item_id)
    const now = clock.now()
    return startRun(transaction, key, { trigger: 'schedule', itemIds, mayRemove: false, now })
  })
  if (run) await queue.importRun(run)
}

function isOn(dataset: StoredDataset): boolean {
  return schedule.parse(dataset.sync).isOn
}

function keyOf(dataset: StoredDataset): DatasetKey {
  return { organizationId: dataset.organization_id, datasetId: dataset.dataset_id }
}
