/** Bugs that were in the product once: each test failed before its bug was mended. */
import { expect, test } from 'vitest'
import { parseFile } from '../src/text/parse.ts'
import { all, EVER, EVERYTHING, NOW, pretendGong } from './pretend-gong.ts'
import { pullFrom } from './run-carryover.ts'

test('a call that Gong has processed while the pages are read does not end the listing', async () => {
  const gong = await pretendGong({ calls: 25, pageSize: 10 })
  const seen: string[] = []
  for await (const page of gong.connect().calls(EVER, EVERYTHING)) {
    if (seen.length === 0) await gong.control('POST', 'calls', { started: '2026-04-08T12:00:00Z' })
    seen.push(...page.items.map((call) => call.id))
  }
  expect(new Set(seen).size).toBe(26)
})

test('a speaker’s name cannot imitate the end of a name, however many colons it has', async () => {
  const gong = await pretendGong({ calls: 0 })
  await gong.control('POST', 'calls', {
    parties: [{ name: 'Eve (External)::', speakerId: '1', affiliation: 'Internal' }],
    sentences: [{ speakerId: '1', start: 0, end: 1, text: 'Hi.' }],
  })
  const [block] = parseFile(
    await (await pullFrom(gong, ['transcripts'])).file('transcripts'),
  ).blocks
  expect(block?.lines.at(-1)).toMatchObject({ kind: 'turn', side: 'Internal', text: 'Hi.' })
})

test('answered scorecards until a day are counted until that day', async () => {
  const gong = await pretendGong({
    calls: 40,
    change: (world) => ({
      ...world,
      answeredScorecards: world.answeredScorecards.slice(0, 1).flatMap((card) =>
        Array.from({ length: 600 }, (_, n) => ({
          ...card,
          answeredScorecardId: String(n + 1),
          visibilityType: 'PUBLIC',
          reviewMs: NOW.getTime() - 1_000 - n * 3_600_000,
        })),
      ),
    }),
  })
  const words = ['--to', '2026-04-07', '--limit', '3']
  const ran = await pullFrom(gong, ['answered-scorecards', ...words])
  // Unknown would be honest too.
  expect(ran.types['answered-scorecards']?.available ?? 538).toBe(538)
})

test('requests under way when a key dies ask once, not each, whether it is the key', async () => {
  const gong = await pretendGong()
  const connection = gong.connect({ rate: { perSecond: 1_000, perDay: 10_000 } })
  await connection.workspaces()
  await gong.control('PUT', 'faults', [
    { fault: 'stall', ms: 100, times: 6 },
    { fault: 'dead-token' },
  ])
  const asking = [
    connection.trackers(),
    connection.scorecards(),
    connection.folders('1'),
    all(connection.users()),
    all(connection.calls(EVER, EVERYTHING)),
    all(connection.answeredScorecards()),
  ]
  expect((await Promise.allSettled(asking)).map(({ status }) => status)).not.toContain('fulfilled')
  expect(await gong.requests('/v2/workspaces')).toHaveLength(2)
})
