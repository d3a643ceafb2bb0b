/** A run begins as rows: the run, and what it is for. The queue hears of it after that. */
import type { Kysely } from 'kysely'
import { newId } from '../records/ids.ts'
import { Problem } from '../records/problems.ts'
import { type DatasetKey, lockDataset } from '../store/datasets.ts'
import { insertRun, type RunKey, runUnderWay } from '../store/runs.ts'
import type { RunTable, Tables } from '../store/tables.ts'

export interface NewRun {
  readonly trigger: RunTable['trigger']
  readonly itemIds: readonly string[]
  readonly mayRemove: boolean
  /** The present time for all that the run does. */
  readonly now: Date
}

/** Within the caller's transaction. Throws D-RUNNING when a run of the dataset is under way. */
export async function startRun(
  db: Kysely<Tables>,
  dataset: DatasetKey,
  { trigger, itemIds, mayRemove, now }: NewRun,
): Promise<RunKey> {
  await lockDataset(db, dataset)
  const underWay = await runUnderWay(db, dataset)
  if (underWay !== undefined) throw isRunning(underWay)
  const runId = newId('run')
  await insertRun(
    db,
    {
      organization_id: dataset.organizationId,
      run_id: runId,
      dataset_id: dataset.datasetId,
      trigger,
      now,
      may_remove: mayRemove,
      created_at: now,
      problem: null,
    },
    itemIds,
  )
  return { organizationId: dataset.organizationId, runId }
}

function isRunning(run: {
  readonly number: number
  readonly run_id: string
  readonly dataset_id: string
}): Problem {
  return new Problem({
    code: 'D-RUNNING',
    message: `Run ${run.number} of this dataset is under way already.`,
    fix: `Open /datasets/${run.dataset_id}/runs/${run.run_id} to watch it, or cancel it there.`,
  })
}
