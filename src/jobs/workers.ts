/** What the queue's jobs do: a table of them, and how each is tried again. */
import type { Clock, Log } from '../records/ports.ts'
import { HOUSEKEEPING, IMPORT, type JobQueue, SYNC, type WantedSchedule } from './queue.ts'

export interface RunKey {
  readonly organizationId: string
  readonly runId: string
}

export interface DatasetKey {
  readonly organizationId: string
  readonly datasetId: string
}

/** How a try of an import ended. */
export type ImportEnd =
  | { readonly kind: 'done' }
  /** Gong asked for a long wait: the run is queued again, and nothing was lost. */
  | { readonly kind: 'later'; readonly at: Date }

export interface Work {
  /** Goes on where an earlier try stopped. Aborting gives the run back to the queue. */
  perform(run: RunKey, signal: AbortSignal): Promise<ImportEnd>
  /** Ends the run as failed: it has been tried often enough. */
  giveUp(run: RunKey, error: unknown): Promise<void>
  /** Runs that are not finished, of all organizations. */
  unfinished(): Promise<readonly RunKey[]>
  /** Begins the run that is due, unless one is under way. */
  syncDue(dataset: DatasetKey): Promise<void>
  /** Every schedule that should be in the queue, of all organizations. */
  wantedSchedules(): Promise<readonly WantedSchedule[]>
  /** What is old goes. */
  tidy(): Promise<void>
}

export interface Workers {
  start(): Promise<void>
  /** Tells all work under way to stop and give itself back. */
  interrupt(): void
}

const TRIES = 3
const POLL_SECONDS = 0.5

export function createWorkers(needs: {
  readonly queue: JobQueue
  readonly work: Work
  readonly clock: Clock
  readonly log: Log
  /** Imports at the same time in this process: each keeps to the shared limit of its Gong company. */
  readonly importsAtOnce: number
}): Workers {
  const { queue, work, clock, log, importsAtOnce } = needs
  const { boss } = queue
  const stopping = new AbortController()

  const importRun = async (run: RunKey, signal: AbortSignal): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const end = await work.perform(run, signal)
        if (end.kind === 'later') {
          await boss.send(IMPORT, run, { singletonKey: run.runId, startAfter: end.at })
        }
        return
      } catch (error) {
        if (signal.aborted) throw error
        log.error({ error, ...run, attempt }, 'An import met something unexpected.')
        if (attempt >= TRIES) return work.giveUp(run, error)
        await clock.sleep(1_000 * 4 ** attempt, signal)
      }
    }
  }

  /** A process that died between writing a run and sending its job, or in the middle, left it behind. */
  const pickUpUnfinished = async (): Promise<void> => {
    for (const run of await work.unfinished()) {
      if (!(await queue.hasJob(run.runId))) await queue.importRun(run)
    }
  }

  /** A process that died between saving a schedule and queueing it left them apart. */
  const keepInStep = (): Promise<void> => queue.keepInStep(() => work.wantedSchedules())

  const keepHouse = async (): Promise<void> => {
    // One that fails must not keep the others from being done.
    const done = await Promise.allSettled([pickUpUnfinished(), keepInStep(), work.tidy()])
    for (const one of done) {
      if (one.status === 'rejected') log.error({ error: one.reason }, 'Housekeeping met an error.')
    }
  }

  return {
    async start() {
      await boss.work<RunKey>(
        IMPORT,
        { localConcurrency: importsAtOnce, pollingIntervalSeconds: POLL_SECONDS },
        async (jobs) => {
          for (const { data, signal } of jobs) {
            await importRun(data, AbortSignal.any([signal, stopping.signal]))
          }
        },
      )
      await boss.work<DatasetKey>(SYNC, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const { data } of jobs) await work.syncDue(data)
      })
      await boss.work(HOUSEKEEPING, { pollingIntervalSeconds: 5 }, keepHouse)
      await boss.schedule(HOUSEKEEPING, '*/5 * * * *', null, { singletonKey: HOUSEKEEPING })
      await pickUpUnfinished()
      await keepInStep()
    },
    interrupt() {
      stopping.abort(new Error('The server is stopping.'))
    },
  }
}
