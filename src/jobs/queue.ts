/**
 * The queue of all processes, kept by pg-boss in our PostgreSQL. A job survives the death of its worker: its heartbeat
 * stops, and another worker takes it.
 */
import { type Db, PgBoss } from 'pg-boss'
import type { AccountQueue, InsightQueue, Log, Queue } from '../records/ports.ts'

export const IMPORT = 'import-run'
export const SYNC = 'sync-dataset'
export const ACCOUNTS = 'sync-accounts'
export const MATCH = 'match-account'
export const READ_CALLS = 'read-calls'
export const HOUSEKEEPING = 'housekeeping'

/** The least that pg-boss allows. */
const HEARTBEAT_SECONDS = 10
/** Deaths of workers do not count as tries: what fails by itself is tried by the worker, see `workers.ts`. */
const MOST_DEATHS = 1_000
const UNDER_WAY: readonly string[] = ['created', 'retry', 'active']
const LONGEST_IMPORT_SECONDS = 23 * 3_600

export interface QueueNeeds {
  /** Runs SQL in the store's own connections. */
  readonly sql: Db
  readonly log: Log
  /** This process also does the work, so it looks after schedules and dead workers. */
  readonly isWorker: boolean
}

export interface WantedSchedule {
  readonly organizationId: string
  readonly datasetId: string
  readonly cron: string
  readonly timeZone: string
}

export interface JobQueue extends Queue, AccountQueue, InsightQueue {
  readonly boss: PgBoss
  start(): Promise<void>
  /** All that is under way goes back into the queue. Only where no living process can be at it. */
  takeBackAll(): Promise<void>
  /** Whether a job for the run waits or is worked on. */
  hasJob(runId: string): Promise<boolean>
  /** Puts in what is missing or different, and takes out what is not wanted: either can be left by a crash. */
  keepInStep(wanted: () => Promise<readonly WantedSchedule[]>): Promise<void>
  /** Waits for what is under way, which has been told to stop. */
  stop(): Promise<void>
}

export function createQueue({ sql, log, isWorker }: QueueNeeds): JobQueue {
  const boss = new PgBoss({
    db: sql,
    schema: 'pgboss',
    supervise: isWorker,
    schedule: isWorker,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // Workers pass over runs that were under way when this was last looked at, also when they have come back meanwhile.
    queueCacheIntervalSeconds: 2,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
  })
  boss.on('error', (error) => log.error({ error }, 'The queue met an error.'))

  const schedule: Queue['schedule'] = async ({ organizationId, datasetId }, { cron, timeZone }) => {
    // A server that slept through the time makes up for it once.
    await boss.schedule(
      SYNC,
      cron,
      { organizationId, datasetId },
      { tz: timeZone, key: datasetId, missed: 'once', singletonKey: datasetId },
    )
  }

  /** One that waits for a later time is brought forward: nobody would see the other choice that it is about. */
  const sendNow = async (name: string, data: object, singletonKey: string): Promise<void> => {
    if ((await boss.send(name, data, { singletonKey })) !== null) return
    await sql.executeSql(
      `update pgboss.job set start_after = now()
       where name = $1 and singleton_key = $2 and state = 'created' and start_after > now()`,
      [name, singletonKey],
    )
  }

  return {
    boss,
    schedule,
    async start() {
      await boss.start()
      for (const queue of [IMPORT, ACCOUNTS, MATCH, READ_CALLS]) {
        await boss.createQueue(queue, {
          policy: 'stately',
          retryLimit: MOST_DEATHS,
          retryDelay: 0,
          heartbeatSeconds: HEARTBEAT_SECONDS,
          expireInSeconds: LONGEST_IMPORT_SECONDS,
        })
      }
      await boss.createQueue(SYNC, { policy: 'short', retryLimit: 3, retryDelay: 5 })
      await boss.createQueue(HOUSEKEEPING, { policy: 'short', retryLimit: 0 })
    },
    async takeBackAll() {
      for (const queue of [IMPORT, SYNC, ACCOUNTS, MATCH, READ_CALLS, HOUSEKEEPING]) {
        const underWay = (await boss.findJobs(queue)).filter(({ state }) => state === 'active')
        const ids = underWay.map(({ id }) => id)
        if (ids.length > 0) await boss.fail(queue, ids, { message: 'Its worker died.' })
      }
    },
    async hasJob(runId) {
      const jobs = await boss.findJobs(IMPORT, { key: runId })
      return jobs.some(({ state }) => UNDER_WAY.includes(state))
    },
    async keepInStep(wanted) {
      // Ours second: a schedule that is made in between is then not taken for one that must go.
      const held = new Map((await boss.getSchedules(SYNC)).map((one) => [one.key, one]))
      for (const one of await wanted()) {
        const there = held.get(one.datasetId)
        held.delete(one.datasetId)
        if (there?.cron === one.cron && there.timezone === one.timeZone) continue
        await schedule(one, one).catch((error: unknown) => {
          const { organizationId, datasetId } = one
          log.error({ error, organizationId, datasetId }, 'A schedule could not be queued.')
        })
      }
      for (const datasetId of held.keys()) await boss.unschedule(SYNC, datasetId)
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 20_000, close: false })
    },
    async importRun(run) {
      await boss.send(IMPORT, run, { singletonKey: run.runId })
    },
    async unschedule({ datasetId }) {
      await boss.unschedule(SYNC, datasetId)
    },
    async syncAccounts(organizationId) {
      await sendNow(ACCOUNTS, { organizationId }, organizationId)
    },
    async matchAccount(account) {
      await sendNow(MATCH, account, account.accountId)
    },
    async readCalls(organizationId) {
      await sendNow(READ_CALLS, { organizationId }, organizationId)
    },
  }
}
