/** Datasets from making them to deleting them, over a real database and a pretend Gong. */
import { describe, expect, test } from 'vitest'
import { SLUGS } from '../src/records/data-types.ts'
import { schedule } from '../src/records/schedule.ts'
import { importWorld } from './imports.ts'

function of(types: readonly { type: string | null }[], type: string) {
  return types.find((one) => one.type === type)
}

describe('limits', () => {
  test('B-060, B-062 and B-064: of 250 calls the newest 100 arrive, newest first, and the file says so', async () => {
    const world = await importWorld({ calls: 250, users: 5 })
    const { dataset, run } = await world.imported({ types: ['calls', 'transcripts'] })
    expect(run.items).toMatchObject([{ records: 100 }, { records: 100 }])
    const text = await world.text(dataset.datasetId, 'calls')
    expect(text).toContain('Cut at the limit: the newest 100 of ')
    const dates = [...text.matchAll(/^Date: (.*)$/gm)].map(([, date]) => date ?? '')
    expect(dates).toEqual(dates.toSorted().toReversed())
    const newest = world.gong.world.calls.findLast((call) => !call.isPrivate)?.startedMs ?? 0
    expect(dates[0]).toContain(new Date(newest).toISOString().slice(0, 10))
  })

  test('B-064: a limit that is lifted brings the rest, and one that is lowered lets it go unasked', async () => {
    const world = await importWorld({ calls: 150, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'crm-accounts'], limit: 20 })
    const { datasetId } = dataset
    const change = (recordLimit: number | null) =>
      world.product.datasets.change(world.owner, datasetId, { recordLimit })
    await change(null)
    const all = await world.sync(datasetId)
    const open = world.gong.world.calls.filter((call) => !call.isPrivate).length
    expect(all.items[0]).toMatchObject({ status: 'succeeded', records: open })
    await change(10)
    const few = await world.sync(datasetId)
    expect(few.items[0]).toMatchObject({
      status: 'succeeded',
      records: 10,
      removedRecords: 0,
      fallenRecords: open - 10,
    })
    await change(null)
    expect((await world.sync(datasetId)).items[0]).toMatchObject({ records: open })
  })

  test('B-061: pages are read until the limit, and the last one is cut', async () => {
    const world = await importWorld({ calls: 1, users: 250, pageSize: 30 })
    const { run } = await world.imported({ types: ['users'] })
    expect(run.items).toMatchObject([{ records: 100 }])
    expect(await world.gong.requests('/v2/users')).toHaveLength(4)
  })

  test('B-063: of each CRM type at most 100 objects arrive', async () => {
    const world = await importWorld({ calls: 1_500, users: 10 })
    const { run } = await world.imported({ types: ['crm-deals', 'crm-contacts', 'crm-accounts'] })
    expect(run.items.map(({ records }) => records)).toEqual([100, 100, 100])
  })
})

const page = { limit: 20, cursor: undefined }

describe('a sync', () => {
  test('B-090 and B-145: only what was chosen is asked for, and each type can be chosen alone', async () => {
    const world = await importWorld({ calls: 30, users: 6 })
    for (const type of SLUGS) {
      const { run } = await world.imported({ types: [type] })
      expect(run.items).toMatchObject([{ type, status: 'succeeded' }])
    }
    await world.gong.control('DELETE', 'requests')
    await world.imported({ types: ['trackers'] })
    expect((await world.gong.requests()).map(({ path }) => path)).toEqual(['/v2/settings/trackers'])
  })

  test('B-091, B-092 and X-03: the file keeps its id and name and is regenerated whole', async () => {
    const world = await importWorld({ calls: 12, users: 5 })
    const { dataset } = await world.imported({ types: ['calls'] })
    const [before] = await world.files(dataset.datasetId)
    const gone = world.gong.world.calls.findLast((call) => !call.isPrivate)
    await world.gong.control('DELETE', `calls/${gone?.id}`)
    await world.advance(3_600_000)
    await world.sync(dataset.datasetId)
    const [after] = await world.files(dataset.datasetId)
    expect(after).toMatchObject({ fileId: before?.fileId, name: before?.name, version: 2 })
    expect(after?.sha256).not.toBe(before?.sha256)
    const text = await world.text(dataset.datasetId, 'calls')
    expect(text).toContain('Imported: April 09, 2026 at 15:00 UTC\n')
    expect(text.match(/^=== CALL ===$/gm)).toHaveLength((before?.records ?? 0) - 1)
  })

  test('B-093, B-094, B-097 and B-098: a cycle renews the chosen types, all of those imported by default', async () => {
    const world = await importWorld({ calls: 5, users: 5 })
    const { dataset } = await world.imported({ types: ['users', 'trackers', 'scorecards'] })
    const { datasetId } = dataset
    const files = await world.files(datasetId)
    const sync = schedule.parse({ isOn: true })
    await world.product.datasets.changeSync(world.owner, datasetId, sync, undefined)
    const types = async () => {
      await world.product.imports.syncDue({ organizationId: 'org_test', datasetId })
      await world.work()
      const { data } = await world.product.runs.list(world.owner, datasetId, page)
      expect(data[0]?.trigger).toBe('schedule')
      return data[0]?.items.map(({ type }) => type)
    }
    expect(await types()).toEqual(['users', 'scorecards', 'trackers'])
    const users = of(files, 'users')
    const chosen = files.filter((file) => file === users).map(({ fileId }) => fileId)
    await world.product.datasets.changeSync(world.owner, datasetId, sync, chosen)
    await world.gong.control('DELETE', 'requests')
    expect(await types()).toEqual(['users'])
    expect(await world.gong.requests('/v2/settings/trackers')).toEqual([])
  })

  test('B-099: a second one while the first is under way is refused, with the way to the first', async () => {
    const world = await importWorld()
    const { dataset } = await world.imported({ types: ['trackers'] })
    const pressed = await Promise.allSettled(
      [1, 2, 3].map(() => world.product.runs.syncNow(world.owner, dataset.datasetId, undefined)),
    )
    const started = pressed.filter(({ status }) => status === 'fulfilled')
    expect(started).toHaveLength(1)
    const [first] = started.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
    for (const one of pressed) {
      if (one.status === 'rejected') {
        expect(one.reason).toMatchObject({
          code: 'D-RUNNING',
          message: `Run ${first?.number} of this dataset is under way already.`,
          fix: expect.stringContaining(`/datasets/${dataset.datasetId}/runs/${first?.runId}`),
        })
      }
    }
    // A schedule whose time comes now passes.
    await world.product.imports.syncDue({
      organizationId: 'org_test',
      datasetId: dataset.datasetId,
    })
    await world.work()
    const { data } = await world.product.runs.list(world.owner, dataset.datasetId, page)
    expect(data.map(({ number, status }) => [number, status])).toEqual([
      [2, 'succeeded'],
      [1, 'succeeded'],
    ])
  })

  test('B-100: its schedule can be changed afterwards, nonsense is told by its field', async () => {
    const world = await importWorld()
    const { dataset } = await world.imported({ types: ['trackers'] })
    expect(dataset).toMatchObject({ syncState: 'in_progress', nextSyncAt: null })
    const change = (sync: unknown) =>
      world.product.datasets.changeSync(
        world.owner,
        dataset.datasetId,
        schedule.parse(sync),
        undefined,
      )
    const on = await change({ isOn: true, at: '06:00', timeZone: 'Europe/Berlin' })
    expect(on).toMatchObject({ syncState: 'on_time', nextSyncAt: '2026-04-10T04:00:00.000Z' })
    expect(world.told.at(-1)).toBe(`schedule ${dataset.datasetId} 0 6 * * * Europe/Berlin`)
    for (const cron of ['often', '61 * * * *', '0 0 31 2 *', '@daily', '* * * * * *', '']) {
      await expect(change({ isOn: true, frequency: 'cron', cron })).rejects.toMatchObject({
        code: 'D-USAGE',
        message: expect.stringMatching(/^cron: /),
      })
    }
    await expect(change({ isOn: true, timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      message: expect.stringMatching(/^timeZone: /),
    })
    expect(await change({ isOn: false })).toMatchObject({ syncState: 'off', nextSyncAt: null })
    expect(world.told.at(-1)).toBe(`unschedule ${dataset.datasetId}`)
  })
})

test('B-119 and B-133: what is empty in Gong is empty, says why, and is no failure', async () => {
  const world = await importWorld({
    calls: 0,
    change: (one) => ({ ...one, calls: [], answeredScorecards: [], trackers: [], scorecards: [] }),
  })
  const types = ['calls', 'transcripts', 'scorecards', 'trackers', 'crm-deals'] as const
  const { dataset, run } = await world.imported({ types })
  expect(run.status).toBe('succeeded')
  expect(new Set(run.items.map(({ status }) => status))).toEqual(new Set(['empty']))
  const text = await world.text(dataset.datasetId, 'calls')
  expect(text).toMatch(/^Gong Calls Import — 0 calls\n/)
  expect(text).toContain('There is nothing here: Gong has no call in this period')
})

test('B-134: user statistics name their range, which can be changed', async () => {
  const world = await importWorld({ calls: 60, users: 6 })
  const { dataset } = await world.imported({ types: ['user-stats'] })
  const { datasetId } = dataset
  expect(await world.text(datasetId, 'user-stats')).toContain('Period: 2026-03-10 to 2026-04-08\n')
  await world.product.datasets.change(world.owner, datasetId, { statsDays: 7 })
  const run = await world.sync(datasetId)
  expect(run.items).toMatchObject([{ status: 'succeeded', removedRecords: 0 }])
  expect(await world.text(datasetId, 'user-stats')).toContain('Period: 2026-04-02 to 2026-04-08\n')
})

describe('B-143: a dataset is its owner’s alone', () => {
  test('others, admins too, are told that it is not there; an admin sees that it exists', async () => {
    const world = await importWorld()
    const { dataset, run } = await world.imported({ types: ['trackers'] })
    const { datasetId } = dataset
    const [file] = await world.files(datasetId)
    const { datasets, runs, files } = world.product
    for (const role of ['admin', 'data'] as const) {
      const other = await world.member(`other-${role}`, role)
      const attempts = [
        datasets.get(other, datasetId),
        datasets.change(other, datasetId, { name: 'Mine' }),
        datasets.remove(other, datasetId),
        datasets.add(other, datasetId, { types: ['calls'], uploadIds: [], documents: [] }),
        datasets.changeSync(other, datasetId, schedule.parse({ isOn: true }), undefined),
        runs.list(other, datasetId, page),
        runs.get(other, run.runId),
        runs.syncNow(other, datasetId, undefined),
        runs.cancel(other, run.runId),
        runs.retry(other, run.runId, { fileIds: undefined, mayRemove: true }),
        files.list(other, datasetId),
        files.get(other, datasetId, file?.fileId ?? ''),
      ]
      for (const attempt of await Promise.allSettled(attempts)) {
        expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'D-NOT-FOUND' } })
      }
      const { data, others } = await datasets.list(other, page)
      expect(data).toEqual([])
      const seen = { name: 'Everything', ownerName: 'tomas', createdAt: dataset.createdAt }
      expect(others).toEqual(role === 'admin' ? [seen] : [])
    }
  })

  test('lists come in pages, the newest first', async () => {
    const world = await importWorld({ calls: 0 })
    for (let n = 0; n < 5; n += 1) {
      world.clock.advance(1_000)
      await world.imported({ types: ['trackers'] })
    }
    const { datasets } = world.product
    const met: string[] = []
    let cursor: string | undefined
    do {
      const { data, nextCursor } = await datasets.list(world.owner, { limit: 2, cursor })
      met.push(...data.map(({ createdAt }) => createdAt))
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(met).toHaveLength(5)
    expect(met).toEqual(met.toSorted().toReversed())
    await expect(
      datasets.list(world.owner, { limit: 2, cursor: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'D-USAGE' })
  })
})

test('a dataset that is deleted leaves nothing behind, even in the middle of a run', async () => {
  const world = await importWorld({ calls: 40, users: 5 })
  const { dataset } = await world.imported({ limit: null })
  await world.product.runs.syncNow(world.owner, dataset.datasetId, undefined)
  await world.product.datasets.remove(world.owner, dataset.datasetId)
  await world.work()
  for (const table of [
    'dataset',
    'item',
    'block',
    'version',
    'run',
    'run_item',
    'covered_window',
    'seen_call',
    'owed_transcript',
  ] as const) {
    expect(await world.db.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
  expect(world.told.at(-1)).toBe(`unschedule ${dataset.datasetId}`)
})

test('B-144, B-147 and X-02: the store holds formatted text, never a raw answer, and nothing is ever asked of recordings', async () => {
  const world = await importWorld({ calls: 40, users: 6 })
  await world.imported({ limit: null })
  const blocks = await world.db.selectFrom('block').select(['text', 'record_id']).execute()
  expect(blocks.length).toBeGreaterThan(100)
  for (const { text } of blocks) {
    expect(text).toMatch(/^=== [A-Z ]+ ===\n/)
    expect(text).not.toMatch(/metaData|"\w+":|speakerId/)
  }
  const asked = JSON.stringify(await world.gong.requests())
  expect(asked).not.toMatch(/"media"|audioUrl|videoUrl/)
})
