import { expect, test } from 'vitest'
import { placeRelationship } from './relationship-figure.ts'
import { relationshipWords } from './relationship-words.ts'
import type { KnownPerson, KnownRelationship } from './stakeholders.ts'

const NOW = new Date('2026-09-01T09:00:00Z')

function person(
  name: string,
  side: 'External' | 'Internal',
  parts: readonly (readonly [callId: string, talkSec: number, attended?: boolean])[],
  lastHeardAt: string | null,
): KnownPerson {
  return {
    name,
    title: null,
    side,
    lastHeardAt,
    stance: null,
    mentionedIn: [],
    parts: parts.map(([callId, talkSec, attended = true]) => ({ callId, talkSec, attended })),
  }
}

const RELATIONSHIP: KnownRelationship = {
  calls: [
    { callId: '1', title: 'Intro', startedAt: '2026-07-22T08:00:00Z' },
    { callId: '2', title: 'Demo', startedAt: '2026-08-19T12:00:00Z' },
    { callId: '3', title: 'Terms', startedAt: '2026-08-19T15:00:00Z' },
  ],
  people: [
    person(
      'Marieke',
      'External',
      [
        ['1', 300],
        ['2', 100],
        ['3', 50],
      ],
      '2026-08-19T15:00:00Z',
    ),
    person(
      'Jip',
      'External',
      [
        ['1', 0],
        ['2', 0, false],
      ],
      null,
    ),
    person(
      'Leila',
      'Internal',
      [
        ['1', 200],
        ['3', 300],
      ],
      '2026-08-19T15:00:00Z',
    ),
  ],
}

test('D4.3: calls stand in time, the kickoff at the end; two of one day can be told apart', () => {
  const { calls, todayX, kickoffX } = placeRelationship(RELATIONSHIP, '2026-09-08', NOW)
  const [intro, demo, terms] = calls.map(({ x }) => x)
  if (intro === undefined || demo === undefined || terms === undefined)
    throw new Error('Three calls.')
  expect(intro).toBe(4)
  expect(terms - demo).toBeGreaterThanOrEqual(3)
  expect(demo).toBeGreaterThan(50)
  expect(terms).toBeLessThan(todayX)
  expect(todayX).toBeLessThan(kickoffX ?? 0)
  expect(kickoffX).toBeCloseTo(96)
  // No room for both dates: the newer one has it.
  expect(calls.map(({ isDated }) => isDated)).toEqual([true, false, true])
})

test('D4.3: heard, silent and missed are different notes, and a tie joins the calls of one person', () => {
  const { lanes } = placeRelationship(RELATIONSHIP, null, NOW)
  const [marieke, jip, leila] = lanes
  expect(marieke?.notes.map(({ kind }) => kind)).toEqual(['heard', 'heard', 'heard'])
  expect(marieke?.notes[0]?.weight).toBe(1)
  expect(marieke?.ties).toHaveLength(2)
  expect(jip?.notes.map(({ kind, talkSec }) => [kind, talkSec])).toEqual([
    ['silent', 0],
    ['missed', 0],
  ])
  expect(jip).toMatchObject({ ties: [], quiet: 'never heard' })
  expect(leila?.ties).toHaveLength(1)
})

test('D4.3: weeks without a call are shaded, a champion who has gone silent is marked', () => {
  const later = new Date('2026-12-01T09:00:00Z')
  const { rests, lanes } = placeRelationship(RELATIONSHIP, null, later)
  expect(rests.map(({ days }) => days)).toEqual([28, 104])
  expect(lanes[0]?.quiet).toBe('long ago')
  expect(relationshipWords(RELATIONSHIP, later)).toBe(
    'Marieke, who said most on the customer’s side, was last heard 104 days ago. ' +
      'Marieke was in all 3 calls.',
  )
})

test('a hundred calls still fit, in their order', () => {
  const calls = Array.from({ length: 100 }, (_call, n) => ({
    callId: String(n),
    title: 'Call',
    startedAt: new Date(NOW.getTime() - (100 - n) * 3_600_000).toISOString(),
  }))
  const xs = placeRelationship({ calls, people: [] }, '2027-09-01', NOW).calls.map(({ x }) => x)
  expect(xs.every((x, n) => n === 0 || x > (xs[n - 1] ?? 0))).toBe(true)
  expect(Math.max(...xs)).toBeLessThanOrEqual(96)
})

test('E-92: the caption says who carried the talk', () => {
  expect(relationshipWords(RELATIONSHIP, NOW)).toBe('Marieke was in all 3 calls.')
  expect(relationshipWords({ ...RELATIONSHIP, people: [] }, NOW)).toMatch(/^Nobody/)
})
