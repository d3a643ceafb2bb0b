/** What leaves Gong leaves the files, but only when it is certain that it left; what becomes private leaves at once. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/records/days.ts'
import type { File } from '../../src/records/dataset.ts'
import { SLUGS } from '../../src/records/data-types.ts'
import { importWorld, type World } from '../imports.ts'

const EXTENSIVE = '/v2/calls/extensive'

function publicCalls(world: World) {
  return world.gong.world.calls.filter((call) => !call.isPrivate)
}

async function fileOf(world: World, datasetId: string, type: string): Promise<File> {
  const file = (await world.files(datasetId)).find((one) => one.type === type)
  if (file === undefined) throw new Error(`no file of ${type}`)
  return file
}

describe.each([100, null])('with the limit %s', (limit) => {
  test('reliability 25: a call that was deleted goes after a complete listing', async () => {
    const world = await importWorld({ calls: 60, users: 5, pageSize: 20 })
    const { dataset } = await world.imported({ types: ['calls', 'transcripts'], limit })
    const [oldest] = publicCalls(world)
    const { records } = await fileOf(world, dataset.datasetId, 'calls')
    await world.gong.control('DELETE', `calls/${oldest?.id}`)
    await world.advance(8 * DAY_MS)
    const run = await world.sync(dataset.datasetId)
    expect(run.items[0]).toMatchObject({ removedRecords: 1, fallenRecords: 0, newRecords: 0 })
    expect(await fileOf(world, dataset.datasetId, 'calls')).toMatchObject({
      records: (records ?? 0) - 1,
      version: 2,
    })
  })

  test.each([
    ['breaks off', { fault: 'status', status: 400, errors: ['no'] }],
    ['ends early', { fault: 'status', status: 200, body: undefined }],
  ] as const)('reliability 25: a listing that %s deletes nothing', async (_, fault) => {
    const world = await importWorld({ calls: 60, users: 5, pageSize: 20 })
    const { dataset } = await world.imported({ types: ['calls', 'users'], limit })
    const before = await world.texts(dataset.datasetId)
    await world.advance(8 * DAY_MS)
    // One page that says it is the last, and counts more than it holds.
    const body = {
      requestId: 'r',
      records: { totalRecords: 60, currentPageSize: 1, currentPageNumber: 0 },
      calls: [
        {
          metaData: {
            id: publicCalls(world).at(-1)?.id,
            started: new Date(publicCalls(world).at(-1)?.startedMs ?? 0).toISOString(),
            duration: 1,
          },
        },
      ],
    }
    const set = fault.status === 200 ? { ...fault, body } : fault
    await world.gong.control('PUT', 'faults', [{ ...set, path: EXTENSIVE, times: 0 }])
    const run = await world.sync(dataset.datasetId)
    expect(run.status).toBe('partial')
    expect(run.items).toMatchObject([
      { type: 'calls', status: 'failed', version: null },
      { type: 'users', status: 'unchanged' },
    ])
    expect(await world.texts(dataset.datasetId)).toEqual(before)
    await world.gong.control('PUT', 'faults', [])
    expect((await world.sync(dataset.datasetId)).status).toBe('succeeded')
  })

  test('reliability 26: when more than half would vanish, nothing changes until a person says so', async () => {
    const world = await importWorld({ calls: 40, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'users'], limit })
    const calls = publicCalls(world)
    const before = await world.text(dataset.datasetId, 'calls')
    for (const { id } of calls.slice(0, -9)) await world.gong.control('DELETE', `calls/${id}`)
    await world.advance(8 * DAY_MS)
    const run = await world.sync(dataset.datasetId)
    expect(run.status).toBe('partial')
    expect(run.items[0]).toMatchObject({
      status: 'needs_confirmation',
      removedRecords: calls.length - 9,
      problem: {
        code: 'D-REMOVALS',
        message: `${calls.length - 9} of ${calls.length} calls are no longer in Gong. The file was left as it is.`,
      },
    })
    expect(await world.text(dataset.datasetId, 'calls')).toBe(before)
    // Asking again is no confirmation.
    expect((await world.sync(dataset.datasetId)).items[0]?.status).toBe('needs_confirmation')
    const options = { fileIds: undefined, mayRemove: true }
    const retry = await world.product.runs.retry(world.owner, run.runId, options)
    await world.work()
    expect(await world.run(retry.runId)).toMatchObject({
      status: 'succeeded',
      items: [{ type: 'calls', status: 'succeeded', removedRecords: calls.length - 9, records: 9 }],
    })
  })

  test('a call that becomes private leaves every version of every file, and is named nowhere', async () => {
    const world = await importWorld({ calls: 60, users: 8 })
    const { dataset } = await world.imported({ limit })
    const secret = publicCalls(world).at(-2)
    const title = 'A most secret negotiation'
    await world.gong.control('PATCH', `calls/${secret?.id}`, { title })
    await world.sync(dataset.datasetId)
    const named = async (): Promise<string[]> => {
      const { rows } = await world.db.executeQuery<{ place: string }>(
        sql`
          select 'block' as place from block where text like ${`%${title}%`}
          union all select 'notice' from notice where body like ${`%${title}%`}
          union all select 'run' from run where warnings::text like ${`%${title}%`}`.compile(
          world.db,
        ),
      )
      return rows.map(({ place }) => place)
    }
    expect((await named()).length).toBeGreaterThan(1)
    await world.gong.control('PUT', 'faults', [{ fault: 'private-flip', callId: secret?.id }])
    await world.gong.control('DELETE', 'requests')
    const run = await world.sync(dataset.datasetId)
    expect(run.items.filter(({ status }) => status === 'failed')).toEqual([])
    expect(run.items[0]).toMatchObject({ type: 'calls', removedRecords: 1, fallenRecords: 0 })
    expect(await named()).toEqual([])
    const askedFor = (await world.gong.requests('/v2/calls/transcript')).flatMap(
      ({ body }) => body?.filter?.['callIds'],
    )
    expect(askedFor).not.toContain(secret?.id)
    for (const type of SLUGS) await expectTrue(world, dataset.datasetId, type)
  })

  test('private calls leave files that a sync does not renew, too', async () => {
    const world = await importWorld({ calls: 30, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'transcripts'], limit })
    const secret = publicCalls(world).at(-2)
    await world.gong.control('PUT', 'faults', [{ fault: 'private-flip', callId: secret?.id }])
    const calls = await fileOf(world, dataset.datasetId, 'calls')
    const before = await fileOf(world, dataset.datasetId, 'transcripts')
    await world.sync(dataset.datasetId, [calls.fileId])
    const after = await fileOf(world, dataset.datasetId, 'transcripts')
    expect(after).toMatchObject({ version: 1, records: (before.records ?? 0) - 1 })
    await expectTrue(world, dataset.datasetId, 'transcripts')
  })
})

/** Every kept version's counts, size and hash are those of its bytes. */
async function expectTrue(world: World, datasetId: string, type: (typeof SLUGS)[number]) {
  const { fileId } = await fileOf(world, datasetId, type)
  const versions = await world.db
    .selectFrom('version')
    .selectAll()
    .where('item_id', '=', fileId)
    .execute()
  for (const { version, records, size_bytes, sha256 } of versions) {
    const text = await world.text(datasetId, type, version)
    expect(text.match(/^=== .* ===$/gm)?.length ?? 0).toBe(records)
    expect(text).toMatch(new RegExp(`^Gong .* Import — ${records} `))
    expect(Buffer.byteLength(text)).toBe(size_bytes)
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
  }
}

test('a record that fell out of the newest hundred is told as that, and needs no confirmation', async () => {
  const world = await importWorld({ calls: 100, users: 5 })
  const { dataset } = await world.imported({ types: ['calls'], limit: 20 })
  for (let n = 0; n < 20; n += 1) {
    const started = new Date(world.clock.now().getTime() - 4 * 3_600_000 + n * 60_000)
    await world.gong.control('POST', 'calls', { title: `New ${n}`, started: started.toISOString() })
  }
  const run = await world.sync(dataset.datasetId)
  expect(run.items).toMatchObject([
    { status: 'succeeded', newRecords: 20, removedRecords: 0, fallenRecords: 20, records: 20 },
  ])
})

test('five versions are kept, and no text that none of them holds', async () => {
  const world = await importWorld({ calls: 20, users: 5 })
  const { dataset } = await world.imported({ types: ['calls'] })
  const call = publicCalls(world).at(-1)
  for (let n = 0; n < 8; n += 1) {
    await world.gong.control('PATCH', `calls/${call?.id}`, { title: `Title ${n}` })
    await world.sync(dataset.datasetId)
  }
  const versions = await world.db
    .selectFrom('version')
    .select('version')
    .orderBy('version')
    .execute()
  expect(versions.map(({ version }) => version)).toEqual([5, 6, 7, 8, 9])
  const blocks = await world.db
    .selectFrom('block')
    .select('text')
    .where('record_id', '=', call?.id ?? '')
    .execute()
  const titles = blocks.map(({ text }) => /Title: (.*)/.exec(text)?.[1] ?? '')
  expect(titles.toSorted()).toEqual(['Title 3', 'Title 4', 'Title 5', 'Title 6', 'Title 7'])
})
