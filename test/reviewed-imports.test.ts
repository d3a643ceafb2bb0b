/** Imports where something happens in between, and schedules where something else is to blame: each was wrong once. */
import { Kysely, type KyselyPlugin, PostgresDialect } from 'kysely'
import { expect, test } from 'vitest'
import { createBlockSink } from '../src/datasets/block-sink.ts'
import { createFileContents } from '../src/datasets/file-content.ts'
import type { Slug } from '../src/records/data-types.ts'
import { Problem } from '../src/records/problems.ts'
import { schedule } from '../src/records/schedule.ts'
import type { Tables } from '../src/store/tables.ts'
import { field } from '../src/text/block.ts'
import { importWorld, type World } from './imports.ts'

// A thousand users and their like take their time where many things run.

const HOUR_MS = 3_600_000
const HOURLY = schedule.parse({ isOn: true, frequency: 'hourly' })
const DOCUMENT = { documentId: 'doc_1', name: 'Handbook' }
const readDocument = () =>
  Promise.resolve({ text: 'Be kind.\n', name: 'handbook.md', mediaType: 'text/markdown' })

/** What a member asks for, but its sources. */
function wish(types: readonly Slug[], sync = schedule.parse({})) {
  return {
    name: 'Users',
    description: '',
    gong: { types, limit: 10, from: undefined, statsDays: 3 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync,
  }
}

/** What the queue does when the time of a schedule has come. */
async function due(world: World, datasetId: string): Promise<void> {
  const { organizationId } = world.owner
  await world.product.imports.syncDue({ organizationId, datasetId })
  await world.work()
}

function codeOf(error: unknown): string {
  return error instanceof Problem ? error.code : String(error)
}

test('a limit that is lowered, lifted and lowered again asks nobody about removals, whatever the type', async () => {
  const world = await importWorld({ users: 60, calls: 200 })
  const { dataset } = await world.imported({ limit: 100 })
  for (const recordLimit of [3, null, 3]) {
    await world.product.datasets.change(world.owner, dataset.datasetId, { recordLimit })
    const { items } = await world.sync(dataset.datasetId)
    const shown = items.map(({ type, status, removedRecords }) => ({
      type,
      arrived: ['succeeded', 'unchanged', 'empty'].includes(status),
      removedRecords,
    }))
    expect(shown).toEqual(items.map(({ type }) => ({ type, arrived: true, removedRecords: 0 })))
  }
})

test('a worker that lost its claim does not bring a run back that another one has finished', async () => {
  const lost = new AbortController()
  const world = await importWorld({
    openGong: () => async () => {
      const end = { status: 'succeeded', finished_at: new Date() } as const
      await world.db.updateTable('run_item').set(end).execute()
      await world.db.updateTable('run').set(end).execute()
      lost.abort(new Error('The job has another worker.'))
      throw lost.signal.reason
    },
  })
  const { run } = await world.product.datasets.create(world.owner, wish(['users']))
  await expect(world.work(lost.signal)).rejects.toThrow('another worker')
  expect(await world.run(run?.runId ?? '')).toMatchObject({ status: 'succeeded' })
})

test('a run that is cancelled between being read and being started stays cancelled', async () => {
  let cancel: (() => Promise<unknown>) | undefined
  const afterReading: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const act = cancel
      const areRunItems = result.rows.some((row) => 'document_id' in row && 'requests' in row)
      if (act === undefined || !areRunItems) return result
      cancel = undefined
      await act()
      return result
    },
  }
  const world = await importWorld({
    wrap: (pool) =>
      new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [afterReading] }),
  })
  const { run } = await world.product.datasets.create(world.owner, wish(['users']))
  const runId = run?.runId ?? ''
  cancel = () => world.product.runs.cancel(world.owner, runId)
  await world.work()
  expect(cancel).toBeUndefined()
  expect(await world.run(runId)).toMatchObject({ status: 'cancelled', startedAt: null })
  expect(await world.gong.requests()).toEqual([])
})

test('a cursor that belongs to another list, or to none, is told to be none of this list', async () => {
  const world = await importWorld()
  const { dataset } = await world.imported({ types: ['users'] })
  for (const place of [[], ['x', 'y'], [null], [1.5], { 0: 1 }, 'text']) {
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
    const page = { limit: 2, cursor }
    const codes = await Promise.all([
      world.product.datasets.list(world.owner, page).catch(codeOf),
      world.product.runs.list(world.owner, dataset.datasetId, page).catch(codeOf),
    ])
    expect(codes, JSON.stringify(place)).toEqual(['D-USAGE', 'D-USAGE'])
  }
})

test('eight thousand small records are written at once', async () => {
  const world = await importWorld()
  const { dataset, run } = await world.imported({ types: ['users'], limit: null })
  const [file] = await world.files(dataset.datasetId)
  const context = {
    db: world.db,
    organizationId: world.owner.organizationId,
    runId: run.runId,
    datasetId: dataset.datasetId,
    now: world.clock.now(),
    limit: Infinity,
    readFrom: undefined,
    statsDays: 30,
    mayRemove: false,
    isRetry: false,
    warn: () => undefined,
  }
  const item = { itemId: file?.fileId ?? '', slug: 'users', version: 1, basis: null } as const
  const options = { ties: 'arrival', isChecked: false } as const
  const sink = createBlockSink(context, { ...item, total: undefined }, Infinity, options)
  for (let n = 0; n < 8_000; n += 1) {
    await sink.add({
      id: `u${n}`,
      order: 0,
      block: { mark: 'USER', lines: field('Name', `No ${n}`) },
    })
  }
  await sink.flush()
  expect(sink.placed()).toHaveLength(8_000)
})

test.each(['0 6 * * 0,7', '*,5 * * * *', '0 6 1-5,3 * *'])(
  'the cron %s, which not every reader takes, is refused before anything is saved',
  async (cron) => {
    const world = await importWorld()
    const sync = schedule.parse({ isOn: true, frequency: 'cron', cron })
    const refused = { code: 'D-USAGE', message: `cron: "${cron}" is no schedule that ever comes.` }
    const { datasets } = world.product
    await expect(datasets.create(world.owner, wish(['users'], sync))).rejects.toMatchObject(refused)
    const page = { limit: 5, cursor: undefined }
    expect(await datasets.list(world.owner, page)).toMatchObject({ data: [] })
    const { dataset } = await world.imported({ types: ['users'] })
    const change = datasets.changeSync(world.owner, dataset.datasetId, sync, undefined)
    await expect(change).rejects.toMatchObject(refused)
    const after = await datasets.get(world.owner, dataset.datasetId)
    expect(after.sync).toEqual(dataset.sync)
  },
)

test('an outage of seven hours pauses no schedule, and the first sync after it succeeds', async () => {
  const world = await importWorld()
  const { dataset } = await world.imported({ types: ['users', 'trackers'] })
  const { datasetId } = dataset
  await world.product.datasets.changeSync(world.owner, datasetId, HOURLY, undefined)
  await world.gong.control('PUT', 'faults', [{ fault: 'status', status: 503, times: 0 }])
  for (let n = 0; n < 7; n += 1) {
    await world.advance(HOUR_MS)
    await due(world, datasetId)
  }
  const runs = () =>
    world.product.runs.list(world.owner, datasetId, { limit: 20, cursor: undefined })
  const failed = (await runs()).data.filter(({ status }) => status === 'failed')
  expect(failed.map(({ items }) => items.map(({ problem }) => problem?.code))).toEqual(
    Array.from({ length: 7 }, () => ['D-UNREACHABLE', 'D-UNREACHABLE']),
  )
  await world.gong.control('PUT', 'faults', [])
  await world.advance(HOUR_MS)
  await due(world, datasetId)
  expect((await runs()).data[0]).toMatchObject({ trigger: 'schedule', status: 'succeeded' })
  const after = await world.product.datasets.get(world.owner, datasetId)
  expect(after.syncStopped).toBe(null)
})

test('what ends with Gong is what reads Gong: a run of documents alone goes on', async () => {
  const world = await importWorld({ readDocument })
  const documents = await world.product.datasets.create(world.owner, {
    ...wish([]),
    documents: [DOCUMENT],
  })
  const gong = await world.product.datasets.create(world.owner, wish(['users']))
  expect(await world.schedules.impact(world.owner)).toMatchObject({ runsUnderWay: 1 })
  const gone = new Problem({ code: 'D-NO-CONN', message: 'No connection.', fix: 'Connect.' })
  await world.schedules.stop(world.owner, gone)
  await world.work()
  expect(await world.run(documents.run?.runId ?? '')).toMatchObject({ status: 'succeeded' })
  expect(await world.run(gong.run?.runId ?? '')).toMatchObject({ status: 'cancelled' })
})

test('documents that arrived before Gong refused are told: the run is partial', async () => {
  const refused = new Problem({ code: 'D-401', message: 'Gong says no.', fix: 'Connect again.' })
  const world = await importWorld({ readDocument, openGong: () => () => Promise.reject(refused) })
  const { run } = await world.imported({ types: ['users'], documents: [DOCUMENT] })
  expect(run).toMatchObject({ status: 'partial', problem: { code: 'D-401' } })
  const ends = new Map(run.items.map(({ source, status }) => [source, status]))
  expect(Object.fromEntries(ends)).toEqual({ gong: 'failed', google: 'succeeded' })
  const alone = await world.imported({ types: ['users'] })
  expect(alone.run.status).toBe('failed')
})

test('a schedule that would renew nothing cannot be saved', async () => {
  const world = await importWorld()
  const { dataset } = await world.imported({ types: ['users'] })
  const { datasets } = world.product
  const nothing = datasets.changeSync(world.owner, dataset.datasetId, HOURLY, [])
  await expect(nothing).rejects.toMatchObject({
    code: 'D-USAGE',
    message: 'The schedule would renew no file of this dataset.',
  })
  const after = await datasets.get(world.owner, dataset.datasetId)
  expect(after).toMatchObject({ sync: { isOn: false } })
  const off = await datasets.changeSync(world.owner, dataset.datasetId, schedule.parse({}), [])
  expect(off.syncState).toBe('off')
})

test('a schedule whose last file was removed is off, not late', async () => {
  const world = await importWorld()
  const { dataset } = await world.imported({ types: ['users'] })
  const { datasetId } = dataset
  await world.product.datasets.changeSync(world.owner, datasetId, HOURLY, undefined)
  const [file] = await world.files(datasetId)
  const contents = createFileContents({ db: world.db, clock: world.clock })
  await contents.remove(world.owner, datasetId, file?.fileId ?? '')
  await world.advance(5 * HOUR_MS)
  await due(world, datasetId)
  const after = await world.product.datasets.get(world.owner, datasetId)
  expect(after).toMatchObject({ syncState: 'off', nextSyncAt: null, syncStopped: null })
})
