/** All of datasets in one: what members do with them, and what workers do for them. */
import type { Clock, Log, Queue } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { countRunsUnderWay, type RunKey, unfinishedRuns } from '../store/runs.ts'
import type { Problem } from '../records/problems.ts'
import { type DatasetKey, datasetsOf } from '../store/datasets.ts'
import type { Owner } from '../store/owner.ts'
import { createDatasetDoor, type Datasets, removeDataset } from './datasets.ts'
import { createEstimates, type Estimates } from './estimates.ts'
import { createFileList, type FileList } from './files.ts'
import {
  giveUpRun,
  type ImportEnd,
  type OpenGong,
  performRun,
  type ReadDocument,
} from './import-run.ts'
import { createRuns, type Runs } from './runs.ts'
import { type Schedules, syncDue, type WantedSchedule, wantedSchedules } from './schedules.ts'

export interface ImportsNeeds {
  readonly database: Pick<Database, 'db'>
  readonly clock: Clock
  readonly log: Log
  readonly queue: Queue
  readonly openGong: OpenGong
  readonly documents: { readonly read: ReadDocument }
  /** Made before the connections, which stop them. */
  readonly schedules: Schedules
}

/** What workers do. */
export interface Imports {
  /** Goes on where an earlier try stopped. Rejects when `signal` is aborted, and with what nobody expected. */
  perform(run: RunKey, signal: AbortSignal): Promise<ImportEnd>
  /** Ends the run as failed: it has been tried often enough. */
  giveUp(run: RunKey, error: unknown): Promise<void>
  /** Runs that are not finished and wait for no time of their own, of all organizations. */
  unfinished(): Promise<readonly RunKey[]>
  /** Every schedule that should be in the queue, of all organizations. */
  wantedSchedules(): Promise<readonly WantedSchedule[]>
  /** Begins the run that is due, unless one is under way. */
  syncDue(dataset: DatasetKey): Promise<void>
  underWay(): Promise<{ readonly running: number; readonly queued: number }>
}

export function createDatasets({
  database: { db },
  clock,
  log,
  queue,
  openGong,
  documents,
  schedules,
}: ImportsNeeds): {
  readonly datasets: Datasets & { readonly estimate: Estimates }
  readonly runs: Runs
  readonly files: FileList
  readonly imports: Imports
  /** A member has gone: what is theirs alone goes too. */
  forget(owner: Owner): Promise<void>
} {
  const needs = {
    db,
    clock,
    log,
    openGong,
    readDocument: (owner: Owner, documentId: string) => documents.read(owner, documentId),
    stop: (owner: Owner, problem: Problem) => schedules.stop(owner, problem),
  }
  return {
    datasets: {
      ...createDatasetDoor({ db, clock, queue }),
      estimate: createEstimates({ openGong, clock }),
    },
    runs: createRuns({ db, clock, queue }),
    files: createFileList({ db }),
    imports: {
      perform: (run, signal) => performRun(needs, run, signal),
      giveUp: (run, error) => giveUpRun(needs, run, error),
      unfinished: () => unfinishedRuns(db, clock.now()),
      wantedSchedules: () => wantedSchedules(db),
      syncDue: (dataset) => syncDue({ db, clock, queue }, dataset),
      underWay: () => countRunsUnderWay(db),
    },
    async forget(owner) {
      for (const { dataset_id: datasetId } of await datasetsOf(db, owner)) {
        const { organizationId } = owner
        await removeDataset({ db, clock, queue }, { organizationId, datasetId })
      }
    },
  }
}
