/** Gong's known quirks, each met by the client over HTTP. Those about cursors, 429 and odd records are in test/reliability. */
import { describe, expect, test } from 'vitest'
import { all, EVER, EVERYTHING, NOW, pretendGong } from './pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover } from './run-carryover.ts'

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
    // As many days as were wanted.
    [{ fromDate: '2026-03-09', toDate: '2026-04-08' }, 200],
  ])
})

test('statistics cover as many days as --stats-days says, today not among them', async () => {
  const gong = await pretendGong({ calls: 40 })
  const ran = await pullFrom(gong, ['user-stats', '--stats-days', '7'])
  const filter = { fromDate: '2026-04-02', toDate: '2026-04-09' }
  for (const path of ['/v2/stats/interaction', '/v2/stats/activity/day-by-day']) {
    expect((await gong.requests(path))[0]?.body?.filter, path).toEqual(filter)
  }
  expect(await ran.file('user-stats')).toContain('Period: 2026-04-02 to 2026-04-08\n')
})

test.each([
  ['begins today has no whole day yet', ['--from', '2026-04-09'], 'empty', []],
  ['ends in the future ends today', ['--to', '2026-04-12'], 'ok', ['2026-04-09']],
])('statistics of a period that %s', async (_, words, status, asked) => {
  const gong = await pretendGong({ calls: 40 })
  const ran = await pullFrom(gong, ['user-stats', ...words])
  expect(ran).toMatchObject({ exitCode: 0, types: { 'user-stats': { status } } })
  const ends = (await gong.requests('/v2/stats/interaction')).map(
    ({ body }) => body?.filter?.['toDate'],
  )
  expect(ends).toEqual(asked)
})

test('names are asked for by whoever needs them, and a stranger only once', async () => {
  const gong = await pretendGong({
    calls: 40,
    pageSize: 5,
    change: (world) => ({
      ...world,
      answeredScorecards: world.answeredScorecards.map((card) => ({
        ...card,
        reviewerUserId: '404',
      })),
    }),
  })
  const stats = await pullFrom(gong, ['user-stats'])
  const users = (await stats.file('user-stats')).match(/^User: .*$/gm) ?? []
  expect(users.length).toBeGreaterThan(0)
  for (const user of users) expect(user).toMatch(/^User: [^<@]+ <\S+@\S+>$/)
  const answered = await pullFrom(gong, ['answered-scorecards', '--limit', 'all'])
  expect(await answered.file('answered-scorecards')).toMatch(/^Reviewer: User 404$/m)
  const asked = (await gong.requests('/v2/users/extensive')).filter(({ body }) =>
    JSON.stringify(body).includes('"404"'),
  )
  expect((await gong.requests('/v2/stats/activity/scorecards')).length).toBeGreaterThan(2)
  expect(asked).toHaveLength(1)
})

test('a transcript that is not there yet is counted, and comes with the next pull', async () => {
  const gong = await pretendGong({ calls: 5 })
  const late = gong.world.calls.at(-1)?.id ?? ''
  await gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId: late, ms: 3_600_000 }])
  const before = await pullFrom(gong, ['transcripts'])
  expect(before.types['transcripts']).toMatchObject({ records: 4, available: 4 })
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

test('a folder that is its own parent has a path, and a limit reads no folder beyond it', async () => {
  const gong = await pretendGong({
    change: (world) => ({
      ...world,
      folders: world.folders.map((folder) => ({ ...folder, parentFolderId: folder.id })),
    }),
  })
  const ran = await pullFrom(gong, ['libraries', '--limit', '2'])
  const { folders } = gong.world
  expect(ran.types['libraries']).toMatchObject({ records: 2, available: folders.length })
  expect(await ran.file('libraries')).toContain(`\nPath: ${folders[0]?.name}\n`)
  expect(await gong.requests('/v2/library/folder-content')).toHaveLength(2)
})

test('a role is all permission profiles of a user, from every workspace', async () => {
  const partners = { id: '9000000000000000001', name: 'Partners', description: '' }
  const gong = await pretendGong({
    change: (world) => ({
      ...world,
      workspaces: [...world.workspaces.slice(0, 1), partners],
      profiles: world.profiles.slice(0, 1).flatMap((profile) => {
        const userIds = world.users.map(({ id }) => id)
        return [
          { ...profile, id: '1', name: 'Sales', userIds },
          { ...profile, id: '2', name: 'Coaches', userIds },
          { ...profile, id: '3', name: 'Guests', workspaceId: partners.id, userIds },
        ]
      }),
    }),
  })
  const ran = await pullFrom(gong, ['users'])
  const [main] = gong.world.workspaces
  expect(await ran.file('users')).toContain(
    `\nRole: Coaches (${main?.name}), Sales (${main?.name}), Guests (Partners)\n`,
  )
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
  const shown = gong.world.answeredScorecards.length - 1
  expect(ran.types['answered-scorecards']).toMatchObject({ records: shown, available: shown })
})

test('answered scorecards are those of the period to the moment, though Gong takes days', async () => {
  const edges = ['04:59:59.999', '05:00:00.000', '22:59:59.999', '23:00:00.000']
  const gong = await pretendGong({
    calls: 40,
    change: (world) => ({
      ...world,
      answeredScorecards: world.answeredScorecards.slice(0, edges.length).map((card, n) => ({
        ...card,
        visibilityType: 'PUBLIC',
        reviewMs: Date.parse(`2026-04-08T${edges[n]}Z`),
      })),
    }),
  })
  const period = ['--from', '2026-04-08T05:00:00Z', '--to', '2026-04-08T23:00:00Z']
  const ran = await pullFrom(gong, ['answered-scorecards', ...period])
  const times = [...(await ran.file('answered-scorecards')).matchAll(/^Review time: (.*)$/gm)]
  expect(times.map(([, time]) => time)).toEqual([
    '2026-04-08 22:59:59 UTC',
    '2026-04-08 05:00:00 UTC',
  ])
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
    // What was said about them in a review is left out with them.
    expect(ran.types['answered-scorecards']).toMatchObject({ status: 'empty', available: 0 })
    for (const slug of ['libraries', 'answered-scorecards']) {
      const text = await ran.file(slug)
      expect(text).not.toContain('Secret merger')
      for (const id of named) expect(text).not.toContain(id)
    }
  }
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
