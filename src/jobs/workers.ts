/** What the queue's jobs do: a table of them, and how each is tried again. */
import type { Clock, Log } from '../records/ports.ts'
import {
  ACCOUNTS,
  HOUSEKEEPING,
  IMPORT,
  type JobQueue,
  MATCH,
  READ_CALLS,
  SYNC,
  type WantedSchedule,
} from './queue.ts'
import { attempt, type JobEnd } from './tries.ts'

export interface RunKey {
  readonly organizationId: string
  readonly runId: string
}

export interface DatasetKey {
  readonly organizationId: string
  readonly datasetId: string
}

export interface AccountKey {
  readonly organizationId: string
  readonly accountId: string
}

export interface Work {
  /** Goes on where an earlier try stopped. Aborting gives the run back to the queue. */
  perform(run: RunKey, signal: AbortSignal): Promise<JobEnd>
  /** Ends the run as failed: it has been tried often enough. */
  giveUp(run: RunKey, error: unknown): Promise<void>
  /** Runs that are not finished, of all organizations. */
  unfinished(): Promise<readonly RunKey[]>
  /** Begins the run that is due, unless one is under way. */
  syncDue(dataset: DatasetKey): Promise<void>
  /** Every schedule that should be in the queue, of all organizations. */
  wantedSchedules(): Promise<readonly WantedSchedule[]>
  readonly accounts: AccountWork
  readonly insights: InsightWork
  /** What is old goes. */
  tidy(): Promise<void>
}

/** Going on where an earlier try stopped is all that any of it does. */
export interface AccountWork {
  sync(organizationId: string, signal: AbortSignal): Promise<JobEnd>
  giveUpSync(organizationId: string, error: unknown): Promise<void>
  match(account: AccountKey, signal: AbortSignal): Promise<JobEnd>
  giveUpMatch(account: AccountKey): Promise<void>
  /** Organizations of which something is due. */
  dueSyncs(): Promise<readonly string[]>
  /** Accounts whose calls are still to be found, though nobody has looked for a while. */
  dueMatches(): Promise<readonly AccountKey[]>
}

export interface InsightWork {
  /** Reads an organization's calls that are due. */
  read(organizationId: string, signal: AbortSignal): Promise<void>
  /** Organizations of which a call is due. */
  due(): Promise<readonly string[]>
}

export interface Workers {
  start(): Promise<void>
  /** Tells all work under way to stop and give itself back. */
  interrupt(): void
}

const POLL_SECONDS = 0.5
/** One organization is synced once at a time, several side by side. */
const SYNCS_AT_ONCE = 4

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

  const importRun = (run: RunKey, signal: AbortSignal): Promise<void> =>
    attempt(() => work.perform(run, signal), {
      clock,
      log,
      signal,
      fields: { ...run },
      later: (startAfter) => boss.send(IMPORT, run, { singletonKey: run.runId, startAfter }),
      giveUp: (error) => work.giveUp(run, error),
    })

  const syncAccounts = (organizationId: string, signal: AbortSignal): Promise<void> =>
    attempt(() => work.accounts.sync(organizationId, signal), {
      clock,
      log,
      signal,
      fields: { organizationId },
      later: (startAfter) =>
        boss.send(ACCOUNTS, { organizationId }, { singletonKey: organizationId, startAfter }),
      giveUp: (error) => work.accounts.giveUpSync(organizationId, error),
    })

  const matchAccount = (account: AccountKey, signal: AbortSignal): Promise<void> =>
    attempt(() => work.accounts.match(account, signal), {
      clock,
      log,
      signal,
      fields: { ...account },
      later: (startAfter) =>
        boss.send(MATCH, account, { singletonKey: account.accountId, startAfter }),
      giveUp: () => work.accounts.giveUpMatch(account),
    })

  /** Given up, it is picked up again while keeping house. */
  const readCalls = (organizationId: string, signal: AbortSignal): Promise<void> =>
    attempt(
      async () => {
        await work.insights.read(organizationId, signal)
        return { kind: 'done' }
      },
      {
        clock,
        log,
        signal,
        fields: { organizationId },
        later: () => Promise.resolve(),
        giveUp: () => Promise.resolve(),
      },
    )

  /** A process that died between writing a run and sending its job, or in the middle, left it behind. */
  const pickUpUnfinished = async (): Promise<void> => {
    for (const run of await work.unfinished()) {
      if (!(await queue.hasJob(run.runId))) await queue.importRun(run)
    }
  }

  /** A process that died between saving a schedule and queueing it left them apart. */
  const keepInStep = (): Promise<void> => queue.keepInStep(() => work.wantedSchedules())

  const pickUpAccounts = async (): Promise<void> => {
    // What waits for its time goes on waiting: nobody has asked.
    for (const organizationId of await work.accounts.dueSyncs()) {
      await boss.send(ACCOUNTS, { organizationId }, { singletonKey: organizationId })
    }
    for (const account of await work.accounts.dueMatches()) {
      await boss.send(MATCH, account, { singletonKey: account.accountId })
    }
  }

  const pickUpReadings = async (): Promise<void> => {
    for (const organizationId of await work.insights.due()) await queue.readCalls(organizationId)
  }

  const keepHouse = async (): Promise<void> => {
    // One that fails must not keep the others from being done.
    const done = await Promise.allSettled([
      pickUpUnfinished(),
      pickUpAccounts(),
      pickUpReadings(),
      keepInStep(),
      work.tidy(),
    ])
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
      await boss.work<{ organizationId: string }>(
        ACCOUNTS,
        { localConcurrency: SYNCS_AT_ONCE, pollingIntervalSeconds: POLL_SECONDS },
        async (jobs) => {
          for (const { data, signal } of jobs) {
            await syncAccounts(data.organizationId, AbortSignal.any([signal, stopping.signal]))
          }
        },
      )
      await boss.work<AccountKey>(
        MATCH,
        { localConcurrency: SYNCS_AT_ONCE, pollingIntervalSeconds: POLL_SECONDS },
        async (jobs) => {
          for (const { data, signal } of jobs) {
            await matchAccount(data, AbortSignal.any([signal, stopping.signal]))
          }
        },
      )
      await boss.work<{ organizationId: string }>(
        READ_CALLS,
        { pollingIntervalSeconds: POLL_SECONDS },
        async (jobs) => {
          for (const { data, signal } of jobs) {
            await readCalls(data.organizationId, AbortSignal.any([signal, stopping.signal]))
          }
        },
      )
      await boss.work(HOUSEKEEPING, { pollingIntervalSeconds: 5 }, keepHouse)
      await boss.schedule(HOUSEKEEPING, '*/5 * * * *', null, { singletonKey: HOUSEKEEPING })
      await pickUpUnfinished()
      await pickUpAccounts()
      await pickUpReadings()
      await keepInStep()
    },
    interrupt() {
      stopping.abort(new Error('The server is stopping.'))
    },
  }
}
