/** Runs as the owner of a dataset starts, watches, cancels and repeats them. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Run } from '../records/dataset.ts'
import type { Actor } from '../records/member.ts'
import { Problem, usage } from '../records/problems.ts'
import { findDataset } from '../store/datasets.ts'
import { listItems } from '../store/items.ts'
import { runItems } from '../store/run-items.ts'
import { findRun, listRuns, type RunKey, type StoredRun, updateRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'
import type { DatasetsNeeds } from './datasets.ts'
import { cutPage, readCursor } from '../records/list-cursor.ts'
import { ownDataset, ownRun } from './ownership.ts'
import { endCancelled } from './run-end.ts'
import { type NewRun, startRun } from './start-run.ts'
import { runView } from './views.ts'

export interface Runs {
  list(
    actor: Actor,
    datasetId: string,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly data: readonly Run[]
    readonly nextCursor: string | null
    readonly hasMore: boolean
  }>
  get(actor: Actor, runId: string): Promise<Run>
  /** All synced files, or those given. D-RUNNING with the way to it when one is under way. */
  syncNow(actor: Actor, datasetId: string, fileIds: readonly string[] | undefined): Promise<Run>
  cancel(actor: Actor, runId: string): Promise<Run>
  /** What failed or was skipped, or the files given. `mayRemove`: a person has confirmed the removals. */
  retry(
    actor: Actor,
    runId: string,
    options: { readonly fileIds: readonly string[] | undefined; readonly mayRemove: boolean },
  ): Promise<Run>
}

const TO_RETRY = ['failed', 'skipped', 'needs_confirmation', 'cancelled']

export function createRuns({ db, clock, queue }: DatasetsNeeds): Runs {
  const begin = async (
    actor: Actor,
    datasetId: string,
    run: Pick<NewRun, 'trigger' | 'itemIds' | 'mayRemove'>,
  ): Promise<Run> => {
    const key = { organizationId: actor.organizationId, datasetId }
    const now = clock.now()
    const begun = await db
      .transaction()
      .execute((transaction) => startRun(transaction, key, { ...run, now }))
    await queue.importRun(begun)
    return viewRun(db, begun)
  }

  return {
    async list(actor, datasetId, { limit, cursor }) {
      const dataset = await ownDataset(db, actor, datasetId)
      const key = { organizationId: actor.organizationId, datasetId }
      const before = cursor === undefined ? undefined : readCursor(cursor, z.tuple([z.int32()]))[0]
      const rows = await listRuns(db, key, limit + 1, before)
      const views = await viewRuns(db, rows, dataset.name)
      return cutPage(views, limit, { item: (run) => run, place: (run) => [run.number] })
    },
    async get(actor, runId) {
      const { run, dataset } = await ownRun(db, actor, runId)
      const [view] = await viewRuns(db, [run], dataset.name)
      return view ?? viewRun(db, { organizationId: actor.organizationId, runId })
    },
    async syncNow(actor, datasetId, fileIds) {
      await ownDataset(db, actor, datasetId)
      const items = await listItems(db, { organizationId: actor.organizationId, datasetId })
      const canSync = items.filter(({ source }) => source !== 'upload')
      const synced = canSync.filter((item) => item.is_synced).map((item) => item.item_id)
      const itemIds = [...new Set(fileIds ?? synced)]
      const unknown = itemIds.find((id) => !canSync.some((item) => item.item_id === id))
      if (unknown !== undefined) throw noSuchFile(unknown)
      if (itemIds.length === 0) throw nothingToSync()
      return begin(actor, datasetId, {
        trigger: fileIds === undefined ? 'manual' : 'retry',
        itemIds,
        mayRemove: false,
      })
    },
    async cancel(actor, runId) {
      const { run } = await ownRun(db, actor, runId)
      const key = { organizationId: actor.organizationId, runId }
      const now = clock.now()
      if (run.status === 'queued' || run.status === 'running') {
        await updateRun(db, key, { cancel_asked_at: now })
      }
      // Nobody works on it yet, so nobody would hear.
      if (run.status === 'queued') await endCancelled(db, key, now)
      return viewRun(db, key)
    },
    async retry(actor, runId, { fileIds, mayRemove }) {
      const { run } = await ownRun(db, actor, runId)
      const items = await runItems(db, actor.organizationId, [runId])
      const there = items.filter((item) => item.removed_at === null)
      const open = there.filter(({ status }) => TO_RETRY.includes(status))
      const itemIds = [...new Set(fileIds ?? open.map((item) => item.item_id))]
      const unknown = itemIds.find((id) => !there.some((item) => item.item_id === id))
      if (unknown !== undefined) throw noSuchFile(unknown)
      if (itemIds.length === 0) throw nothingToRetry()
      return begin(actor, run.dataset_id, { trigger: 'retry', itemIds, mayRemove })
    },
  }
}

/** Whoever it belongs to. */
export async function viewRun(db: Kysely<Tables>, key: RunKey): Promise<Run> {
  const run = await findRun(db, key)
  const dataset = run && (await findDataset(db, { ...key, datasetId: run.dataset_id }))
  if (!run || !dataset) throw new Error(`Run ${key.runId} is gone.`)
  return runView(run, dataset.name, await runItems(db, key.organizationId, [key.runId]))
}

async function viewRuns(
  db: Kysely<Tables>,
  runs: readonly StoredRun[],
  datasetName: string,
): Promise<readonly Run[]> {
  const [first] = runs
  if (first === undefined) return []
  const ids = runs.map((run) => run.run_id)
  const items = await runItems(db, first.organization_id, ids)
  return runs.map((run) =>
    runView(
      run,
      datasetName,
      items.filter((item) => item.run_id === run.run_id),
    ),
  )
}

function noSuchFile(fileId: string): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: `${fileId} is no file here that can be read again.`,
    fix: 'Name files of the dataset that come from Gong or from a connected drive.',
  })
}

function nothingToSync(): Problem {
  return usage(
    'This dataset has no file that is synced.',
    'Tick at least one of its types, or name the files to read.',
  )
}

function nothingToRetry(): Problem {
  return usage(
    'Everything in this run has arrived.',
    'Sync the dataset instead, or name the files to read again.',
  )
}
