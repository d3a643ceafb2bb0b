/** Reliability 7–9, 11–15: windows, cursors and Gong's ways of saying "nothing". */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Fault } from '../../simulator/fault-kinds.ts'
import { all, EVER, EVERYTHING, NOW, pretendGong, skippingClock } from '../pretend-gong.ts'
import { pullFrom } from '../run-carryover.ts'

const EXTENSIVE = '/v2/calls/extensive'

describe('7: equal timestamps and offsets at the edge of a page or window', () => {
  test('calls that start at the same moment are neither lost nor doubled across pages', async () => {
    const gong = await pretendGong({ calls: 0, pageSize: 2 })
    const ids: string[] = []
    for (let n = 0; n < 7; n += 1) {
      const added = await gong.control('POST', 'calls', {
        id: `100000000000000000${n}`,
        started: '2026-04-01T09:00:00Z',
      })
      ids.push(JSON.parse(JSON.stringify(added)).id)
    }
    const calls = await all(gong.connect().calls(EVER, EVERYTHING))
    expect(calls.map((call) => call.id)).toEqual(ids)
  })

  test('a window takes its start and leaves its end, and an offset is the same moment as its Z', async () => {
    const gong = await pretendGong({ calls: 0 })
    await gong.control('POST', 'calls', { id: '1', started: '2026-03-08T02:59:59-08:00' })
    await gong.control('POST', 'calls', { id: '2', started: '2026-03-08T11:00:00Z' })
    await gong.control('POST', 'calls', { id: '3', started: '2026-03-08T05:00:00-07:00' })
    const window = { from: new Date('2026-03-08T11:00:00Z'), to: new Date('2026-03-08T12:00:00Z') }
    const calls = await all(gong.connect().calls(window, EVERYTHING))
    expect(calls.map((call) => call.id)).toEqual(['2'])
    const until = { from: window.from, to: new Date('2026-03-08T12:00:00.001Z') }
    const more = await all(gong.connect().calls(until, EVERYTHING))
    expect(more.map((call) => call.startedAt.toISOString())).toEqual([
      '2026-03-08T11:00:00.000Z',
      '2026-03-08T12:00:00.000Z',
    ])
  })
})

test('8: the dates of a pull reach Gong, in the body of the POST', async () => {
  const gong = await pretendGong({ calls: 5 })
  await pullFrom(gong, ['calls', '--from', '2026-02-01', '--to', '2026-04-01T12:00:00+02:00'])
  const [request] = await gong.requests(EXTENSIVE)
  expect(request?.query).toEqual({})
  expect(request?.body?.filter).toEqual({
    fromDateTime: '2026-02-01T00:00:00.000Z',
    toDateTime: '2026-04-01T10:00:00.000Z',
  })
})

test('7: a day is a day of UTC, wherever the machine stands', async () => {
  const zone = process.env['TZ']
  process.env['TZ'] = 'Pacific/Kiritimati'
  onTestFinished(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
  const gong = await pretendGong({ calls: 5 })
  await pullFrom(gong, ['calls', '--from', '2026-02-01', '--to', '2026-04-01'])
  expect((await gong.requests(EXTENSIVE))[0]?.body?.filter).toEqual({
    fromDateTime: '2026-02-01T00:00:00.000Z',
    toDateTime: '2026-04-01T00:00:00.000Z',
  })
})

test('9: window and filter stay the same across pages, retries and a restart', async () => {
  const gong = await pretendGong({
    calls: 35,
    pageSize: 10,
    faults: [
      { fault: 'status', status: 503, path: EXTENSIVE, nth: 2 },
      { fault: 'expired-cursor', path: EXTENSIVE, nth: 4 },
    ],
  })
  expect(await all(gong.connect().calls(EVER, EVERYTHING))).toHaveLength(35)
  const bodies = (await gong.requests(EXTENSIVE)).map(({ body }) => ({
    ...body,
    cursor: undefined,
  }))
  expect(bodies.length).toBeGreaterThan(5)
  for (const body of bodies) expect(body).toEqual(bodies[0])
})

describe('11: a cursor that dies', () => {
  test('restarts the listing without loss or doubles', async () => {
    const gong = await pretendGong({
      calls: 35,
      pageSize: 10,
      faults: [{ fault: 'expired-cursor', path: EXTENSIVE, nth: 3 }],
    })
    const calls = await all(gong.connect().calls(EVER, EVERYTHING))
    expect(new Set(calls.map((call) => call.id)).size).toBe(35)
    expect(calls).toHaveLength(35)
  })

  test('dies of age an hour after the first page, however fresh its own page is', async () => {
    const gong = await pretendGong({ calls: 25, pageSize: 10 })
    const seen: string[] = []
    let aged = false
    for await (const page of gong.connect().calls(EVER, EVERYTHING)) {
      seen.push(...page.items.map((call) => call.id))
      if (!aged) await gong.control('PUT', 'clock', { advanceMs: 3_601_000 })
      aged = true
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
    const statuses = (await gong.requests(EXTENSIVE)).map(({ status }) => status)
    expect(statuses).toEqual([200, 400, 200, 200, 200])
  })

  test('gives up after a bounded number of restarts and says so', async () => {
    const gong = await pretendGong({
      calls: 25,
      pageSize: 10,
      faults: [{ fault: 'expired-cursor', path: EXTENSIVE, times: 0 }],
    })
    await expect(all(gong.connect().calls(EVER, EVERYTHING))).rejects.toThrow('expire 4 times')
    expect((await gong.requests(EXTENSIVE)).length).toBeLessThanOrEqual(8)
  })
})

describe('12: calls that Gong knows too late', () => {
  const known = async (waitMs: number) => {
    const gong = await pretendGong({ calls: 100 })
    const ids = gong.world.calls.map((call) => call.id)
    const late = ids.slice(40, 43)
    await gong.control('PUT', 'faults', [{ fault: 'late-details', callIds: late, ms: waitMs }])
    const clock = skippingClock((ms) => gong.control('PUT', 'clock', { advanceMs: ms }))
    const found = []
    for await (const one of gong.connect({ clock }).callsById(ids, EVERYTHING)) {
      found.push(one.kind === 'call' ? one.call.id : `missing ${one.id}`)
    }
    return { found, late, ids, sleeps: clock.sleeps }
  }

  test('come later, while the others come at once', async () => {
    const { found, late, ids } = await known(600_000)
    expect(found.slice(0, 97)).toEqual(ids.filter((id) => !late.includes(id)))
    expect(found.slice(97)).toEqual(late)
  })

  test('are told as missing after the last look, never dropped', async () => {
    const { found, late, sleeps } = await known(24 * 3_600_000)
    expect(found.slice(97)).toEqual(late.map((id) => `missing ${id}`))
    expect(sleeps.filter((ms) => ms >= 30_000)).toEqual([30_000, 60_000, 120_000, 240_000, 480_000])
  })
})

describe('13: nothing is not the same as a failure', () => {
  test("404 with Gong's sentence is an empty type with a file that says why", async () => {
    const gong = await pretendGong({ calls: 0 })
    const ran = await pullFrom(gong, ['calls', 'transcripts', 'crm-deals'])
    expect(ran.exitCode).toBe(0)
    expect(ran.types['calls']).toMatchObject({ status: 'empty', records: 0 })
    expect(await ran.file('calls')).toContain('Gong Calls Import — 0 calls\n')
    expect(await ran.file('calls')).toContain(
      'Gong has no call in this period that this key can see',
    )
    expect(await ran.file('crm-deals')).toContain('No call in this period is tied to a deal')
  })

  test('404 with any other text is a failure with endpoint and request id', async () => {
    const gong = await pretendGong({
      faults: [
        { fault: 'status', status: 404, errors: ['Nothing lives here'], path: EXTENSIVE, times: 0 },
      ],
    })
    const ran = await pullFrom(gong, ['calls'])
    expect(ran.exitCode).toBe(1)
    expect(ran.types['calls']?.status).toBe('failed')
    expect(ran.types['calls']?.message).toMatch(
      /Nothing lives here.*POST \/v2\/calls\/extensive, Gong request [0-9a-z]{18,20}/,
    )
    expect(await ran.files()).toEqual([])
  })
})

describe('14: every page is read', () => {
  test('a page without records is not the end while it has a cursor', async () => {
    const page = (users: readonly string[], cursor?: string): Fault => ({
      fault: 'status',
      status: 200,
      path: '/v2/users',
      body: { records: { totalRecords: 2, cursor }, users: users.map((id) => ({ id })) },
    })
    const gong = await pretendGong({
      faults: [page(['1'], 'a'), { ...page([], 'b'), nth: 2 }, { ...page(['2']), nth: 3 }],
    })
    expect((await all(gong.connect().users())).map((user) => user.id)).toEqual(['1', '2'])
    const cursors = (await gong.requests('/v2/users')).map(({ query }) => query['cursor'])
    expect(cursors).toEqual([undefined, 'a', 'b'])
  })

  test('no request names more than the 100 ids that Gong takes, and every id is named', async () => {
    const gong = await pretendGong({
      calls: 230,
      users: 230,
      change: (world) => ({
        ...world,
        answeredScorecards: world.calls.flatMap(({ id }, n) =>
          world.answeredScorecards.slice(0, 1).map((card) => ({
            ...card,
            answeredScorecardId: String(n + 1),
            callId: id,
            reviewedUserId: world.users[n]?.id ?? card.reviewedUserId,
          })),
        ),
      }),
    })
    const ran = await pullFrom(gong, ['transcripts', 'answered-scorecards', '--limit', 'all'])
    expect(ran.types['transcripts']).toMatchObject({ records: 230 })
    expect(await ran.file('answered-scorecards')).not.toMatch(/^Reviewed user: User \d+$/m)
    const ids = gong.world.calls.map((call) => call.id)
    const found = []
    for await (const one of gong.connect().callsById(ids, EVERYTHING)) found.push(one.kind)
    expect(found).toEqual(ids.map(() => 'call'))
    const sizes = (await gong.requests()).flatMap(({ body }) =>
      [body?.filter?.['callIds'], body?.filter?.['userIds']].flatMap((some) =>
        Array.isArray(some) ? some.length : [],
      ),
    )
    expect(Math.max(...sizes)).toBe(100)
  })

  test('250 users over pages of 100', async () => {
    const gong = await pretendGong({ users: 250 })
    expect(await all(gong.connect().users())).toHaveLength(250)
    expect(await gong.requests('/v2/users')).toHaveLength(3)
  })

  test('250 users over pages of 30 with a limit of 100: 4 requests, the last page cut', async () => {
    const gong = await pretendGong({ users: 250, pageSize: 30 })
    const ran = await pullFrom(gong, ['users', '--limit', '100'])
    expect(ran.types['users']).toMatchObject({ records: 100, available: 250 })
    expect(await gong.requests('/v2/users')).toHaveLength(4)
    expect(await ran.file('users')).toContain('the first 100 of 250 users')
  })

  test('a profile with 101 members and a folder with 101 calls', async () => {
    const gong = await pretendGong({
      calls: 101,
      users: 101,
      change: (world) => ({
        ...world,
        profiles: world.profiles
          .slice(0, 1)
          .map((profile) => ({ ...profile, userIds: world.users.map(({ id }) => id) })),
        folders: world.folders.slice(0, 1).map((folder) => ({
          ...folder,
          calls: world.calls.map(({ id: callId }) => ({
            callId,
            note: null,
            addedBy: folder.createdBy,
            createdMs: NOW.getTime(),
          })),
        })),
      }),
    })
    const ran = await pullFrom(gong, ['users', 'libraries', '--limit', 'all'])
    expect((await ran.file('users')).match(/^Role: /gm)).toHaveLength(101)
    expect((await ran.file('libraries')).match(/^- /gm)).toHaveLength(101)
  })
})

test('records are whole however slowly they are taken, while the next page is on its way', async () => {
  const gong = await pretendGong({ calls: 30, pageSize: 10 })
  const ids = gong.world.calls.map(({ id }) => id)
  const taken = async (pauseMs: number) => {
    const transcripts = []
    for await (const transcript of gong.connect().transcripts(ids)) {
      transcripts.push(transcript)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    return transcripts
  }
  const slowly = await taken(10)
  expect(slowly.map(({ callId }) => callId)).toEqual(ids)
  expect(slowly).toEqual(await taken(0))
})

test('15: the second page of calls is asked for with its cursor, in the body', async () => {
  const gong = await pretendGong({ calls: 25, pageSize: 10 })
  expect(await all(gong.connect().calls(EVER, EVERYTHING))).toHaveLength(25)
  const requests = await gong.requests(EXTENSIVE)
  expect(requests).toHaveLength(3)
  expect(requests.map(({ body }) => body?.cursor !== undefined)).toEqual([false, true, true])
  expect(requests.every(({ query }) => Object.keys(query).length === 0)).toBe(true)
})

test('a front that loses the cursor, or a blank one, does not loop for ever', async () => {
  const page = (cursor: string): string =>
    `{"requestId":"r","records":{"totalRecords":3,"cursor":"${cursor}"},"users":[{"id":"1"},{"id":"2"}]}`
  const lost = await pretendGong({
    faults: [{ fault: 'status', status: 200, body: page('again'), times: 0 }],
  })
  await expect(all(lost.connect().users())).rejects.toThrow('its pages seem to repeat')
  const blank = await pretendGong({
    faults: [{ fault: 'status', status: 200, body: page(''), times: 0 }],
  })
  expect(await all(blank.connect().users())).toHaveLength(2)
})

test('a cursor in the query of a POST gives page one again, which is what the pretend Gong must do', async () => {
  const gong = await pretendGong({ calls: 25, pageSize: 10 })
  const ask = async (query: string): Promise<string[]> => {
    const response = await fetch(`${gong.url}${EXTENSIVE}${query}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('demo-key:demo-secret')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ filter: {} }),
    })
    const page: { calls: { metaData: { id: string } }[]; records: { cursor: string } } = JSON.parse(
      await response.text(),
    )
    return [page.records.cursor, ...page.calls.map((call) => call.metaData.id)]
  }
  const [cursor, ...first] = await ask('')
  const [, ...second] = await ask(`?cursor=${cursor}`)
  expect(second).toEqual(first)
})
