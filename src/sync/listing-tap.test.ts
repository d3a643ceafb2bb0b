/** One listing of Gong's calls serves datasets and accounts. */
import { expect, test } from 'vitest'
import { addCall } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld } from '../../test/account-world.ts'
import { silent } from '../../test/pretend-gong.ts'
import { createDatasets } from '../datasets/imports.ts'
import { createSchedules } from '../datasets/schedules.ts'
import type { Queue } from '../records/ports.ts'
import { schedule } from '../records/schedule.ts'
import type { RunKey } from '../store/runs.ts'
import { tapListings } from './listing-tap.ts'

const EXTENSIVE = '/v2/calls/extensive'

/** Imports all calls and transcripts into a dataset, with what the accounts read with. */
async function importDataset(world: AccountWorld, isTapped = true): Promise<string> {
  const { db, clock, needs, ines, organizationId, connectionId, gong } = world
  const waiting: RunKey[] = []
  const queue: Queue = {
    importRun: async (run) => void waiting.push(run),
    schedule: () => Promise.resolve(),
    unschedule: () => Promise.resolve(),
  }
  const { datasets, imports, files } = createDatasets({
    database: { db },
    clock,
    log: needs.log,
    queue,
    schedules: createSchedules({ db, clock, queue }),
    documents: { read: () => Promise.reject(new Error('no documents here')) },
    openGong: async (_owner, { signal }) => {
      const line = gong.connect({ signal, progress: silent })
      const place = { organizationId, connectionId }
      const tapped = isTapped ? await tapListings(needs, line, place) : line
      return { gong: tapped, close: () => line.close() }
    },
  })
  const { dataset } = await datasets.create(ines, {
    name: 'All calls',
    description: '',
    gong: { types: ['calls', 'transcripts'], limit: null, from: undefined, statsDays: 30 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync: schedule.parse({}),
  })
  for (const run of waiting) await imports.perform(run, new AbortController().signal)
  const all = await files.list(ines, dataset.datasetId)
  return JSON.stringify(all.map(({ type, records, sizeBytes }) => [type, records, sizeBytes]))
}

async function listings({ gong }: AccountWorld): Promise<number> {
  return (await gong.requests(EXTENSIVE)).filter(
    ({ body }) => body?.filter?.['callIds'] === undefined,
  ).length
}

/** What the hour brings by itself. */
async function nextSync(world: AccountWorld): Promise<void> {
  for (const id of await world.jobs.dueSyncs()) await world.needs.queue.syncAccounts(id)
  await world.work()
}

test('what a dataset lists is listed for the accounts as well, and not again in the same hour', async () => {
  const world = await accountWorld({ calls: 60, pageSize: 20 })
  const accountId = await world.account({ domains: ['acme.example'] })
  const callId = await addCall(world)
  await world.advance(61 * 60_000)
  await world.gong.control('DELETE', 'requests')
  await importDataset(world)
  const forDataset = await listings(world)
  expect(forDataset).toBeGreaterThan(2)
  await nextSync(world)
  expect(await listings(world)).toBe(forDataset)
  expect(await world.callsOf(accountId)).toEqual([callId])
})

test('a dataset is the same with and without', async () => {
  const world = await accountWorld({ calls: 30 })
  await addCall(world)
  expect(await importDataset(world)).toBe(await importDataset(world, false))
})

test('a call that is gone from what a dataset lists is gone from the accounts', async () => {
  const world = await accountWorld({ calls: 30 })
  const callId = await addCall(world)
  await world.sync()
  const accountId = await world.account({ domains: ['acme.example'] })
  await world.gong.control('DELETE', `calls/${callId}`)
  await importDataset(world)
  expect(await world.callsOf(accountId)).toEqual([])
  expect([...world.indexed]).toEqual([])
})
