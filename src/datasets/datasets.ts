/** Datasets as their owners make, change and delete them. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dataset, OtherDataset, Run } from '../records/dataset.ts'
import { newId } from '../records/ids.ts'
import type { Slug } from '../records/data-types.ts'
import type { Actor } from '../records/member.ts'
import type { Clock, Queue } from '../records/ports.ts'
import { usage } from '../records/problems.ts'
import type { Schedule } from '../records/schedule.ts'
import {
  type DatasetKey,
  deleteDataset,
  insertDataset,
  listDatasets,
  listOthers,
  lockDataset,
  updateDataset,
} from '../store/datasets.ts'
import { listItems, markSynced } from '../store/items.ts'
import { forgetCoverage } from '../store/ledger.ts'
import { type RunKey, runUnderWay, updateRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'
import { viewDatasets } from './dataset-list.ts'
import { cutPage, readCursor } from '../records/list-cursor.ts'
import { addItems, type NewSources } from './new-items.ts'
import { checkSchedule } from './next-sync.ts'
import { ownDataset } from './ownership.ts'
import { viewRun } from './runs.ts'
import { applySchedule, isPaused } from './schedules.ts'
import { startRun } from './start-run.ts'

export interface DatasetsNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly queue: Queue
}

export interface NewDataset extends Omit<NewSources, 'types'> {
  readonly name: string
  readonly description: string
  readonly gong: {
    readonly types: readonly Slug[]
    /** Records of each type; null for all. */
    readonly limit: number | null
    readonly from: Date | undefined
    readonly statsDays: number
  }
  /** Types that schedules leave out. */
  readonly unsyncedTypes: readonly Slug[]
  readonly sync: Schedule
}

export interface DatasetChange {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly recordLimit?: number | null | undefined
  readonly readFrom?: Date | null | undefined
  readonly statsDays?: number | undefined
}

interface Made {
  readonly dataset: Dataset
  readonly run: Run | null
}

interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

interface DatasetPage {
  readonly data: readonly Dataset[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
  readonly others: readonly OtherDataset[]
}

export interface Datasets {
  list(actor: Actor, page: PageRequest): Promise<DatasetPage>
  get(actor: Actor, datasetId: string): Promise<Dataset>
  /** Starts the import when there is anything to import. */
  create(actor: Actor, dataset: NewDataset): Promise<Made>
  change(actor: Actor, datasetId: string, change: DatasetChange): Promise<Dataset>
  remove(actor: Actor, datasetId: string): Promise<void>
  /** Adds to a dataset and imports what was added. */
  add(actor: Actor, datasetId: string, what: NewSources): Promise<Made>
  changeSync(
    actor: Actor,
    datasetId: string,
    sync: Schedule,
    syncedFileIds: readonly string[] | undefined,
  ): Promise<Dataset>
}

export function createDatasetDoor({ db, clock, queue }: DatasetsNeeds): Datasets {
  const view = async (actor: Actor, datasetId: string): Promise<Dataset> => {
    const row = await ownDataset(db, actor, datasetId)
    const [dataset] = await viewDatasets(db, [row], clock.now())
    if (dataset === undefined) throw new Error(`Dataset ${datasetId} has no view.`)
    return dataset
  }
  const made = async (actor: Actor, datasetId: string, run: RunKey | undefined): Promise<Made> => {
    if (run) await queue.importRun(run)
    return {
      dataset: await view(actor, datasetId),
      run: run === undefined ? null : await viewRun(db, run),
    }
  }

  return {
    async list(actor, { limit, cursor }) {
      const after = cursor === undefined ? undefined : placeOf(cursor)
      const rows = await listDatasets(db, actor, limit + 1, after)
      const views = await viewDatasets(db, rows, clock.now())
      const page = cutPage(views, limit, {
        item: (dataset) => dataset,
        place: (dataset) => [dataset.createdAt, dataset.datasetId],
      })
      const others = actor.role === 'admin' ? await listOthers(db, actor) : []
      return {
        ...page,
        others: others.map((other) => ({
          name: other.name,
          ownerName: other.owner_name,
          createdAt: other.created_at.toISOString(),
        })),
      }
    },
    get: view,
    async create(actor, { gong, sync, unsyncedTypes, uploadIds, documents, name, description }) {
      const now = clock.now()
      checkSchedule(sync, now)
      const key = { organizationId: actor.organizationId, datasetId: newId('ds') }
      const run = await db.transaction().execute(async (transaction) => {
        await insertDataset(transaction, {
          organization_id: key.organizationId,
          dataset_id: key.datasetId,
          member_id: actor.memberId,
          name,
          description,
          record_limit: gong.limit,
          read_from: gong.from ?? null,
          stats_days: gong.statsDays,
          sync: JSON.stringify(sync),
          sync_stopped: null,
          created_at: now,
          updated_at: now,
        })
        const sources = { types: gong.types, uploadIds, documents }
        const itemIds = await addItems(transaction, actor, key.datasetId, sources, {
          now,
          unsynced: unsyncedTypes,
        })
        return beginImport(transaction, key, itemIds, now)
      })
      await applySchedule(queue, {
        organization_id: key.organizationId,
        dataset_id: key.datasetId,
        sync,
        sync_stopped: null,
      })
      return made(actor, key.datasetId, run)
    },
    async change(actor, datasetId, change) {
      const row = await ownDataset(db, actor, datasetId)
      const key = { organizationId: actor.organizationId, datasetId }
      const { name, description, recordLimit, readFrom, statsDays } = change
      const asksElse =
        (recordLimit !== undefined && recordLimit !== row.record_limit) ||
        (readFrom !== undefined && readFrom?.getTime() !== row.read_from?.getTime())
      await db.transaction().execute(async (transaction) => {
        await updateDataset(transaction, key, {
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description }),
          ...(recordLimit !== undefined && { record_limit: recordLimit }),
          ...(readFrom !== undefined && { read_from: readFrom }),
          ...(statsDays !== undefined && { stats_days: statsDays }),
          updated_at: clock.now(),
        })
        // What was covered was covered for the former question.
        if (asksElse) await forgetCoverage(transaction, key)
      })
      return view(actor, datasetId)
    },
    async remove(actor, datasetId) {
      await ownDataset(db, actor, datasetId)
      await removeDataset({ db, clock, queue }, { ...actor, datasetId })
    },
    async add(actor, datasetId, what) {
      await ownDataset(db, actor, datasetId)
      const now = clock.now()
      const key = { organizationId: actor.organizationId, datasetId }
      const run = await db.transaction().execute(async (transaction) => {
        await lockDataset(transaction, key)
        const itemIds = await addItems(transaction, actor, datasetId, what, { now, unsynced: [] })
        return beginImport(transaction, key, itemIds, now)
      })
      return made(actor, datasetId, run)
    },
    async changeSync(actor, datasetId, sync, syncedFileIds) {
      const row = await ownDataset(db, actor, datasetId)
      const now = clock.now()
      checkSchedule(sync, now)
      const key = { organizationId: actor.organizationId, datasetId }
      const items = await listItems(db, key)
      const canSync = items.filter(({ source }) => source !== 'upload')
      const chosen = syncedFileIds ?? canSync.map((item) => item.item_id)
      const unknown = chosen.find((id) => !canSync.some((item) => item.item_id === id))
      if (unknown !== undefined) throw cannotBeSynced(unknown)
      if (sync.isOn && chosen.length === 0) throw nothingToSync()
      const sync_stopped = isPaused(row) ? null : row.sync_stopped
      const stopped = sync_stopped === null ? null : JSON.stringify(sync_stopped)
      const change = { sync: JSON.stringify(sync), sync_stopped: stopped, updated_at: now }
      await db.transaction().execute(async (transaction) => {
        await updateDataset(transaction, key, change)
        await markSynced(transaction, key, chosen)
      })
      await applySchedule(queue, { ...row, sync, sync_stopped })
      return view(actor, datasetId)
    },
  }
}

/** With its files, versions and runs; what is under way stops. */
export async function removeDataset(
  { db, clock, queue }: DatasetsNeeds,
  { organizationId, datasetId }: DatasetKey,
): Promise<void> {
  const key = { organizationId, datasetId }
  await queue.unschedule(key)
  await cancelUnderWay(db, key, clock.now())
  await db.transaction().execute(async (transaction) => {
    await lockDataset(transaction, key)
    await deleteDataset(transaction, key)
  })
}

async function beginImport(
  db: Kysely<Tables>,
  dataset: DatasetKey,
  itemIds: readonly string[],
  now: Date,
): Promise<RunKey | undefined> {
  if (itemIds.length === 0) return undefined
  return startRun(db, dataset, { trigger: 'import', itemIds, mayRemove: false, now })
}

/** Its worker stops at the next look; what it would still write finds nothing to hang on. */
async function cancelUnderWay(db: Kysely<Tables>, key: DatasetKey, now: Date): Promise<void> {
  const run = await runUnderWay(db, key)
  if (run === undefined) return
  const runKey = { organizationId: key.organizationId, runId: run.run_id }
  await updateRun(db, runKey, { cancel_asked_at: now })
}

function placeOf(cursor: string): { readonly createdAt: Date; readonly datasetId: string } {
  const [createdAt, datasetId] = readCursor(cursor, z.tuple([z.iso.datetime(), z.string()]))
  return { createdAt: new Date(createdAt), datasetId }
}

function nothingToSync(): Error {
  return usage(
    'The schedule would renew no file of this dataset.',
    'Tick at least one file that comes from Gong or from a connected drive, or switch the schedule off.',
  )
}

function cannotBeSynced(fileId: string): Error {
  return usage(
    `syncedFileIds: ${fileId} is no file of this dataset that can be synced.`,
    'Name files that come from Gong or from a connected drive; uploads stay as they are.',
  )
}
