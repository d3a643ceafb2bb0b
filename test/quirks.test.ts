/** Gong's known quirks, each met by the client over HTTP. Those about cursors, 429 and odd records are in test/reliability. */
import { describe, expect, test } from 'vitest'
import { all, EVER, EVERYTHING, NOW, pretendGong } from './pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover } from './run-carryover.ts'

describe('a missing scope is 401 with the name of the scope', () => {
  test('that type is skipped with the scope and where to add it, the others arrive, exit code 4', async () => {
    const gong = await pretendGong()
    await gong.control('PUT', 'scopes', { missing: ['api:calls:read:transcript'] })
    const ran = await pullFrom(gong)
    expect(ran.exitCode).toBe(4)
    expect(ran.types['transcripts']).toMatchObject({ status: 'skipped', file: null })
    expect(ran.types['transcripts']?.message).toMatch(
      /api:calls:read:transcript\..*Company Settings → API/,
    )
    expect(await ran.files()).toHaveLength(10)
  })

  test.each([401, 403])(
    'a bare %i on one endpoint is that type’s, when the key works elsewhere',
    async (status) => {
      const gong = await pretendGong({
        faults: [
          {
            fault: 'status',
            status,
            path: '/v2/calls/transcript',
            errors: ['Access denied'],
            times: 0,
          },
        ],
      })
      const ran = await pullFrom(gong)
      expect(ran.exitCode).toBe(4)
      expect(ran.types['transcripts']?.status).toBe('skipped')
      expect(ran.types['transcripts']?.message).toContain('api:calls:read:transcript')
      expect(await ran.files()).toHaveLength(10)
    },
  )

  test('half of the user statistics arrive and say which half is missing', async () => {
    const gong = await pretendGong({ calls: 40 })
    await gong.control('PUT', 'scopes', { missing: ['api:stats:interaction'] })
    const ran = await pullFrom(gong, ['user-stats'])
    expect(ran.exitCode).toBe(0)
    expect(await ran.file('user-stats')).toContain(
      'Interaction measures are left out: the key lacks api:stats:interaction.',
    )
    await gong.control('PUT', 'scopes', {
      missing: ['api:stats:interaction', 'api:stats:user-actions:detailed'],
    })
    expect((await pullFrom(gong, ['user-stats'])).types['user-stats']?.status).toBe('skipped')
  })

  test('without the scopes for roles and names, ids and a note stand in', async () => {
    const gong = await pretendGong({ calls: 40 })
    await gong.control('PUT', 'scopes', {
      missing: ['api:permission-profile:read', 'api:workspaces:read'],
    })
    const users = await pullFrom(gong, ['users'])
    expect(await users.file('users')).toMatch(
      /^Roles are left out: .*api:(workspaces|permission-profile):read/m,
    )
    await gong.control('PUT', 'scopes', {
      missing: ['api:users:read', 'api:settings:scorecards:read'],
    })
    const answered = await pullFrom(gong, ['answered-scorecards'])
    expect(await answered.file('answered-scorecards')).toMatch(/^Reviewed user: User \d+$/m)
    expect(answered.types['answered-scorecards']?.message).toContain('api:users:read')
    expect(await gong.requests('/v2/users/extensive')).toHaveLength(1)
    expect(await answered.file('answered-scorecards')).toMatch(/^- Question \d+: /m)
  })

  test('connection test: a tick or a cross for each type, exit code 4 when one is missing', async () => {
    const gong = await pretendGong()
    await gong.control('PUT', 'clock', { now: new Date().toISOString() })
    await gong.control('PUT', 'scopes', { missing: ['api:library:read'] })
    const ran = await runCarryover(['connection', 'test'], { environment: environmentFor(gong) })
    expect(ran.exitCode).toBe(4)
    expect(ran.out).toMatch(/✗ +libraries/)
    expect(ran.out.match(/^✓/gm)).toHaveLength(10)
  })
})

describe('empty bodies and empty lists', () => {
  test('the filter is always there, and call ids are never an empty list', async () => {
    const gong = await pretendGong({ calls: 0 })
    await pullFrom(gong)
    const posts = (await gong.requests()).filter(({ method }) => method === 'POST')
    expect(posts.length).toBeGreaterThan(0)
    for (const { body } of posts) {
      expect(body?.filter).toBeDefined()
      expect(body?.filter?.['callIds']).not.toEqual([])
    }
  })
})

test('statistics are asked for by day, and never beyond the company’s today', async () => {
  // 02:00 UTC is still yesterday in the company's zone, west of Greenwich.
  const gong = await pretendGong({ calls: 40 })
  await gong.control('PUT', 'clock', { now: '2026-04-09T02:00:00Z' })
  const ran = await runCarryover(
    [
      'pull',
      'user-stats',
      '--out',
      (await pullFrom(gong, ['trackers'])).folder,
      '--now',
      '2026-04-09T02:00:00Z',
      '--json',
    ],
    { environment: environmentFor(gong) },
  )
  expect(ran.exitCode).toBe(0)
  const asked = (await gong.requests('/v2/stats/interaction')).map(({ body, status }) => [
    body?.filter,
    status,
  ])
  expect(asked).toEqual([
    [{ fromDate: '2026-03-10', toDate: '2026-04-09' }, 400],
    [{ fromDate: '2026-03-10', toDate: '2026-04-08' }, 200],
  ])
})

test('a transcript that is not there yet is counted, and comes with the next pull', async () => {
  const gong = await pretendGong({ calls: 5 })
  const late = gong.world.calls.at(-1)?.id ?? ''
  await gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId: late, ms: 3_600_000 }])
  const before = await pullFrom(gong, ['transcripts'])
  expect(before.types['transcripts']).toMatchObject({ records: 4 })
  expect(await before.file('transcripts')).toContain('Without a transcript so far: 1 call')
  await gong.control('PUT', 'clock', { advanceMs: 3_700_000 })
  const after = await pullFrom(gong, ['transcripts'])
  expect(after.types['transcripts']).toMatchObject({ records: 5 })
})

test('oldest first on the wire, newest first in the file', async () => {
  const gong = await pretendGong({ calls: 20 })
  const listed = await all(gong.connect().calls(EVER, EVERYTHING))
  const starts = listed.map((call) => call.startedAt.getTime())
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  const ran = await pullFrom(gong, ['calls', '--limit', 'all'])
  const dates = [...(await ran.file('calls')).matchAll(/^Date: (.*)$/gm)].map(
    ([, date]) => date ?? '',
  )
  expect(dates).toHaveLength(20)
  expect(dates).toEqual(dates.toSorted().toReversed())
})

test('library folders are asked for by workspace, in a company with several', async () => {
  const gong = await pretendGong({
    change: (world) => ({
      ...world,
      workspaces: [
        ...world.workspaces,
        { id: '9000000000000000001', name: 'Partners', description: '' },
      ],
    }),
  })
  const ran = await pullFrom(gong, ['libraries'])
  expect(ran.types['libraries']?.status).toBe('ok')
  const queries = (await gong.requests('/v2/library/folders')).map(({ query }) => query)
  expect(queries).toEqual(gong.world.workspaces.map(({ id }) => ({ workspaceId: id })))
  expect(await ran.file('libraries')).toMatch(/^Path: .+ \/ /m)
})

test('answered scorecards: reviews by people and by AI, but not those that are private', async () => {
  const gong = await pretendGong({
    calls: 40,
    change: (world) => ({
      ...world,
      answeredScorecards: world.answeredScorecards.map((card, n) => ({
        ...card,
        reviewMethod: n % 2 === 0 ? 'AUTOMATIC' : 'MANUAL',
        visibilityType: n === 0 ? 'PRIVATE' : 'PUBLIC',
      })),
    }),
  })
  const ran = await pullFrom(gong, ['answered-scorecards'])
  const text = await ran.file('answered-scorecards')
  expect(text).toMatch(/^Method: Automatic$/m)
  expect(text).toMatch(/^Method: Manual$/m)
  expect(text).toContain('Left out because they or their calls are private in Gong: 1.')
  expect(ran.types['answered-scorecards']?.records).toBe(gong.world.answeredScorecards.length - 1)
})

test('a private call is named nowhere, whatever else refers to it', async () => {
  const gong = await pretendGong({ calls: 40 })
  const named = new Set([
    ...gong.world.folders.flatMap((folder) => folder.calls.map(({ callId }) => callId)),
    ...gong.world.answeredScorecards.map(({ callId }) => callId),
  ])
  for (const id of named)
    await gong.control('PATCH', `calls/${id}`, { isPrivate: true, title: 'Secret merger' })
  for (const types of [['libraries', 'answered-scorecards'], []]) {
    const ran = await pullFrom(gong, types)
    for (const slug of ['libraries', 'answered-scorecards']) {
      const text = await ran.file(slug)
      expect(text).not.toContain('Secret merger')
      for (const id of named) expect(text).not.toContain(id)
    }
  }
})

test('without the scope for calls, folders and answers arrive and say nothing of calls', async () => {
  const gong = await pretendGong({ calls: 40 })
  await gong.control('PUT', 'scopes', { missing: ['api:calls:read:extensive'] })
  const ran = await pullFrom(gong, ['libraries', 'answered-scorecards'])
  expect(ran.exitCode).toBe(0)
  expect(ran.types['libraries']).toMatchObject({ status: 'ok', records: gong.world.folders.length })
  expect(ran.types['libraries']?.message).toContain('api:calls:read:extensive')
  expect(await ran.file('libraries')).not.toContain('call?id=')
  expect(await ran.file('answered-scorecards')).not.toMatch(/^Call(?: date)?: /m)
})

test('calls are compared by their start, though Gong’s plain list goes by the scheduled time', async () => {
  const gong = await pretendGong({ calls: 0 })
  await gong.control('POST', 'calls', {
    id: '1',
    started: '2026-04-01T09:10:00Z',
    scheduled: '2026-04-01T08:50:00Z',
  })
  const window = { from: new Date('2026-04-01T09:00:00Z'), to: NOW }
  const found = await all(gong.connect().calls(window, EVERYTHING))
  expect(found.map((call) => call.id)).toEqual(['1'])
})

test('fields that nobody knows are ignored', async () => {
  const body = `{"requestId":"r","novel":{"a":[1]},"records":{"totalRecords":1,"novel":true},
    "users":[{"id":"1","firstName":"Ada","novel":"x","settings":null}]}`
  const gong = await pretendGong({ faults: [{ fault: 'status', status: 200, body }] })
  expect(await all(gong.connect().users())).toMatchObject([{ id: '1', name: 'Ada', active: false }])
})

test('changes in Gong show in the next pull: title, deletion, reworked words, private', async () => {
  const gong = await pretendGong({ calls: 4 })
  const [first, second, third, fourth] = gong.world.calls.map(({ id }) => id)
  await gong.control('PUT', 'faults', [
    { fault: 'changed-title', callId: first, title: 'A better title' },
    { fault: 'deletion', callId: second },
    { fault: 'private-flip', callId: third },
    { fault: 'reworked-transcript', callId: fourth, find: 'the', replace: 'ze' },
  ])
  const ran = await pullFrom(gong, ['calls', 'transcripts'])
  expect(ran.types['calls']?.records).toBe(2)
  expect(await ran.file('calls')).toContain('Title: A better title\n')
  expect(await ran.file('transcripts')).toContain(' ze ')
})
