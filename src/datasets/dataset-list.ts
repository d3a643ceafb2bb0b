/** Datasets with what is told of them: their files together, and how their runs went. */
import type { Kysely } from 'kysely'
import type { Dataset } from '../records/dataset.ts'
import { ownerName, type StoredDataset } from '../store/datasets.ts'
import { datasetTotals } from '../store/items.ts'
import { recentRuns } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'
import { datasetView } from './views.ts'

const RUNS_SHOWN = 30

/** In the order given; all of one owner. */
export async function viewDatasets(
  db: Kysely<Tables>,
  rows: readonly StoredDataset[],
  now: Date,
): Promise<readonly Dataset[]> {
  const [first] = rows
  if (first === undefined) return []
  const { organization_id: organizationId, member_id: memberId } = first
  const ids = rows.map((row) => row.dataset_id)
  const name = await ownerName(db, { organizationId, memberId })
  const totals = await datasetTotals(db, organizationId, ids)
  const runs = await recentRuns(db, organizationId, ids, RUNS_SHOWN)
  return rows.map((row) =>
    datasetView(row, {
      ownerName: name,
      totals: totals.find((one) => one.dataset_id === row.dataset_id) ?? EMPTY,
      runs: runs.filter((run) => run.dataset_id === row.dataset_id),
      now,
    }),
  )
}

const EMPTY = { files: 0, synced: 0, records: 0, size_bytes: 0 }
