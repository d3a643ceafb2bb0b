import { expect, test } from 'vitest'
import { DAY_MS } from '../../records/days.ts'
import { rankOf } from '../rank.ts'
import { type ScoredPlace, scoreOf } from './score.ts'

const NOW = new Date('2026-04-10T12:00:00Z')
const SCORING = { now: NOW, type: 'budget', halfLifeDays: 90, weight: 1 } as const

function place(more: Partial<ScoredPlace> & { readonly daysAgo?: number } = {}): ScoredPlace {
  const { daysAgo = 0, ...rest } = more
  return {
    callId: 'c1',
    startMs: 1_000,
    startedAt: new Date(NOW.getTime() - daysAgo * DAY_MS),
    severity: 'medium',
    side: 'External',
    speaker: 'Pat Lee',
    speakerTitle: null,
    ...rest,
  }
}

const points = (places: readonly ScoredPlace[], more: object = {}) =>
  scoreOf(places, [], { ...SCORING, ...more })

test('severity, rank and side add up, and the parts say where each comes from', () => {
  const { score, parts } = points([
    place({ severity: 'high', speakerTitle: 'CFO', startMs: 7_000 }),
  ])
  expect(score).toBe(80)
  expect(parts).toEqual([
    { points: 50, reason: 'high severity', callId: 'c1', startMs: 7_000 },
    { points: 20, reason: 'said by the CFO', callId: 'c1', startMs: 7_000 },
    { points: 10, reason: 'said by the customer', callId: 'c1', startMs: 7_000 },
  ])
  const ours = place({ side: 'Internal', severity: 'low', speakerTitle: 'CEO' })
  expect(points([ours]).score).toBe(15)
})

test('the same worry in other calls adds five a call, twenty at most, each with its day', () => {
  const again = (count: number) =>
    points(
      Array.from({ length: count + 1 }, (_, n) =>
        place({ callId: `c${n}`, daysAgo: count - n, severity: 'low' }),
      ),
    )
  expect(again(1).score).toBe(30)
  expect(again(1).parts.at(-1)).toEqual({
    points: 5,
    reason: 'the same worry on 9 Apr 2026',
    callId: 'c0',
    startMs: 1_000,
  })
  expect(again(9).score).toBe(45)
  expect(points([place(), place({ startMs: 9_000 })]).score).toBe(40)
})

test('what was settled before adds as an earlier place, and nothing else', () => {
  const before = [place({ callId: 'c0', severity: 'high', speakerTitle: 'CEO', daysAgo: 30 })]
  expect(scoreOf([place()], before, SCORING).score).toBe(45)
})

test('after its half-life a risk weighs half, by the last place', () => {
  expect(points([place({ daysAgo: 90 })]).score).toBe(20)
  expect(points([place({ daysAgo: 30 })], { halfLifeDays: 30 }).parts.at(-1)).toEqual({
    points: -20,
    reason: 'last heard 30 days ago; half after 30',
    callId: 'c1',
    startMs: 1_000,
  })
  expect(points([place({ daysAgo: 900 }), place({ callId: 'c2' })]).score).toBe(45)
})

test('the weight of the type counts last, and a hundred is the most', () => {
  expect(points([place()], { weight: 0.5 }).score).toBe(20)
  const most = points([place({ severity: 'high', speakerTitle: 'CEO' })], { weight: 3 })
  expect(most.score).toBe(100)
  expect(most.parts.reduce((sum, part) => sum + part.points, 0)).toBe(100)
})

test.each([
  ['CFO', 20],
  ['Chief Medical Officer', 20],
  ['CEO & Founder', 20],
  ['Vice President of Sales', 15],
  ['SVP Operations', 15],
  ['Head of IT', 10],
  ['Director, Procurement', 10],
  ['Project manager', 5],
  ['Assistant to the CEO', 0],
  ['Nurse', 0],
  ['Coordinator', 0],
  [null, 0],
] as const)('A-085: %s ranks %i', (title, rank) => {
  expect(rankOf(title)).toBe(rank)
})
