/** The queue on a real PostgreSQL: what survives, what is done once, and what is told to come back later. */
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished, expect, test, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { testDatabase } from '../../test/database.ts'
import { createQueue } from './queue.ts'
import type { JobEnd } from './tries.ts'
import { createWorkers, type RunKey, type Work } from './workers.ts'

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const RUN: RunKey = { organizationId: 'org_1', runId: 'run_1' }

interface Given {
  readonly perform?: (run: RunKey, signal: AbortSignal) => Promise<JobEnd>
  readonly unfinished?: readonly RunKey[]
  readonly dueSyncs?: readonly string[]
  readonly dueReadings?: readonly string[]
  readonly syncEnd?: () => JobEnd
}

async function office({
  perform,
  unfinished = [],
  dueSyncs = [],
  dueReadings = [],
  syncEnd,
}: Given = {}) {
  const { pool } = await testDatabase()
  const done: string[] = []
  const work: Work = {
    perform:
      perform ??
      (({ runId }) => {
        done.push(runId)
        return Promise.resolve({ kind: 'done' })
      }),
    giveUp: ({ runId }) => {
      done.push(`gave up ${runId}`)
      return Promise.resolve()
    },
    unfinished: () => Promise.resolve(unfinished),
    wantedSchedules: () => Promise.resolve([]),
    syncDue: ({ datasetId }) => {
      done.push(`synced ${datasetId}`)
      return Promise.resolve()
    },
    accounts: {
      sync: (organizationId) => {
        done.push(`synced the accounts of ${organizationId}`)
        return Promise.resolve(syncEnd?.() ?? { kind: 'done' })
      },
      giveUpSync: () => Promise.resolve(),
      match: ({ accountId }) => {
        done.push(`matched ${accountId}`)
        return Promise.resolve({ kind: 'done' })
      },
      giveUpMatch: () => Promise.resolve(),
      dueSyncs: () => Promise.resolve(dueSyncs),
      dueMatches: () => Promise.resolve([]),
    },
    insights: {
      read: (organizationId) => {
        done.push(`read the calls of ${organizationId}`)
        return Promise.resolve()
      },
      due: () => Promise.resolve(dueReadings),
    },
    tidy: () => Promise.resolve(),
  }
  const open = async (clock = systemClock) => {
    const sql = {
      executeSql: async (text: string, values?: unknown[]) => pool.query(text, values),
    }
    const queue = createQueue({ sql, log: SILENT, isWorker: true })
    const workers = createWorkers({ queue, work, clock, log: SILENT, importsAtOnce: 2 })
    await queue.start()
    await workers.start()
    let stopping: Promise<void> | undefined
    const stop = (): Promise<void> => {
      workers.interrupt()
      return (stopping ??= queue.stop())
    }
    onTestFinished(stop)
    return { queue, stop }
  }
  return { open, done }
}

test('a run that is sent twice is done once', async () => {
  const { open, done } = await office()
  const { queue } = await open()
  await Promise.all([queue.importRun(RUN), queue.importRun(RUN)])
  await vi.waitFor(() => expect(done).toEqual(['run_1']), 10_000)
  await wait(1_500)
  expect(done).toEqual(['run_1'])
})

test('what a dead process left unfinished is picked up at the start', async () => {
  const { open, done } = await office({ unfinished: [RUN] })
  await open()
  await vi.waitFor(() => expect(done).toEqual(['run_1']), 10_000)
})

test('a run that Gong makes wait comes back at its time, without spending a try', async () => {
  let attempts = 0
  const at: number[] = []
  const { open } = await office({
    perform: () => {
      attempts += 1
      at.push(Date.now())
      return Promise.resolve(
        attempts < 5 ? { kind: 'later', at: new Date(Date.now() + 1_000) } : { kind: 'done' },
      )
    },
  })
  const { queue } = await open()
  await queue.importRun(RUN)
  await vi.waitFor(() => expect(attempts).toBe(5), 20_000)
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(950)
})

test('what fails three times is given up, and not before', async () => {
  let attempts = 0
  const { open, done } = await office({
    perform: () => {
      attempts += 1
      return Promise.reject(new Error('a spring'))
    },
  })
  const { queue } = await open({ ...systemClock, sleep: () => Promise.resolve() })
  await queue.importRun(RUN)
  await vi.waitFor(() => expect(done).toEqual(['gave up run_1']), 10_000)
  expect(attempts).toBe(3)
})

test('a stop gives work back to the queue, and the next start goes on with it', async () => {
  let attempts = 0
  const { open, done } = await office({
    perform: async ({ runId }, signal) => {
      attempts += 1
      if (attempts === 1) await wait(60_000, undefined, { signal })
      done.push(runId)
      return { kind: 'done' }
    },
  })
  const first = await open()
  await first.queue.importRun(RUN)
  await vi.waitFor(() => expect(attempts).toBe(1), 10_000)
  await first.stop()
  expect(done).toEqual([])
  await open()
  await vi.waitFor(() => expect(done).toEqual(['run_1']), 15_000)
})

test('work that was under way for a while comes back as soon as work that had just begun', async () => {
  let attempts = 0
  const { open, done } = await office({
    unfinished: [RUN],
    perform: async ({ runId }, signal) => {
      attempts += 1
      if (attempts === 1) await wait(60_000, undefined, { signal })
      done.push(runId)
      return { kind: 'done' }
    },
  })
  const first = await open()
  await vi.waitFor(() => expect(attempts).toBe(1), 10_000)
  // Until the supervisor has noted it as under way.
  await vi.waitFor(
    async () => {
      const noted: unknown = await first.queue.boss.getQueue('import-run')
      expect(noted).toMatchObject({ singletonsActive: ['run_1'] })
    },
    { timeout: 15_000, interval: 100 },
  )
  await first.stop()
  await open()
  await vi.waitFor(() => expect(done).toContain('run_1'), 15_000)
})

test('a schedule is replaced by a second one, and goes with its dataset', async () => {
  const { open } = await office()
  const { queue } = await open()
  const dataset = { organizationId: 'org_1', datasetId: 'ds_1' }
  await queue.schedule(dataset, { cron: '0 6 * * *', timeZone: 'Europe/Berlin' })
  await queue.schedule(dataset, { cron: '0 7 * * 1', timeZone: 'UTC' })
  const kept = await queue.boss.getSchedules('sync-dataset')
  expect(kept.map(({ cron, timezone }) => [cron, timezone])).toEqual([['0 7 * * 1', 'UTC']])
  await queue.unschedule(dataset)
  expect(await queue.boss.getSchedules('sync-dataset')).toEqual([])
})

test('accounts are synced once however often it is asked, and those that are due at the start', async () => {
  const { open, done } = await office({ dueSyncs: ['org_1'] })
  const { queue } = await open()
  await Promise.all([
    queue.syncAccounts('org_1'),
    queue.syncAccounts('org_1'),
    queue.matchAccount({ organizationId: 'org_1', accountId: 'acc_1' }),
  ])
  await vi.waitFor(() => expect(done).toContain('matched acc_1'), 10_000)
  await wait(1_500)
  expect(done.toSorted()).toEqual(['matched acc_1', 'synced the accounts of org_1'])
})

test('calls of one organization are read once for all who ask, and when they are due', async () => {
  const { open, done } = await office({ dueReadings: ['org_1'] })
  const { queue } = await open()
  await Promise.all([queue.readCalls('org_1'), queue.readCalls('org_1'), queue.readCalls('org_2')])
  await vi.waitFor(() => expect(done).toContain('read the calls of org_2'), 10_000)
  await wait(1_500)
  const read = done.filter((one) => one === 'read the calls of org_1')
  // One that was due at the start may be under way when the next one is asked for.
  expect(read.length).toBeGreaterThan(0)
  expect(read.length).toBeLessThanOrEqual(2)
})

test('a sync of the accounts that waits for a later time is done at once when somebody asks, not when it is merely due', async () => {
  const waits: JobEnd[] = [{ kind: 'later', at: new Date(Date.now() + 3_600_000) }]
  const { open, done } = await office({
    dueSyncs: ['org_1'],
    syncEnd: () => waits.shift() ?? { kind: 'done' },
  })
  const { stop } = await open()
  const synced = 'synced the accounts of org_1'
  await vi.waitFor(() => expect(done).toEqual([synced]), 10_000)
  await stop()
  const again = await open()
  await wait(2_500)
  expect(done).toEqual([synced])
  await again.queue.syncAccounts('org_1')
  await vi.waitFor(() => expect(done).toEqual([synced, synced]), 10_000)
})
