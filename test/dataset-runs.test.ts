/** How runs end when not all goes well: scopes, refused keys, spent budgets, cancellations, workers that stop. */
import { describe, expect, test } from 'vitest'
import { schedule } from '../src/records/schedule.ts'
import { Problem } from '../src/records/problems.ts'
import { importWorld, type World } from './imports.ts'
import { skippingClock } from './pretend-gong.ts'

const TRANSCRIPT = '/v2/calls/transcript'
const page = { limit: 20, cursor: undefined }

describe('a missing scope', () => {
  test.each([403, 401])(
    'B-120, B-121, B-124 and B-131: answered with %s skips its type alone, and only that is tried again',
    async (status) => {
      const world = await importWorld({ calls: 20, users: 5 })
      const fault = { fault: 'status', status, path: TRANSCRIPT, times: 0, errors: ['Denied'] }
      await world.gong.control('PUT', 'faults', [fault])
      const { dataset, run } = await world.imported()
      expect(run.status).toBe('partial')
      expect(run.problem).toBe(null)
      const statuses = run.items.map((item) => item.status)
      expect(statuses.filter((one) => one === 'succeeded')).toHaveLength(10)
      expect(run.items[1]).toMatchObject({
        type: 'transcripts',
        status: 'skipped',
        problem: {
          code: 'D-SCOPE',
          scope: 'api:calls:read:transcript',
          fix: expect.stringContaining('Company Settings → API'),
        },
      })
      await world.gong.control('PUT', 'faults', [])
      await world.gong.control('DELETE', 'requests')
      const retry = await world.product.runs.retry(world.owner, run.runId, {
        fileIds: undefined,
        mayRemove: false,
      })
      await world.work()
      expect(await world.run(retry.runId)).toMatchObject({
        trigger: 'retry',
        status: 'succeeded',
        items: [{ type: 'transcripts', status: 'succeeded' }],
      })
      expect(await world.text(dataset.datasetId, 'transcripts')).toContain('=== TRANSCRIPT ===')
      expect(await world.gong.requests('/v2/users')).toEqual([])
    },
  )

  test('for every type fails the run', async () => {
    const world = await importWorld({ calls: 3 })
    await world.gong.control('PUT', 'scopes', { scopes: [] })
    const { run } = await world.imported({ types: ['trackers', 'scorecards'] })
    expect(run.status).toBe('failed')
    expect(run.items.map(({ status }) => status)).toEqual(['skipped', 'skipped'])
  })
})

async function scheduled(world: World): Promise<string> {
  const { dataset } = await world.imported({ types: ['trackers', 'users'] })
  const sync = schedule.parse({ isOn: true, frequency: 'hourly' })
  await world.product.datasets.changeSync(world.owner, dataset.datasetId, sync, undefined)
  return dataset.datasetId
}

async function scheduledRun(world: World, datasetId: string) {
  await world.product.imports.syncDue({ organizationId: 'org_test', datasetId })
  await world.work()
  const { data } = await world.product.runs.list(world.owner, datasetId, { ...page, limit: 1 })
  return data[0]
}

describe('a refused key', () => {
  test('B-132: fails the run without another try, keeps the files and stops the schedules until they are resumed', async () => {
    const world = await importWorld({ users: 5 })
    const datasetId = await scheduled(world)
    const before = await world.texts(datasetId)
    await world.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
    await world.gong.control('DELETE', 'requests')
    const run = await scheduledRun(world, datasetId)
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'D-401' } })
    expect((await world.gong.requests()).length).toBeLessThanOrEqual(2)
    expect(await world.texts(datasetId)).toEqual(before)
    expect(await world.product.datasets.get(world.owner, datasetId)).toMatchObject({
      syncState: 'action_required',
      nextSyncAt: null,
      syncStopped: { code: 'D-401' },
    })
    expect(world.told.at(-1)).toBe(`unschedule ${datasetId}`)
    expect(await scheduledRun(world, datasetId)).toMatchObject({ runId: run?.runId })
    await world.gong.control('PUT', 'faults', [])
    expect(await world.schedules.resumable(world.owner)).toBe(1)
    expect(await world.schedules.resume(world.owner)).toBe(1)
    expect(await world.schedules.resumable(world.owner)).toBe(0)
    expect(world.told.at(-1)).toContain(`schedule ${datasetId}`)
    expect(await scheduledRun(world, datasetId)).toMatchObject({ status: 'succeeded' })
  })

  test('B-130: without a connection the run says so, and so does the dataset', async () => {
    const problem = new Problem({
      code: 'D-NO-CONN',
      message: 'No Gong connection found.',
      fix: 'Connect.',
    })
    const world = await importWorld({ openGong: () => () => Promise.reject(problem) })
    const { dataset, run } = await world.imported({ types: ['calls'] })
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'D-NO-CONN' } })
    const sync = schedule.parse({ isOn: true })
    await world.product.datasets.changeSync(world.owner, dataset.datasetId, sync, undefined)
    await scheduledRun(world, dataset.datasetId)
    const { syncState } = await world.product.datasets.get(world.owner, dataset.datasetId)
    expect(syncState).toBe('not_connected')
  })

  test('a connection that goes takes the runs under way with it, and tells how much stopped', async () => {
    const world = await importWorld({ calls: 3 })
    const datasetId = await scheduled(world)
    const queued = await world.product.runs.syncNow(world.owner, datasetId, undefined)
    expect(await world.schedules.impact(world.owner)).toEqual({
      datasets: 1,
      schedules: 1,
      runsUnderWay: 1,
    })
    const gone = new Problem({ code: 'D-NO-CONN', message: 'Disconnected.', fix: 'Connect.' })
    expect(await world.schedules.stop(world.owner, gone)).toBe(1)
    expect(await world.run(queued.runId)).toMatchObject({
      status: 'cancelled',
      problem: { code: 'D-NO-CONN' },
    })
    expect(await world.schedules.stop(world.owner, gone)).toBe(0)
  })
})

test('a spent budget puts the run off without losing what it has', async () => {
  let perDay = 2
  const world = await importWorld({
    calls: 120,
    users: 5,
    openGong: (gong) => async (_, options) => {
      const rate = { perSecond: 100, perDay }
      const line = gong.connect({ ...options, clock: skippingClock(), rate })
      return { gong: line, close: () => line.close() }
    },
  })
  const { dataset, run } = await world.product.datasets.create(world.owner, {
    name: 'Much',
    description: '',
    gong: { types: ['trackers', 'calls'], limit: null, from: undefined, statsDays: 30 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync: schedule.parse({}),
  })
  const key = { organizationId: 'org_test', runId: run?.runId ?? '' }
  const end = await world.product.imports.perform(key, new AbortController().signal)
  expect(end).toMatchObject({ kind: 'later' })
  const put = await world.run(key.runId)
  expect(put).toMatchObject({ status: 'queued', requests: 2, finishedAt: null })
  expect(put.waiting).toMatch(/budget of 2 Gong requests a day.* goes on by itself at 2026-04-/)
  expect(put.items.map(({ status }) => status).toSorted()).toEqual(['queued', 'succeeded'])
  expect(await world.product.imports.unfinished()).toEqual([])
  perDay = 100
  world.clock.advance(24 * 3_600_000)
  expect(await world.product.imports.unfinished()).toEqual([key])
  await world.product.imports.perform(key, new AbortController().signal)
  expect(await world.run(key.runId)).toMatchObject({ status: 'succeeded', waiting: null })
  expect(await world.text(dataset.datasetId, 'calls')).toContain('April 09, 2026 at 14:00 UTC')
})

/** A run in which Gong stalls on transcripts until the returned function is called. */
async function stalled(world: World) {
  await world.gong.control('PUT', 'faults', [
    { fault: 'stall', ms: 20_000, path: TRANSCRIPT, times: 0 },
  ])
  const { run } = await world.product.datasets.create(world.owner, {
    name: 'Slow',
    description: '',
    gong: { types: ['users', 'transcripts'], limit: 100, from: undefined, statsDays: 30 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync: schedule.parse({}),
  })
  const key = { organizationId: 'org_test', runId: run?.runId ?? '' }
  const stop = new AbortController()
  const end = world.product.imports.perform(key, stop.signal).catch((error: unknown) => error)
  await expect
    .poll(async () => (await world.run(key.runId)).items.map(({ status }) => status))
    .toEqual(['running', 'succeeded'])
  return { key, stop, end }
}

test('B-065 and B-137: progress is told per type while it runs; cancelling keeps what was finished', async () => {
  const world = await importWorld({ calls: 40, users: 5 })
  const { key, end } = await stalled(world)
  const running = await world.run(key.runId)
  expect(running).toMatchObject({ status: 'running', finishedAt: null })
  expect(running.items).toMatchObject([
    { type: 'transcripts', status: 'running' },
    { type: 'users', status: 'succeeded', done: 5, total: 5, version: 1 },
  ])
  await world.product.runs.cancel(world.owner, key.runId)
  expect(await end).toEqual({ kind: 'done' })
  expect(await world.run(key.runId)).toMatchObject({
    status: 'cancelled',
    items: [{ status: 'cancelled' }, { status: 'succeeded' }],
  })
})

test('a worker that stops gives the run back, and another one goes on', async () => {
  const world = await importWorld({ calls: 20, users: 5 })
  const { key, stop, end } = await stalled(world)
  stop.abort(new Error('The server is stopping.'))
  expect(await end).toMatchObject({ message: 'The server is stopping.' })
  expect(await world.run(key.runId)).toMatchObject({
    status: 'queued',
    items: [{ status: 'queued' }, { status: 'succeeded' }],
  })
  await world.gong.control('PUT', 'faults', [])
  await world.product.imports.perform(key, new AbortController().signal)
  expect(await world.run(key.runId)).toMatchObject({
    status: 'succeeded',
    items: [{ status: 'succeeded' }, { status: 'succeeded' }],
  })
})

test('B-137: a long run tells its owner when it has ended', async () => {
  const world = await importWorld({ calls: 20, users: 5 })
  const { key, end } = await stalled(world)
  world.clock.advance(180_000)
  await world.product.runs.cancel(world.owner, key.runId)
  await end
  const notices = () => world.db.selectFrom('notice').selectAll().execute()
  expect(await notices()).toEqual([])
  await world.gong.control('PUT', 'faults', [])
  const retry = await world.product.runs.retry(world.owner, key.runId, {
    fileIds: undefined,
    mayRemove: false,
  })
  await world.db
    .updateTable('run')
    .set({ started_at: new Date(world.clock.now().getTime() - 180_000) })
    .where('run_id', '=', retry.runId)
    .execute()
  await world.work()
  expect(await notices()).toMatchObject([
    {
      member_id: 'mem_tomas',
      title: 'Slow: the import has ended',
      body: '1 of 1 files are up to date.',
      link: `/datasets/${retry.datasetId}/runs/${retry.runId}`,
    },
  ])
})

test('a schedule that turns bad is told once, not every hour', async () => {
  const world = await importWorld({ users: 5 })
  const datasetId = await scheduled(world)
  await world.gong.control('PUT', 'scopes', { missing: ['api:settings:trackers:read'] })
  for (let n = 0; n < 3; n += 1) await scheduledRun(world, datasetId)
  await world.gong.control('PUT', 'scopes', { scopes: null })
  await scheduledRun(world, datasetId)
  const notices = await world.db.selectFrom('notice').select(['title', 'body']).execute()
  expect(notices).toEqual([
    {
      title: 'Everything: some files could not be renewed',
      body: '1 of 2 files are up to date. Not renewed: Trackers.',
    },
  ])
})

test('a schedule that fails five times in a row stands still until a person saves it again', async () => {
  const world = await importWorld({ users: 5 })
  const datasetId = await scheduled(world)
  await world.gong.control('PUT', 'scopes', { scopes: [] })
  for (let n = 0; n < 5; n += 1) {
    world.clock.advance(3_600_000)
    await scheduledRun(world, datasetId)
  }
  const last = await scheduledRun(world, datasetId)
  expect(last).toMatchObject({ status: 'failed', number: 6 })
  expect((await scheduledRun(world, datasetId))?.runId).toBe(last?.runId)
  const dataset = await world.product.datasets.get(world.owner, datasetId)
  expect(dataset).toMatchObject({ syncStopped: { code: 'D-PAUSED' }, nextSyncAt: null })
  expect(world.told.at(-1)).toBe(`unschedule ${datasetId}`)
  await world.gong.control('PUT', 'scopes', { scopes: null })
  await world.product.datasets.changeSync(world.owner, datasetId, dataset.sync, undefined)
  expect(await scheduledRun(world, datasetId)).toMatchObject({ status: 'succeeded' })
})

test('a run that was tried often enough fails with what it has, and names no secret of ours', async () => {
  const world = await importWorld({ users: 5 })
  const { run } = await world.imported({ types: ['users'] })
  const begun = await world.product.runs.syncNow(world.owner, run.datasetId, undefined)
  const key = { organizationId: 'org_test', runId: begun.runId }
  await world.product.imports.giveUp(key, new Error('password=hunter2'))
  const ended = await world.run(begun.runId)
  expect(ended).toMatchObject({ status: 'failed', problem: { code: 'D-UNEXPECTED' } })
  expect(JSON.stringify(ended)).not.toContain('hunter2')
  // A job that comes late finds nothing to do.
  await world.work()
  expect(await world.run(begun.runId)).toEqual(ended)
})
