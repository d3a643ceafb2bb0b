/** Schedules of datasets: put into the queue, stopped when the connection goes, and begun when their time comes. */
import type { Kysely } from 'kysely'
import type { Clock, Queue } from '../records/ports.ts'
import { keep, keptProblem, Problem } from '../records/problems.ts'
import { cronOf, schedule } from '../records/schedule.ts'
import {
  type DatasetKey,
  datasetsOf,
  findDataset,
  scheduledDatasets,
  type StoredDataset,
  updateDataset,
} from '../store/datasets.ts'
import type { Owner } from '../store/owner.ts'
import { listItems } from '../store/items.ts'
import { insertNotice } from '../store/notices.ts'
import { runItems, type StoredRunItem } from '../store/run-items.ts'
import { gongRunsUnderWayOf, newestRuns, runUnderWay, updateRun } from '../store/runs.ts'
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
      for (const run of await gongRunsUnderWayOf(db, owner)) {
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
      const running = await gongRunsUnderWayOf(db, owner)
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

export interface WantedSchedule extends DatasetKey {
  readonly cron: string
  readonly timeZone: string
}

/** What the queue should hold, of all organizations. */
export async function wantedSchedules(db: Kysely<Tables>): Promise<readonly WantedSchedule[]> {
  return (await scheduledDatasets(db)).map((dataset) => {
    const when = schedule.parse(dataset.sync)
    return { ...keyOf(dataset), cron: cronOf(when), timeZone: when.timeZone }
  })
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
  if (await hasOnlyFailed(db, dataset)) return pause({ db, clock, queue }, dataset)
  const run = await db.transaction().execute(async (transaction) => {
    if (await runUnderWay(transaction, key)) return undefined
    const itemIds = items.map((item) => item.item_id)
    const now = clock.now()
    return startRun(transaction, key, { trigger: 'schedule', itemIds, mayRemove: false, now })
  })
  if (run) await queue.importRun(run)
}

/** A schedule that cannot heal by itself must not ask on for ever. */
const FAILURES = 5

/** Since a person last changed something about the dataset. */
async function hasOnlyFailed(db: Kysely<Tables>, dataset: StoredDataset): Promise<boolean> {
  const newest = await newestRuns(db, keyOf(dataset), FAILURES)
  const failed = newest.filter(
    ({ status, trigger, created_at: createdAt }) =>
      status === 'failed' && trigger === 'schedule' && createdAt > dataset.updated_at,
  )
  if (failed.length < FAILURES) return false
  const runIds = failed.map((run) => run.run_id)
  const items = await runItems(db, dataset.organization_id, runIds)
  return runIds.every((runId) => !isOutage(items.filter((item) => item.run_id === runId)))
}

/** What heals by itself, however long it takes. */
const OUTAGES: readonly string[] = ['D-UNREACHABLE', 'D-ANSWER']

/** Whether nothing but an outage of Gong, or of the way to it, let the run fail. */
function isOutage(items: readonly StoredRunItem[]): boolean {
  const failed = items.filter(({ status }) => status === 'failed')
  return (
    failed.length > 0 &&
    failed.every(({ problem }) =>
      OUTAGES.includes(keptProblem.nullable().parse(problem)?.code ?? ''),
    )
  )
}

async function pause({ db, clock, queue }: SchedulesNeeds, dataset: StoredDataset): Promise<void> {
  const now = clock.now()
  const problem = new Problem({
    code: 'D-PAUSED',
    message: `${FAILURES} syncs in a row failed, so the schedule stands still.`,
    fix: 'Look at the last run and mend what it says, then save the schedule again under Sync.',
  })
  const stopped = JSON.stringify(keep(problem, now))
  await db.transaction().execute(async (transaction) => {
    await updateDataset(transaction, keyOf(dataset), { sync_stopped: stopped, updated_at: now })
    const owner = { organizationId: dataset.organization_id, memberId: dataset.member_id }
    await insertNotice(transaction, owner, {
      title: `${dataset.name}: the schedule stands still`,
      body: `${problem.message} ${problem.fix}`,
      link: `/datasets/${dataset.dataset_id}/sync`,
    })
  })
  await queue.unschedule(keyOf(dataset))
}

/** Whether a person has looked after what paused it, when they save its schedule again. */
export function isPaused({ sync_stopped }: Pick<StoredDataset, 'sync_stopped'>): boolean {
  return keptProblem.nullable().parse(sync_stopped)?.code === 'D-PAUSED'
}

function isOn(dataset: StoredDataset): boolean {
  return schedule.parse(dataset.sync).isOn
}

function keyOf(dataset: StoredDataset): DatasetKey {
  return { organizationId: dataset.organization_id, datasetId: dataset.dataset_id }
}
