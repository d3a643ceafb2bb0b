/** How much a pull reads: the newest records up to the limit, with as few requests as that takes. */
import { describe, expect, test } from 'vitest'
import { parseFile } from '../src/text/parse.ts'
import { NOW, pretendGong } from './pretend-gong.ts'
import { pullFrom } from './run-carryover.ts'

const EXTENSIVE = '/v2/calls/extensive'

describe('a limit', () => {
  test('X-12: takes the newest calls, newest first, and says how many there are', async () => {
    const gong = await pretendGong({ calls: 250, users: 6 })
    const ran = await pullFrom(gong, ['calls', 'transcripts'])
    expect(ran.types['calls']).toMatchObject({ records: 100, available: 250 })
    expect(ran.types['transcripts']).toMatchObject({ records: 100 })
    const text = await ran.file('calls')
    expect(text).toMatch(/^Gong Calls Import — 100 calls\n/)
    expect(text).toContain('Cut at the limit: the newest 100 of 250 calls.')
    const newest = gong.world.calls.slice(-100).toReversed()
    const dates = newest.map((call) =>
      new Date(call.startedMs).toISOString().slice(0, 19).replace('T', ' '),
    )
    expect([...text.matchAll(/^Date: (.*) UTC$/gm)].map(([, date]) => date)).toEqual(dates)
    expect((await gong.requests('/v2/calls/transcript')).map(({ status }) => status)).toEqual([200])
  })

  test('costs few requests, however many calls there are', async () => {
    const gong = await pretendGong({ calls: 3_000, users: 6 })
    const ran = await pullFrom(gong, ['calls'])
    expect(ran.types['calls']).toMatchObject({ records: 100, available: 3_000 })
    expect((await gong.requests(EXTENSIVE)).length).toBeLessThanOrEqual(4)
  })

  test('finds the newest calls when all lie in one busy day at the end', async () => {
    const gong = await pretendGong({
      calls: 2_000,
      change: (world) => ({
        ...world,
        calls: world.calls.map((call, n) => {
          const startedMs = n === 0 ? Date.UTC(2020, 0, 1) : Date.UTC(2026, 3, 8) + n * 1_000
          return { ...call, startedMs, scheduledMs: null }
        }),
      }),
    })
    const ran = await pullFrom(gong, ['calls'])
    expect(ran.types['calls']).toMatchObject({ records: 100, available: 2_000 })
    expect(await ran.file('calls')).toContain('Date: 2026-04-08 00:33:19 UTC')
    expect((await gong.requests(EXTENSIVE)).length).toBeLessThan(20)
  })

  test('loses and doubles no call where one window of the search ends and the next begins', async () => {
    // A call starts at every millisecond, so one of them starts exactly at each edge.
    const firstMs = Date.parse('2026-04-01T00:00:00Z')
    const gong = await pretendGong({
      calls: 3_000,
      change: (world) => ({
        ...world,
        calls: world.calls.map((call, n) => ({
          ...call,
          title: `Call ${n}`,
          startedMs: firstMs + n,
          scheduledMs: null,
        })),
      }),
    })
    const ran = await pullFrom(gong, ['calls', '--limit', '1500', '--to', '2026-04-01T00:00:03Z'])
    const titles = [...(await ran.file('calls')).matchAll(/^Title: (.*)$/gm)]
    expect(titles.map(([, title]) => title)).toEqual(
      Array.from({ length: 1_500 }, (_, n) => `Call ${2_999 - n}`),
    )
  })

  test('and when the newest are years old', async () => {
    const gong = await pretendGong({
      calls: 300,
      change: (world) => ({
        ...world,
        calls: world.calls.map((call, n) => ({
          ...call,
          startedMs: Date.UTC(2021, 0, 1) + n * 1_000,
          scheduledMs: null,
        })),
      }),
    })
    const ran = await pullFrom(gong, ['calls', '--limit', '50'])
    expect(ran.types['calls']).toMatchObject({ records: 50, available: 300 })
    const dates = [...(await ran.file('calls')).matchAll(/^Date: (.*)$/gm)]
    expect(dates[0]?.[1]).toBe('2021-01-01 00:04:59 UTC')
    expect((await gong.requests(EXTENSIVE)).length).toBeLessThanOrEqual(12)
  })

  test('of a few transcripts reads on until they are found', async () => {
    const gong = await pretendGong({ calls: 30 })
    const late = gong.world.calls.slice(-4).map(({ id }) => id)
    await gong.control('PUT', 'faults', [
      { fault: 'late-transcript', callIds: late, ms: 3_600_000 },
    ])
    const ran = await pullFrom(gong, ['transcripts', '--limit', '10'])
    expect(ran.types['transcripts']).toMatchObject({ records: 10 })
    expect(await ran.file('transcripts')).toContain('Without a transcript so far: 4 calls')
    const asked = (await gong.requests('/v2/calls/transcript')).map(
      ({ body }) => body?.filter?.['callIds'],
    )
    // As many as are wanted, then as many as the four missing ones take when six of ten were there.
    expect(asked).toMatchObject([{ length: 10 }, { length: 8 }])
  })

  test('that is not reached reads back to the very first call of the period', async () => {
    const gong = await pretendGong({ calls: 250, users: 6 })
    const { calls } = gong.world
    const late = calls.slice(90).map(({ id }) => id)
    await gong.control('PUT', 'faults', [
      { fault: 'late-transcript', callIds: late, ms: 3_600_000 },
    ])
    const from = new Date(calls[0]?.startedMs ?? 0).toISOString()
    const ran = await pullFrom(gong, ['transcripts', '--from', from])
    expect(ran.types['transcripts']).toMatchObject({ records: 90, available: 90 })
    const asked = (await gong.requests('/v2/calls/transcript')).flatMap(
      ({ body }) => body?.filter?.['callIds'],
    )
    expect(new Set(asked)).toEqual(new Set(calls.map(({ id }) => id)))
    expect(asked).toHaveLength(250)
  })

  test('of CRM objects reads older calls until there are enough', async () => {
    const gong = await pretendGong({ calls: 400 })
    const ran = await pullFrom(gong, ['crm-accounts', '--limit', '40'])
    // Who has not read every call does not know how many accounts there are.
    expect(ran.types['crm-accounts']).toMatchObject({ records: 40, available: null })
    expect(await ran.file('crm-accounts')).toMatch(/^Source: CRM context of \d+ calls of 400\.$/m)
  })
})

describe('a limit on other types', () => {
  test('of answered scorecards finds the newest of thousands with few requests', async () => {
    const gong = await pretendGong({ calls: 12_000, users: 6 })
    const { answeredScorecards } = gong.world
    expect(answeredScorecards.length).toBeGreaterThan(3_000)
    const ran = await pullFrom(gong, ['answered-scorecards'])
    expect(ran.types['answered-scorecards']?.records).toBe(100)
    const newest = answeredScorecards
      .map(({ reviewMs }) => reviewMs)
      .toSorted((a, b) => b - a)
      .slice(0, 100)
    const times = newest.map((ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' '))
    const text = await ran.file('answered-scorecards')
    expect([...text.matchAll(/^Review time: (.*) UTC$/gm)].map(([, time]) => time)).toEqual(times)
    expect((await gong.requests('/v2/stats/activity/scorecards')).length).toBeLessThanOrEqual(10)
  })

  test('of answered scorecards loses and doubles none between the days that it reads', async () => {
    // Rare of late and dense before: the search takes several windows.
    const reviewed = (n: number): number =>
      NOW.getTime() - 1_000 - (n < 300 ? n * 6 * 3_600_000 : 75 * 86_400_000 + n * 60_000)
    const gong = await pretendGong({
      calls: 40,
      change: (world) => ({
        ...world,
        answeredScorecards: world.answeredScorecards.slice(0, 1).flatMap((card) =>
          Array.from({ length: 3_300 }, (_, n) => ({
            ...card,
            answeredScorecardId: String(n + 1),
            visibilityType: 'PUBLIC',
            reviewMs: reviewed(n),
          })),
        ),
      }),
    })
    const ran = await pullFrom(gong, ['answered-scorecards', '--limit', '250'])
    const text = await ran.file('answered-scorecards')
    expect([...text.matchAll(/^Review time: (.*) UTC$/gm)].map(([, time]) => time)).toEqual(
      Array.from({ length: 250 }, (_, n) =>
        new Date(reviewed(n)).toISOString().slice(0, 19).replace('T', ' '),
      ),
    )
  })

  test('of answered scorecards keeps to the period to the second', async () => {
    const gong = await pretendGong({ calls: 300 })
    const { answeredScorecards } = gong.world
    const times = answeredScorecards.map(({ reviewMs }) => reviewMs).toSorted((a, b) => a - b)
    const [from = 0, to = 0] = [times[20], times[50]]
    const words = [
      '--from',
      new Date(from).toISOString(),
      '--to',
      new Date(to).toISOString(),
      '--limit',
      'all',
    ]
    const ran = await pullFrom(gong, ['answered-scorecards', ...words])
    const expected = times.filter((ms) => ms >= from && ms < to).length
    expect(ran.types['answered-scorecards']).toMatchObject({
      records: expected,
      available: expected,
    })
    expect(await ran.file('answered-scorecards')).not.toContain('Cut at the limit')
  })

  test('of user statistics holds days and measures side by side, in a company of any size', async () => {
    const gong = await pretendGong({ calls: 600, users: 250 })
    const text = await (await pullFrom(gong, ['user-stats'])).file('user-stats')
    expect(text.match(/^=== USER STATS ===$/gm)).toHaveLength(100)
    expect(text.match(/^Date: /gm)?.length).toBeGreaterThan(40)
    expect(text.match(/^Talk Ratio: /gm)?.length).toBeGreaterThan(10)
  })

  test('of objects that nobody has counted says that there may be more', async () => {
    const gong = await pretendGong({ calls: 400 })
    const ran = await pullFrom(gong, ['crm-contacts', '--limit', '20'])
    expect(ran.types['crm-contacts']).toMatchObject({ records: 20, available: null })
    expect(await ran.file('crm-contacts')).toContain(
      'Cut at the limit: the newest 20 contacts; there may be more.',
    )
  })
})

test('pages that become text at the same time do not mix', async () => {
  const gong = await pretendGong({ calls: 450, pageSize: 50 })
  const ran = await pullFrom(gong, ['transcripts', '--limit', 'all'])
  const { blocks } = parseFile(await ran.file('transcripts'))
  expect(blocks).toHaveLength(450)
  for (const call of gong.world.calls) {
    const said = gong.world
      .transcript(call)
      .flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))
    const date = new Date(call.startedMs).toISOString().slice(0, 19).replace('T', ' ')
    const mine = blocks.find(({ lines }) =>
      lines.some((line) => line.kind === 'field' && line.value === `${date} UTC`),
    )
    const text = mine?.lines
      .map((line) => (line.kind === 'turn' ? line.text : ''))
      .filter(Boolean)
      .join(' ')
    expect(text).toBe(said.join(' ').trim())
  }
})

test('few transcribed calls are found in whole pages, not in ever smaller ones', async () => {
  const gong = await pretendGong({ calls: 600 })
  const late = gong.world.calls.filter((_, n) => n % 5 !== 0).map(({ id }) => id)
  await gong.control('PUT', 'faults', [{ fault: 'late-transcript', callIds: late, ms: 3_600_000 }])
  const ran = await pullFrom(gong, ['transcripts', '--limit', '100'])
  expect(ran.types['transcripts']).toMatchObject({ records: 100, available: null })
  expect((await gong.requests('/v2/calls/transcript')).length).toBeLessThanOrEqual(7)
})

test('a limit holds for every type, those that Gong lists whole among them', async () => {
  const gong = await pretendGong({ calls: 40 })
  const ran = await pullFrom(gong, ['--limit', '2'])
  expect(ran.exitCode).toBe(0)
  for (const { type, records, available } of Object.values(ran.types)) {
    const { blocks, ...header } = parseFile(await ran.file(type))
    expect([type, records, header.records, blocks.length]).toEqual([type, 2, 2, 2])
    if (available !== null) expect(available, type).toBeGreaterThan(2)
  }
})

test('each call is read with no more than the types need: what the CRM knows makes it heavy', async () => {
  const gong = await pretendGong({ calls: 5 })
  await pullFrom(gong, ['calls'])
  await pullFrom(gong, ['transcripts'])
  await pullFrom(gong, ['crm-deals'])
  const selectors = (await gong.requests(EXTENSIVE)).map(({ body }) => body)
  const selected = (context: string, topics: boolean) => ({
    contentSelector: {
      context,
      exposedFields: { parties: true, content: { topics, trackers: topics } },
    },
  })
  expect(selectors).toMatchObject([
    selected('None', true),
    selected('None', false),
    selected('Extended', false),
  ])
})

test('without a limit everything comes, with exactly the requests of the floor', async () => {
  const gong = await pretendGong({ calls: 230, users: 120 })
  const ran = await pullFrom(gong, ['--limit', 'all'])
  expect(ran.exitCode).toBe(0)
  const { world } = gong
  const pages = (count: number): number => Math.ceil(count / 100)
  const floor = {
    '/v2/calls/extensive': pages(230),
    '/v2/calls/transcript': pages(230),
    '/v2/users': pages(120),
    '/v2/stats/activity/day-by-day': pages(120),
    '/v2/stats/interaction': pages(
      world.users.filter((user) => world.interaction(user, '2026-03-10', '2026-04-09')).length,
    ),
    '/v2/stats/activity/scorecards': Math.max(1, pages(world.answeredScorecards.length)),
    '/v2/settings/scorecards': 1,
    '/v2/settings/trackers': 1,
    '/v2/workspaces': 1,
    '/v2/library/folders': world.workspaces.length,
    '/v2/library/folder-content': world.folders.length,
    '/v2/all-permission-profiles': world.workspaces.length,
    '/v2/permission-profile/users': world.profiles.length,
  }
  const used: Record<string, number> = {}
  for (const { path } of await gong.requests()) used[path] = (used[path] ?? 0) + 1
  expect(used).toEqual(floor)
  expect(ran.requests).toBe(Object.values(floor).reduce((sum, count) => sum + count, 0))
  for (const { type, records, available } of Object.values(ran.types)) {
    expect(records).toBe(available)
    expect(parseFile(await ran.file(type)).blocks, type).toHaveLength(records)
  }
})
