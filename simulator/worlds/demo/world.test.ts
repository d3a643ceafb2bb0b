import { expect, test } from 'vitest'
import { DAY_MS } from '../calendar.ts'
import { demoWorld } from './world.ts'

const nowMs = Date.parse('2026-06-17T15:00:00Z')
const world = demoWorld(nowMs)
const all = world.calls.map((call) => ({ call, details: world.details(call) }))
const addresses = all.map(({ details }) =>
  (details.parties ?? []).flatMap(({ emailAddress }) => emailAddress ?? []),
)

test('it is the same each time', () => {
  const again = demoWorld(nowMs)
  expect(again.calls).toEqual(world.calls)
  expect(again.calls.slice(0, 12).map((call) => again.details(call))).toEqual(
    all.slice(0, 12).map(({ details }) => details),
  )
})

test('there are 60 to 80 calls, some of them today, none in the future', () => {
  expect(world.calls.length).toBeGreaterThanOrEqual(60)
  expect(world.calls.length).toBeLessThanOrEqual(80)
  const ends = world.calls.map(({ startedMs, durationSec }) => startedMs + durationSec * 1000)
  expect(Math.max(...ends)).toBeLessThan(nowMs)
  expect(ends.filter((end) => end > nowMs - DAY_MS).length).toBeGreaterThanOrEqual(3)
})

test('people differ in what they may hear', () => {
  const levels = new Set(world.profiles.map(({ callsAccess }) => callsAccess.permissionLevel))
  expect(levels).toEqual(new Set(['all', 'managers-team', 'report-to-them', 'own', 'none']))
  const chosen = world.profiles.filter(({ callsAccess }) => callsAccess.permissionLevel === 'none')
  expect(chosen.every(({ callsAccess }) => callsAccess.teamLeadIds?.length === 1)).toBe(true)
  const profilesOf = (id: string) => world.profiles.filter(({ userIds }) => userIds.includes(id))
  const held = world.users.map(({ id }) => profilesOf(id))
  expect(held.some((profiles) => profiles.length === 0)).toBe(true)
  expect(held.some((profiles) => new Set(profiles.map(({ name }) => name)).size === 2)).toBe(true)
  expect(held.every((profiles) => profiles.length <= world.workspaces.length)).toBe(true)
  expect(world.users.some(({ active }) => !active)).toBe(true)
  expect(world.users.some(({ technicalAdmin }) => technicalAdmin)).toBe(true)
})

test('lines of reporting are three deep', () => {
  const managers = new Map(world.users.map(({ id, managerId }) => [id, managerId]))
  const depth = (id: string | null | undefined): number => (id ? 1 + depth(managers.get(id)) : 0)
  expect(Math.max(...world.users.map(({ id }) => depth(id)))).toBeGreaterThanOrEqual(4)
})

test('calls are odd in all the ways that real ones are', () => {
  const has = (test: (one: (typeof all)[number], mails: readonly string[]) => boolean) =>
    all.some((one, index) => test(one, addresses[index] ?? []))
  expect(world.workspaces).toHaveLength(2)
  expect(has(({ call }) => call.isPrivate)).toBe(true)
  expect(has(({ call }) => call.scope === 'Internal')).toBe(true)
  expect(
    has(
      ({ call, details }) =>
        call.scope === 'Unknown' &&
        (details.parties?.every(({ affiliation }) => affiliation === 'Internal') ?? false),
    ),
  ).toBe(true)
  expect(has(({ details }) => details.parties === undefined)).toBe(true)
  expect(
    has(
      ({ details }, mails) =>
        details.context.length === 0 && mails.includes('pat.hollis@example.com'),
    ),
  ).toBe(true)
  expect(has((_, mails) => mails.some((mail) => mail.endsWith('@rota-bird.example')))).toBe(true)
  expect(has((_, mails) => mails.some((mail) => mail.endsWith('@hearth-fennel.example')))).toBe(
    true,
  )
  expect(has(({ call }) => call.readyAfterMs?.transcript !== undefined)).toBe(true)
  expect(
    has(
      ({ call }) =>
        call.readyAfterMs?.details !== undefined && call.readyAfterMs.transcript === undefined,
    ),
  ).toBe(true)
  expect(
    has(
      ({ details }) =>
        details.parties?.some(({ name, emailAddress }) => emailAddress && name === undefined) ??
        false,
    ),
  ).toBe(true)
  expect(
    has(
      ({ details }) =>
        details.parties?.some(
          ({ speakerId, name }) => speakerId === null && name?.includes('Scribbler'),
        ) ?? false,
    ),
  ).toBe(true)
  expect(has(({ call }) => call.durationSec >= 7200)).toBe(true)
  expect(has(({ call }) => call.title?.startsWith('Rückfragen') ?? false)).toBe(true)
  expect(has(({ call }) => call.title === null)).toBe(true)
  expect(has(({ call }) => call.grantedUserIds.length > 0)).toBe(true)
  expect(has((_, mails) => mails.some((mail) => mail.endsWith('@hearthfennel.test')))).toBe(true)
  expect(has((_, mails) => mails.some((mail) => mail.includes('@branches.')))).toBe(true)
  expect(
    has((_, mails) => mails.some((mail) => mail.endsWith('@brennhof-versicherung.example'))),
  ).toBe(true)
  expect(
    has(({ details }) =>
      (details.parties ?? []).some(
        ({ emailAddress, context }) => emailAddress?.endsWith('@example.com') && context.length > 0,
      ),
    ),
  ).toBe(true)
  expect(
    has(({ call }) => call.durationSec === 0 && call.readyAfterMs?.transcript === Infinity),
  ).toBe(true)
  expect(has(({ call, details }) => call.durationSec > 0 && !!details.withoutInsights)).toBe(true)
  expect(has((_, mails) => new Set(mails).size < mails.length)).toBe(true)
  const domains = (mails: readonly string[]) => new Set(mails.map((mail) => mail.split('@')[1]))
  expect(
    has((_, mails) => mails.includes('dani@rotabird.example') && domains(mails).size === 3),
  ).toBe(true)
})

test('deals are in several stages', () => {
  const stages = all.flatMap(({ details }) =>
    details.context.flatMap(({ objects }) =>
      objects.flatMap(({ fields }) =>
        fields.filter(({ name }) => name === 'StageName').map(({ value }) => value),
      ),
    ),
  )
  expect(new Set(stages).size).toBeGreaterThanOrEqual(3)
})

test('every address is on an example domain', () => {
  for (const mail of [...addresses.flat(), ...world.users.map(({ emailAddress }) => emailAddress)])
    expect(mail).toMatch(/^[a-z.'-]+@(example\.com|([a-z-]+\.)+(example|test))$/)
})

test('customers told in full are never older than a year, in the year in which all was over', () => {
  const hearthAndFennel = (now: string) =>
    demoWorld(Date.parse(now))
      .calls.filter(({ title }) => title?.includes('Fennel / Quillbeam') || title?.includes('CFO'))
      .map(({ startedMs }) => new Date(startedMs).toISOString().slice(0, 10))
  expect(hearthAndFennel('2026-08-28T15:00:00Z')).toEqual(['2025-07-22', '2025-08-28'])
  expect(hearthAndFennel('2026-08-30T15:00:00Z')).toEqual(['2026-07-22', '2026-08-28'])
})

test('each customer told in full was opened to the person who looks after it now', () => {
  const grantees = (title: string) =>
    world.calls
      .filter((call) => call.title?.includes(title))
      .flatMap(({ grantedUserIds }) => grantedUserIds)
      .map((id) => world.users.find((user) => user.id === id)?.emailAddress)
  expect(grantees('Hearth & Fennel / Quillbeam')).toEqual(['aiko.strand@quillbeam.example'])
  expect(grantees('Rotabird order form')).toEqual(['aiko.strand@quillbeam.example'])
  expect(grantees('COO Brennhof')).toEqual(['diego.lunardi@quillbeam.example'])
})

test('calls about customers are fully told: outline, next steps, trackers with their places, comments', () => {
  const told = all.filter(({ call }) => call.title?.includes('Quillbeam demo for Hearth'))
  expect(told).toHaveLength(1)
  for (const { details } of told) {
    expect(details.content.outline?.length).toBeGreaterThan(3)
    expect(details.content.highlights?.[0]?.items.length).toBeGreaterThan(1)
    expect(details.content.trackers.some(({ occurrences }) => occurrences.length > 0)).toBe(true)
    expect(details.publicComments.length).toBeGreaterThan(0)
  }
})
