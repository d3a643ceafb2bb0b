import { mkdtempSync, readFileSync, writeFileSync, rmSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import type { World } from '../../world.ts'
import { folderWorld } from './world.ts'

const nowMs = Date.parse('2026-06-17T15:00:00Z')
const account = readFileSync(new URL('../fixtures/tidepool.json', import.meta.url), 'utf8')
const meetings = readFileSync(new URL('../fixtures/meetings.jsonl', import.meta.url), 'utf8')

let folders: string[] = []
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
  folders = []
})

/** Files by their names; what ends in .gz is zipped. */
function openFolder(files: Record<string, string | Buffer>): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'world-'))
  folders.push(folder)
  mkdirSync(join(folder, 'below'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      name.endsWith('.gz') && typeof content === 'string' ? gzipSync(content) : content,
    )
  return folderWorld(folder, nowMs)
}

function only<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`Not one but ${items.length} items`)
  return item
}

test('a call of an account file keeps its id, title, time and every sentence', async () => {
  const world = await openFolder({ 'below/a.json': account })
  const call = only(world.calls)
  expect(call).toMatchObject({
    id: '4410000000000000017',
    title: 'Tidepool <> Lanternfish',
    startedMs: Date.parse('2026-03-03T09:00:00Z'),
    durationSec: 62,
    purpose: 'Negotiation',
    scope: 'External',
  })
  const file: unknown = JSON.parse(account)
  const said = world
    .transcript(call)
    .flatMap(({ speakerId, sentences }) =>
      sentences.map((sentence) => ({ speakerId, ...sentence })),
    )
  expect(file).toMatchObject({
    calls: [
      {
        sentences: said.map(({ speakerId, start, end, text }) => ({
          speakerId,
          startMs: start,
          endMs: end,
          text,
        })),
      },
    ],
  })
  expect(world.transcript(call).map(({ topic }) => topic)).toEqual([
    'Hello',
    'Price',
    'Price',
    'Price',
    'Price',
  ])
})

test('everything else of an account call is derived from its words and labels', async () => {
  const world = await openFolder({ 'a.json': account })
  const call = only(world.calls)
  const { parties, context, content, interaction } = world.details(call)
  const host = world.users.find(({ id }) => id === call.primaryUserId)
  expect(host).toMatchObject({ firstName: 'Petr', lastName: 'Halas' })
  expect(parties?.map(({ userId }) => userId)).toEqual([host?.id, undefined, undefined])
  expect(only(context).objects.map(({ objectId }) => objectId)).toEqual([
    'DEAL-0000031',
    'ACC-0000017',
  ])
  expect(parties?.[1]?.context[0]?.objects[0]).toMatchObject({ objectType: 'Contact' })

  const counts = Object.fromEntries(content.trackers.map(({ name, count }) => [name, count]))
  expect(counts).toMatchObject({ Competitors: 2, Pricing: 3, Timeline: 1, Security: 0 })
  expect(content.trackers[0]).toMatchObject({
    occurrences: [
      { startTime: 4, speakerId: '4410000000000000202' },
      { startTime: 9.5, speakerId: '4410000000000000202' },
    ],
    phrases: [{ phrase: 'Wavebook', count: 2 }],
  })
  expect(content.topics).toEqual([
    { name: 'Hello', duration: 2 },
    { name: 'Price', duration: 29 },
  ])
  expect(content.highlights).toEqual([
    {
      title: 'Next steps',
      items: [{ text: 'Petr Halas: Send the two-year offer (today)', startTimes: [23] }],
    },
  ])
  expect(interaction.questions).toEqual({ companyCount: 1, nonCompanyCount: 1 })
  expect(interaction.speakers.map(({ talkTime }) => talkTime)).toEqual([9, 12.5])
})

test('the vendor of an account file has leaders above those who are named', async () => {
  const { users } = await openFolder({ 'a.json': account })
  const managerOf = (title: string) => {
    const user = users.find((one) => one.title === title)
    return users.find(({ id }) => id === user?.managerId)?.title
  }
  expect(managerOf('Account Executive')).toBe('Team Lead Sales')
  expect(managerOf('Team Lead Sales')).toBe('VP Sales')
  expect(managerOf('VP Sales')).toBe('Chief Revenue Officer')
})

test('the acts of a meeting become sentences without marks, joined by speaker', async () => {
  const world = await openFolder({ 'm.jsonl.gz': meetings })
  const call = world.calls.find(({ title }) => title?.endsWith('QA1001a'))
  if (call === undefined) throw new Error('The meeting is missing')
  const transcript = world.transcript(call)
  expect(transcript.map(({ topic, sentences }) => ({ topic, sentences }))).toEqual([
    {
      topic: 'the lamp',
      sentences: [
        { start: 2000, end: 4500, text: 'Is that the lamp with the switch?' },
        { start: 4500, end: 6000, text: "It's heavier than I thought." },
      ],
    },
    {
      topic: 'its weight',
      sentences: [
        { start: 5800, end: 9250, text: "We don't pay more than four for it, that's the budget." },
        { start: 30_000, end: 40_500, text: 'So you write up the lamp until Friday.' },
      ],
    },
  ])
  const { parties = [], content, interaction } = world.details(call)
  expect(parties.map(({ affiliation }) => affiliation)).toEqual(['External', 'Internal'])
  expect(parties[0]?.title).toBe('Marketing')
  expect(content.brief).toBe('The group looked at a lamp.')
  expect(content.highlights?.[0]?.items).toEqual([
    { text: 'Marketing writes up the lamp.', startTimes: [30] },
  ])
  expect(interaction.questions).toEqual({ companyCount: 0, nonCompanyCount: 1 })
})

test('meetings of a series have the same customer, host and people', async () => {
  const world = await openFolder({ 'm.jsonl.gz': meetings })
  const [first, second] = world.calls
  if (first === undefined || second === undefined) throw new Error('Two calls were expected')
  expect(second.primaryUserId).toBe(first.primaryUserId)
  const marketing = [first, second].map((call) =>
    world.details(call).parties?.find(({ title }) => title === 'Marketing'),
  )
  expect(marketing[1]?.emailAddress).toBe(marketing[0]?.emailAddress)
  expect(world.calls.every(({ startedMs }) => startedMs < nowMs)).toBe(true)
})

test('a folder may hold both, and other files are passed over', async () => {
  const world = await openFolder({
    'a.json': account,
    'below/m.jsonl.gz': meetings,
    'package.json': '{"name":"something else"}',
    'notes.md': '# not a call',
    'other.jsonl.gz': '{"id":"x","turns":[]}\n',
  })
  expect(world.calls).toHaveLength(3)
  expect(world.company.name).toBe('Lanternfish')
})

test('people are active long after the last call', async () => {
  const world = await openFolder({ 'a.json': account })
  const month = ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12']
  const done = month.flatMap((date) => world.users.map((user) => world.activity(user, date)))
  expect(done.some((day) => Object.keys(day).length > 0)).toBe(true)
  expect(done.flatMap((day) => day.othersCallsListenedTo ?? [])).toContain('4410000000000000017')
})

test.each([
  ['an empty folder', {}, /has no account file \(\*\.json\) and no meeting file/],
  [
    'broken JSON',
    { 'a.json': account.replace('"Orla Whitby",', '"Orla Whitby"') },
    /a\.json is not valid JSON in line 11: correct that line/,
  ],
  ['a cut file', { 'a.json': account.slice(0, 3000) }, /a\.json is not valid JSON in line \d+/],
  [
    'a missing title',
    { 'a.json': account.replace('"title": "Tidepool <> Lanternfish",', '') },
    /a\.json: the field calls\[0\]\.title is missing or wrong/,
  ],
  [
    'a missing name',
    { 'a.json': account.replace('"name": "Tidepool Aquatics",', '') },
    /a\.json: the field account\.name is missing or wrong/,
  ],
  [
    'time running backwards',
    { 'a.json': account.replace('"startMs": 9500', '"startMs": 3500') },
    /a\.json: the times of call 4410000000000000017 run backwards at sentence 2/,
  ],
  [
    'a topic of nothing',
    { 'a.json': account.replace('"to": 5 }', '"to": 50 }') },
    /the topic "Price" of call \d+ names sentences that do not exist/,
  ],
  [
    'a call twice',
    { 'a.json': account, 'b.json': account },
    /The call 4410000000000000017 is in .*a\.json and in .*b\.json: leave one of the two out/,
  ],
  [
    'half a gzip',
    { 'm.jsonl.gz': gzipSync(meetings).subarray(0, 200) },
    /m\.jsonl\.gz is not a complete gzip file: copy it again/,
  ],
  [
    'a broken line',
    { 'm.jsonl.gz': meetings.replace('"corpus":"ami","qmsum_split":"train","start":1', '"corpus') },
    /m\.jsonl\.gz is not valid JSON in line 2/,
  ],
  [
    'a meeting without an id',
    { 'm.jsonl.gz': meetings.replace('"id":"QA1001b",', '') },
    /m\.jsonl\.gz, line 2: the field id is missing or wrong/,
  ],
  [
    'acts running backwards',
    { 'm.jsonl.gz': meetings.replace('"start":5.8', '"start":3') },
    /m\.jsonl\.gz, line 1: the times run backwards at utterance 2/,
  ],
])('%s is told in a sentence', async (_, files, sentence) => {
  await expect(openFolder(files)).rejects.toThrow(sentence)
})

test('a folder that is not there is told in a sentence', async () => {
  await expect(folderWorld('/nowhere/at/all', nowMs)).rejects.toThrow(
    'The world folder /nowhere/at/all cannot be read: give the path of a folder',
  )
})
