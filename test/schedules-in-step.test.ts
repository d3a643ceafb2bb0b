/** What the queue holds and what the datasets say: brought together again, whatever a crash has left between them. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../src/clock.ts'
import { createDatasetDoor } from '../src/datasets/datasets.ts'
import { createQueue, HOUSEKEEPING, IMPORT, SYNC } from '../src/jobs/queue.ts'
import { createWorkers, type Work } from '../src/jobs/workers.ts'
import type { Log } from '../src/records/ports.ts'
import { type Schedule, schedule } from '../src/records/schedule.ts'
import { testDatabase } from './database.ts'
import { importWorld, type World } from './imports.ts'

// The queue looks for work every few seconds.

const ON = schedule.parse({ isOn: true, frequency: 'cron', cron: '0 6 * * 1', timeZone: 'UTC' })

/** Nothing is read for accounts in these tests. */
const NO_INSIGHTS: Work['insights'] = {
  read: () => Promise.resolve(),
  due: () => Promise.resolve([]),
}
const NO_ACCOUNTS: Work['accounts'] = {
  sync: () => Promise.resolve({ kind: 'done' }),
  giveUpSync: () => Promise.resolve(),
  match: () => Promise.resolve({ kind: 'done' }),
  giveUpMatch: () => Promise.resolve(),
  dueSyncs: () => Promise.resolve([]),
  dueMatches: () => Promise.resolve([]),
}

/** The queue and the workers of a process, with the work of this world. */
async function office(world: World, changes: Partial<Work> = {}) {
  const { pool } = await testDatabase()
  const logged: string[] = []
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_, message) => void logged.push(message),
  }
  const sql = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) }
  const queue = createQueue({ sql, log, isWorker: true })
  const work = {
    ...world.product.imports,
    accounts: NO_ACCOUNTS,
    insights: NO_INSIGHTS,
    tidy: () => Promise.resolve(),
    ...changes,
  }
  const workers = createWorkers({ queue, work, clock: systemClock, log, importsAtOnce: 2 })
  onTestFinished(async () => {
    workers.interrupt()
    await queue.stop()
  })
  await queue.start()
  const held = async () => {
    const schedules = await queue.boss.getSchedules(SYNC)
    return Object.fromEntries(schedules.map(({ key, cron, timezone }) => [key, [cron, timezone]]))
  }
  return { queue, workers, held, logged }
}

/** The id of a dataset with this schedule; the process dies before the queue hears of it. */
async function savedAlone(world: World, sync: Schedule): Promise<string> {
  const lost = Promise.reject(new Error('The process dies here.'))
  lost.catch(() => undefined)
  const { db, clock } = world
  const queue = {
    importRun: () => Promise.resolve(),
    unschedule: () => Promise.resolve(),
    schedule: () => lost,
  }
  const made = createDatasetDoor({ db, clock, queue }).create(world.owner, {
    name: 'Users',
    description: '',
    gong: { types: ['users'], limit: 10, from: undefined, statsDays: 3 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync,
  })
  if (sync.isOn) await expect(made).rejects.toThrow('dies here')
  const newest = db.selectFrom('dataset').select('dataset_id').orderBy('created_at', 'desc')
  world.clock.advance(1)
  return (await newest.executeTakeFirstOrThrow()).dataset_id
}

test('a worker queues the schedules of which the queue has not heard, and takes out what is not wanted', async () => {
  const world = await importWorld()
  const missing = await savedAlone(world, ON)
  const changed = await savedAlone(world, { ...ON, timeZone: 'Europe/Berlin' })
  const off = await savedAlone(world, schedule.parse({}))
  const stopped = await savedAlone(world, ON)
  await world.db
    .updateTable('dataset')
    .set({ sync_stopped: JSON.stringify({ code: 'D-NO-CONN' }) })
    .where('dataset_id', '=', stopped)
    .execute()
  const { queue, workers, held } = await office(world)
  const { organizationId } = world.owner
  for (const datasetId of [changed, off, stopped, 'ds_gone']) {
    await queue.schedule({ organizationId, datasetId }, { cron: '0 9 * * *', timeZone: 'UTC' })
  }
  await workers.start()
  const wanted = {
    [missing]: ['0 6 * * 1', 'UTC'],
    [changed]: ['0 6 * * 1', 'Europe/Berlin'],
  }
  expect(await held()).toEqual(wanted)

  // And while it works, every few minutes.
  const later = await savedAlone(world, ON)
  await queue.boss.send(HOUSEKEEPING)
  await vi.waitFor(
    async () => expect(await held()).toEqual({ ...wanted, [later]: ['0 6 * * 1', 'UTC'] }),
    20_000,
  )
})

test('a schedule that is made while the two are compared stays', async () => {
  const world = await importWorld()
  const { queue, held } = await office(world)
  const made = { organizationId: world.owner.organizationId, datasetId: 'ds_new' }
  const when = { cron: '0 6 * * *', timeZone: 'UTC' }
  await queue.keepInStep(async () => {
    await queue.schedule(made, when)
    return []
  })
  expect(await held()).toEqual({ ds_new: ['0 6 * * *', 'UTC'] })
})

test('a schedule that the queue does not take keeps no other one out', async () => {
  const world = await importWorld()
  const { queue, held, logged } = await office(world)
  const of = (datasetId: string, cron: string) => ({
    organizationId: world.owner.organizationId,
    datasetId,
    cron,
    timeZone: 'UTC',
  })
  await queue.keepInStep(() =>
    Promise.resolve([of('ds_bad', 'every day'), of('ds_good', '0 6 * * *')]),
  )
  expect(await held()).toEqual({ ds_good: ['0 6 * * *', 'UTC'] })
  expect(logged).toEqual(['A schedule could not be queued.'])
})

test('a run that is worked on, or waits for its turn, gets no second job', async () => {
  const world = await importWorld()
  const run = { organizationId: world.owner.organizationId, runId: 'run_slow' }
  const waiting = { ...run, runId: 'run_waiting' }
  let begun = 0
  let kept = 0
  const { queue, workers } = await office(world, {
    perform: async (_, signal) => {
      begun += 1
      await systemClock.sleep(50_000, signal)
      return { kind: 'done' }
    },
    unfinished: () => Promise.resolve(begun === 0 ? [] : [run, waiting]),
    tidy: () => Promise.resolve(void (kept += 1)),
  })
  await queue.boss.send(IMPORT, waiting, { singletonKey: waiting.runId, startAfter: 600 })
  await workers.start()
  await queue.importRun(run)
  await vi.waitFor(() => expect(begun).toBe(1), 10_000)
  await queue.boss.send(HOUSEKEEPING)
  await vi.waitFor(() => expect(kept).toBe(1), 20_000)
  await wait(500)
  const jobs = await queue.boss.findJobs(IMPORT)
  expect(jobs.map(({ state }) => state).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'active',
    'created',
  ])
})

test('housekeeping that cannot do one thing does the others', async () => {
  const world = await importWorld()
  const datasetId = await savedAlone(world, ON)
  let isBroken = false
  const { queue, workers, held, logged } = await office(world, {
    unfinished: () => (isBroken ? Promise.reject(new Error('no')) : Promise.resolve([])),
    tidy: () => Promise.reject(new Error('no')),
  })
  await workers.start()
  isBroken = true
  await queue.unschedule({ organizationId: world.owner.organizationId, datasetId })
  await queue.boss.send(HOUSEKEEPING)
  await vi.waitFor(async () => expect(Object.keys(await held())).toEqual([datasetId]), 20_000)
  expect(logged).toEqual(['Housekeeping met an error.', 'Housekeeping met an error.'])
})
