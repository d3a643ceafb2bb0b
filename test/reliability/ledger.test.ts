/** The coverage ledger and the list of owed transcripts: what comes late, changes or goes is noticed, at little cost. */
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/records/days.ts'
import { importWorld, type World } from '../imports.ts'
import { NOW } from '../pretend-gong.ts'

const HOUR_MS = 3_600_000
const EXTENSIVE = '/v2/calls/extensive'
const TRANSCRIPT = '/v2/calls/transcript'

/** A call that starts now, and that Gong knows only after `delayMs`. */
async function addLate(world: World, title: string, delayMs: number): Promise<string> {
  const durationSec = 600
  const readyAfterMs = {
    listed: delayMs,
    transcript: delayMs,
    details: delayMs,
    spotlight: delayMs,
  }
  const answer = await world.gong.control('POST', 'calls', {
    title,
    started: world.clock.now().toISOString(),
    durationSec,
    sentences: [{ speakerId: '1', start: 0, end: 1, text: `What was said in ${title}.` }],
    readyAfterMs,
  })
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) throw new Error('no id')
  return String(answer.id)
}

async function asked(world: World, path: string): Promise<number> {
  return (await world.gong.requests(path)).length
}

describe.each([100, null])('with the limit %s', (limit) => {
  test.each([
    ['1 h', HOUR_MS],
    ['3 h', 3 * HOUR_MS],
    ['25 h', 25 * HOUR_MS],
    ['15 d', 15 * DAY_MS],
    ['40 d', 40 * DAY_MS],
  ])('reliability 3: a call that Gong processes %s late arrives', async (_, delayMs) => {
    const world = await importWorld({ calls: 20, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'transcripts'], limit })
    await addLate(world, 'Late one', delayMs)
    await world.advance(60_000)
    await addLate(world, 'Prompt one', 0)
    await world.advance(20 * 60_000)
    await world.sync(dataset.datasetId)
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Title: Prompt one\n')
    expect(await world.text(dataset.datasetId, 'calls')).not.toContain('Title: Late one\n')
    // Every hour at first, then once a day: as a schedule would.
    const isThere = async () =>
      (await world.text(dataset.datasetId, 'calls')).includes('Title: Late one\n')
    const readyMs = world.clock.now().getTime() - 21 * 60_000 + delayMs + 10 * 60_000
    for (let hours = 0; world.clock.now().getTime() < readyMs; hours += 1) {
      await world.advance(hours < 4 ? HOUR_MS : DAY_MS)
      await world.sync(dataset.datasetId)
    }
    // Later than a fortnight it can take another day.
    if (delayMs < 14 * DAY_MS) expect(await isThere()).toBe(true)
    await world.advance(DAY_MS)
    await world.sync(dataset.datasetId)
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Title: Late one\n')
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain('said in Late one.')
  })

  test('reliability 4: pages on which everything is known do not end the sync', async () => {
    const world = await importWorld({ calls: 60, users: 5, pageSize: 10 })
    const { dataset } = await world.imported({ types: ['calls'], limit })
    const newest = world.gong.world.calls.at(-1)
    await world.gong.control('POST', 'calls', {
      title: 'Behind all that is known',
      started: new Date((newest?.startedMs ?? 0) + 1_000).toISOString(),
    })
    await world.sync(dataset.datasetId)
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Behind all that is known')
  })

  test('reliability 5: an old call that changes is stored as it is now', async () => {
    const world = await importWorld({ calls: 60, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'transcripts'], limit })
    const [oldest] = world.gong.world.calls
    await world.gong.control('PATCH', `calls/${oldest?.id}`, { title: 'Renamed long after' })
    // Older calls are looked at once a week.
    await world.advance(8 * DAY_MS)
    const run = await world.sync(dataset.datasetId)
    expect(run.items).toMatchObject([
      { type: 'calls', status: 'succeeded', changedRecords: 1, removedRecords: 0 },
      { type: 'transcripts', status: 'succeeded', changedRecords: 1, removedRecords: 0 },
    ])
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Title: Renamed long after\n')
    const transcripts = await world.text(dataset.datasetId, 'transcripts')
    expect(transcripts).toContain('Title: Renamed long after\n')
  })

  test('reliability 10: nothing before the configured start is ever asked for', async () => {
    const from = new Date(NOW.getTime() - 30 * DAY_MS)
    const world = await importWorld({ calls: 200, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'crm-deals'], limit, from })
    for (const days of [1, 3, 8, 40]) {
      await world.advance(days * DAY_MS)
      await world.sync(dataset.datasetId)
    }
    const starts = (await world.gong.requests(EXTENSIVE)).map(({ body }) =>
      String(body?.filter?.['fromDateTime']),
    )
    expect(starts.length).toBeGreaterThan(4)
    for (const start of starts) expect(Date.parse(start)).toBeGreaterThanOrEqual(from.getTime())
  })

  test('reliability 10: without a start everything is read, to the very first call', async () => {
    const world = await importWorld({ calls: 30, users: 5 })
    await world.gong.control('POST', 'calls', {
      title: 'The first',
      started: '2016-01-01T00:00:00Z',
    })
    const { dataset } = await world.imported({ types: ['calls'], limit })
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Title: The first\n')
  })

  test('reliability 6: memory from the future is told, not relied on', async () => {
    const world = await importWorld({ calls: 40, users: 5 })
    const { dataset } = await world.imported({ types: ['calls', 'transcripts'], limit })
    const future = new Date('2126-01-01T00:00:00Z')
    await world.db.updateTable('covered_window').set({ ends_at: future, seen_at: future }).execute()
    await world.db.updateTable('block').set({ checked_at: future }).execute()
    const [oldest] = world.gong.world.calls
    await world.gong.control('PATCH', `calls/${oldest?.id}`, {
      title: 'Changed behind the future',
      sentences: [{ speakerId: '1', start: 0, end: 1, text: 'Reworked words.' }],
    })
    await world.advance(60_000)
    const run = await world.sync(dataset.datasetId)
    expect(run.status).toBe('succeeded')
    expect(run.warnings).toEqual([expect.stringContaining('dated in the future')])
    expect(await world.text(dataset.datasetId, 'calls')).toContain('Changed behind the future')
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain('Reworked words.')
    await world.advance(60_000)
    expect((await world.sync(dataset.datasetId)).warnings).toEqual([])
  })
})

describe('without a limit', () => {
  test('a sync lists the newest fortnight and asks for nothing else of calls', async () => {
    const world = await importWorld({ calls: 400, users: 5 })
    const types = ['calls', 'transcripts', 'libraries', 'answered-scorecards'] as const
    const { dataset } = await world.imported({ types, limit: null })
    await world.gong.control('DELETE', 'requests')
    await world.advance(60_000)
    const run = await world.sync(dataset.datasetId)
    expect(new Set(run.items.map(({ status }) => status))).toEqual(new Set(['unchanged']))
    const requests = await world.gong.requests(EXTENSIVE)
    expect(await asked(world, TRANSCRIPT)).toBe(0)
    const start = new Date(world.clock.now().getTime() - 14 * DAY_MS).toISOString()
    expect(requests).toHaveLength(1)
    expect(requests[0]?.body?.filter).toMatchObject({ fromDateTime: start })
  })

  test('the ledger stays small over months of hourly syncs', async () => {
    const world = await importWorld({ calls: 5, users: 3 })
    const { dataset } = await world.imported({ types: ['calls'], limit: null })
    for (let hour = 0; hour < 60; hour += 1) {
      await world.advance(hour < 30 ? HOUR_MS : 30 * HOUR_MS)
      await addLate(world, `Call ${hour}`, 0)
      await world.sync(dataset.datasetId)
    }
    const windows = await world.db
      .selectFrom('covered_window')
      .selectAll()
      .orderBy('starts_at')
      .execute()
    expect(windows.length).toBeLessThan(50)
    for (const [n, { starts_at }] of windows.entries()) {
      if (n > 0) expect(starts_at).toEqual(windows[n - 1]?.ends_at)
    }
  })

  test('a type that is added later is read whole, not from where others are', async () => {
    const world = await importWorld({ calls: 120, users: 5 })
    const { dataset } = await world.imported({ types: ['calls'], limit: null })
    await world.product.datasets.add(world.owner, dataset.datasetId, {
      types: ['transcripts'],
      uploadIds: [],
      documents: [],
    })
    await world.work()
    const [, transcripts] = await world.files(dataset.datasetId)
    const calls = await world.text(dataset.datasetId, 'calls')
    expect(calls.match(/^=== CALL ===$/gm)).toHaveLength(120 - privateCalls(world))
    expect(transcripts?.records).toBeGreaterThan(100)
  })

  test('CRM files are made anew when a call of any age has changed, and not read otherwise', async () => {
    const world = await importWorld({ calls: 300, users: 5 })
    const { dataset } = await world.imported({ types: ['crm-accounts'], limit: null })
    const before = await world.text(dataset.datasetId, 'crm-accounts')
    await world.advance(HOUR_MS)
    await world.gong.control('DELETE', 'requests')
    await world.sync(dataset.datasetId)
    expect(await asked(world, EXTENSIVE)).toBe(1)
    const newest = world.gong.world.calls.findLast((call) => !call.isPrivate)
    const account = {
      system: 'Salesforce',
      objects: [
        { objectType: 'Account', objectId: '77', fields: [{ name: 'Name', value: 'Newcomer' }] },
      ],
    }
    await world.gong.control('PATCH', `calls/${newest?.id}`, { context: [account] })
    await world.sync(dataset.datasetId)
    const after = await world.text(dataset.datasetId, 'crm-accounts')
    expect(after).toContain('Name: Newcomer\n')
    expect(after.length).toBeGreaterThan(before.length / 2)
  })
})

function privateCalls(world: World): number {
  return world.gong.world.calls.filter((call) => call.isPrivate).length
}

describe.each([100, null])('a transcript that is owed, with the limit %s', (limit) => {
  test('is asked for at growing intervals, and arrives', async () => {
    const world = await importWorld({ calls: 10, users: 5 })
    const { dataset } = await world.imported({ types: ['transcripts'], limit })
    const id = await addLate(world, 'Slow words', 0)
    await world.gong.control('PUT', 'faults', [
      { fault: 'late-transcript', callIds: [id], ms: 20 * HOUR_MS },
    ])
    await world.gong.control('DELETE', 'requests')
    await world.advance(20 * 60_000)
    for (let minutes = 0; minutes < 12 * 60; minutes += 5) {
      await world.advance(5 * 60_000)
      await world.sync(dataset.datasetId)
    }
    // After 15 min, 30 min, 1 h, 2 h, 4 h; the next try would be six hours later.
    expect(await asked(world, TRANSCRIPT)).toBe(6)
    const [file] = await world.files(dataset.datasetId)
    expect(file).toMatchObject({ owed: 1, nextLookAt: expect.any(String) })
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain(
      'Without a transcript so far: 1 call.',
    )
    await world.advance(12 * HOUR_MS)
    await world.sync(dataset.datasetId)
    const text = await world.text(dataset.datasetId, 'transcripts')
    expect(text).toContain('said in Slow words.')
    expect(text).not.toContain('Without a transcript')
    expect(await world.files(dataset.datasetId)).toMatchObject([{ owed: 0, nextLookAt: null }])
  })

  test('is given up after a fortnight, still counted, and asked for when a person asks', async () => {
    const world = await importWorld({ calls: 10, users: 5 })
    const { dataset } = await world.imported({ types: ['transcripts'], limit })
    const id = await addLate(world, 'Never said', 0)
    await world.gong.control('PUT', 'faults', [
      { fault: 'late-transcript', callIds: [id], ms: 60 * DAY_MS },
    ])
    let runId = ''
    for (let day = 0; day < 17; day += 1) {
      await world.advance(DAY_MS)
      runId = (await world.sync(dataset.datasetId)).runId
    }
    const count = await asked(world, TRANSCRIPT)
    await world.advance(DAY_MS)
    await world.sync(dataset.datasetId)
    expect(await asked(world, TRANSCRIPT)).toBe(count)
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain('so far: 1 call.')
    await world.gong.control('PUT', 'faults', [])
    await world.advance(50 * DAY_MS)
    const [file] = await world.files(dataset.datasetId)
    const options = { fileIds: [file?.fileId ?? ''], mayRemove: false }
    await world.product.runs.retry(world.owner, runId, options)
    await world.work()
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain('said in Never said.')
  })

  test('that was there is compared with Gong again after a month', async () => {
    const world = await importWorld({ calls: 10, users: 5 })
    const { dataset } = await world.imported({ types: ['transcripts'], limit })
    const call = world.gong.world.calls.findLast(({ isPrivate }) => !isPrivate)
    await world.gong.control('PATCH', `calls/${call?.id}`, {
      sentences: [{ speakerId: '1', start: 0, end: 1, text: 'Reworked by Gong.' }],
    })
    await world.advance(20 * DAY_MS)
    await world.sync(dataset.datasetId)
    expect(await world.text(dataset.datasetId, 'transcripts')).not.toContain('Reworked by Gong.')
    await world.advance(25 * DAY_MS)
    await world.sync(dataset.datasetId)
    expect(await world.text(dataset.datasetId, 'transcripts')).toContain('Reworked by Gong.')
  })
})
