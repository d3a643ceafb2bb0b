/** A dataset is its owner's alone: to everybody else, admins too, it is not there. */
import type { Kysely } from 'kysely'
import { Problem } from '../records/problems.ts'
import { findDataset, type StoredDataset } from '../store/datasets.ts'
import type { Owner } from '../store/owner.ts'
import { findRun, type StoredRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'

/** Throws D-NOT-FOUND for what is not there and for what is somebody else's: nobody can tell which. */
export async function ownDataset(
  db: Kysely<Tables>,
  { organizationId, memberId }: Owner,
  datasetId: string,
): Promise<StoredDataset> {
  const found = await findDataset(db, { organizationId, datasetId })
  if (found?.member_id === memberId) return found
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such dataset of yours.',
    fix: 'Look at the list of your datasets: it may have been deleted.',
  })
}

export async function ownRun(
  db: Kysely<Tables>,
  owner: Owner,
  runId: string,
): Promise<{ readonly run: StoredRun; readonly dataset: StoredDataset }> {
  const { organizationId } = owner
  const run = await findRun(db, { organizationId, runId })
  const dataset = run && (await findDataset(db, { organizationId, datasetId: run.dataset_id }))
  if (run && dataset?.member_id === owner.memberId) return { run, dataset }
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such run in a dataset of yours.',
    fix: 'Look at the runs of your datasets: the dataset may have been deleted.',
  })
}
