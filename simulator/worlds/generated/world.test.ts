import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, utcMidnight } from '../calendar.ts'
import { countTrackers } from '../trackers.ts'
import { generatedWorld } from './world.ts'

const nowMs = Date.parse('2026-06-17T15:00:00Z')
const open = (calls: number, users: number, seed = '1') =>
  generatedWorld({ calls, users, seed, nowMs })

test('the same seed gives the same world, another seed another one', () => {
  const [one, two, other] = [open(40, 9), open(40, 9), open(40, 9, '2')]
  expect(two.calls).toEqual(one.calls)
  expect(two.users).toEqual(one.users)
  expect(two.profiles).toEqual(one.profiles)
  expect(two.answeredScorecards).toEqual(one.answeredScorecards)
  for (const call of one.calls.filter((_, index) => index % 8 === 0)) {
    expect(two.details(call)).toEqual(one.details(call))
    expect(two.transcript(call)).toEqual(one.transcript(call))
    expect(one.transcript(call)).toEqual(one.transcript(call))
  }
  expect(other.calls[0]).not.toEqual(one.calls[0])
})

test.each([
  [0, 1],
  [1, 1],
  [7, 3],
  [1000, 120],
])('%i calls and %i users are exactly that many, with different ids', (calls, users) => {
  const world = open(calls, users)
  expect(world.calls).toHaveLength(calls)
  expect(new Set(world.calls.map(({ id }) => id)).size).toBe(calls)
  expect(world.users).toHaveLength(users)
  expect(new Set(world.users.map(({ id }) => id)).size).toBe(users)
  expect(new Set(world.users.map(({ emailAddress }) => emailAddress)).size).toBe(users)
  expect(world.users.every(({ active }) => active)).toBe(true)
  const held = world.profiles.flatMap(({ userIds }) => userIds)
  expect(held.toSorted()).toEqual(world.users.map(({ id }) => id).toSorted())
})

test('all calls are public, external, and over three hours before midnight, within 90 days', () => {
  const end = utcMidnight(nowMs)
  for (const call of open(1000, 120).calls) {
    expect(call.scope).toBe('External')
    expect(call.isPrivate).toBe(false)
    expect(call.startedMs + call.durationSec * 1000).toBeLessThanOrEqual(end - 3 * HOUR_MS)
    expect(call.startedMs).toBeGreaterThanOrEqual(end - 90 * DAY_MS)
  }
})

test('with 1,000 calls and 120 users everybody hosted and did something in the last 30 days', () => {
  const world = open(1000, 120)
  for (const user of world.users) {
    expect(world.interaction(user, '2026-05-18', '2026-06-17')).toHaveLength(6)
    expect(world.activity(user, '2026-06-16')).toBeDefined()
  }
  const hosts = world.users.filter((user) => world.activity(user, '2026-06-15').callsAsHost)
  expect(hosts.length).toBeGreaterThan(5)
})

test('tracker hits are where the words are said, and nowhere else', () => {
  const world = open(30, 5)
  for (const call of world.calls) {
    const { trackers } = world.details(call).content
    const recount = countTrackers(world.trackers, world.transcript(call))
    expect(trackers.map(({ name, count }) => [name, count])).toEqual(
      recount.map(({ name, count }) => [name, count]),
    )
    expect(trackers.map(({ occurrences }) => occurrences)).toEqual(
      recount.map(({ occurrences }) => occurrences),
    )
  }
})

test('questions in the details are those in the words, and talk times belong to parties', () => {
  const world = open(10, 5)
  for (const call of world.calls) {
    const { interaction, parties = [] } = world.details(call)
    const { companyCount, nonCompanyCount } = interaction.questions
    const asked = world
      .transcript(call)
      .flatMap(({ sentences }) => sentences)
      .filter(({ text }) => text.endsWith('?'))
    expect(companyCount + nonCompanyCount).toBe(asked.length)
    const ids = new Set(parties.map(({ id }) => id))
    expect(interaction.speakers.every(({ id }) => ids.has(id))).toBe(true)
    const voices = new Set(parties.map(({ speakerId }) => speakerId))
    expect(world.transcript(call).every(({ speakerId }) => voices.has(speakerId))).toBe(true)
  }
})

test('accounts have names and domains of their own', () => {
  const world = open(800, 10)
  const domains = new Map<string, string>()
  for (const call of world.calls) {
    const account = world
      .details(call)
      .context[0]?.objects.find(({ objectType }) => objectType === 'Account')
    const [name, website] = account?.fields.map(({ value }) => String(value)) ?? []
    if (name === undefined || website === undefined) continue
    expect(domains.get(website) ?? name).toBe(name)
    domains.set(website, name)
  }
  expect(domains.size).toBeGreaterThan(80)
})

test('20,000 calls open in well under two seconds, and 100 transcripts are made in a moment', () => {
  const before = performance.now()
  const world = open(20_000, 120)
  expect(performance.now() - before).toBeLessThan(2_000)
  const start = performance.now()
  const words = world.calls
    .slice(0, 100)
    .flatMap((call) => world.transcript(call).flatMap(({ sentences }) => sentences))
  expect(words.length).toBeGreaterThan(20_000)
  expect(performance.now() - start).toBeLessThan(1_000)
})
