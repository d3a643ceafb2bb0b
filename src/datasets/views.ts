/** Rows of the store as a member sees them. */
import { DATA_TYPES } from '../records/data-types.ts'
import type { Dataset, File, Run, RunItem } from '../records/dataset.ts'
import { keptProblem } from '../records/problems.ts'
import { schedule } from '../records/schedule.ts'
import type { StoredDataset } from '../store/datasets.ts'
import type { DatasetTotals, ItemState } from '../store/items.ts'
import type { StoredRunItem } from '../store/run-items.ts'
import type { RunInShort, StoredRun } from '../store/runs.ts'
import { nextSync } from './next-sync.ts'
import { slugOf } from './slugs.ts'
import { syncState } from './sync-state.ts'

const problemShape = keptProblem.nullable()

export interface DatasetParts {
  readonly ownerName: string
  readonly totals: Omit<DatasetTotals, 'dataset_id'>
  readonly runs: readonly RunInShort[]
  readonly now: Date
}

export function datasetView(
  row: StoredDataset,
  { ownerName, totals, runs, now }: DatasetParts,
): Dataset {
  const sync = schedule.parse(row.sync)
  const stopped = problemShape.parse(row.sync_stopped)
  const hasSynced = totals.synced > 0
  const comes = sync.isOn && hasSynced && stopped === null
  const next = comes ? nextSync(sync, now) : undefined
  return {
    datasetId: row.dataset_id,
    name: row.name,
    description: row.description,
    ownerName,
    recordLimit: row.record_limit,
    readFrom: row.read_from?.toISOString() ?? null,
    statsDays: row.stats_days,
    sync,
    syncState: syncState({
      schedule: sync,
      hasSynced,
      stopped,
      runs: runs.map(({ status, finished_at }) => ({ status, finishedAt: finished_at })),
      since: row.updated_at,
      now,
    }),
    syncStopped: stopped,
    nextSyncAt: next?.toISOString() ?? null,
    files: totals.files,
    records: totals.records,
    sizeBytes: totals.size_bytes,
    recentRuns: runs.map((run) => ({
      runId: run.run_id,
      number: run.number,
      status: run.status,
      trigger: run.trigger,
      records: run.records,
      createdAt: run.created_at.toISOString(),
      startedAt: run.started_at?.toISOString() ?? null,
      finishedAt: run.finished_at?.toISOString() ?? null,
    })),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export function runView(run: StoredRun, datasetName: string, items: readonly StoredRunItem[]): Run {
  return {
    runId: run.run_id,
    datasetId: run.dataset_id,
    datasetName,
    number: run.number,
    trigger: run.trigger,
    status: run.status,
    requests: run.requests,
    records: items.reduce((sum, item) => sum + (item.records ?? 0), 0),
    warnings: run.warnings,
    problem: problemShape.parse(run.problem),
    createdAt: run.created_at.toISOString(),
    startedAt: run.started_at?.toISOString() ?? null,
    finishedAt: run.finished_at?.toISOString() ?? null,
    waiting: run.waiting,
    items: items.map(runItemView),
  }
}

function runItemView(item: StoredRunItem): RunItem {
  return {
    fileId: item.item_id,
    source: item.source,
    type: slugOf(item.data_type) ?? null,
    name: itemName(item),
    status: item.status,
    done: item.done,
    total: item.total,
    requests: item.requests,
    records: item.records,
    newRecords: item.new_records,
    changedRecords: item.changed_records,
    removedRecords: item.removed_records,
    fallenRecords: item.fallen_records,
    version: item.version,
    warnings: item.warnings,
    problem: problemShape.parse(item.problem),
  }
}

/** What people call it in a run: the type, or the name of the file where it has none. */
export function itemName(item: Pick<StoredRunItem, 'data_type' | 'file_name'>): string {
  const type = slugOf(item.data_type)
  return type === undefined ? item.file_name : DATA_TYPES[type].title
}

export function fileView(
  { current, run, ...item }: ItemState,
  owed: { readonly owed: number; readonly next_try_at: Date | null } | undefined,
): File {
  const hasOwed = item.data_type === 'transcripts' && owed !== undefined
  return {
    fileId: item.item_id,
    source: item.source,
    type: slugOf(item.data_type) ?? null,
    name: item.file_name,
    mediaType: item.media_type,
    isSynced: item.is_synced,
    version: item.version,
    records: current?.records ?? null,
    available: current?.available ?? null,
    sizeBytes: current?.size_bytes ?? null,
    sha256: current?.sha256 ?? null,
    importedAt: current?.imported_at.toISOString() ?? null,
    addedAt: item.added_at.toISOString(),
    status: run?.status ?? null,
    problem: problemShape.parse(run?.problem ?? null),
    owed: hasOwed ? owed.owed : null,
    nextLookAt: hasOwed ? (owed.next_try_at?.toISOString() ?? null) : null,
  }
}
