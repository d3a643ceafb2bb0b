import { expect, test } from 'vitest'
import type { RiskCounts, RiskTrend } from '../../../src/records/risk.ts'
import { openByType, placeRisks } from './risk-figure.ts'
import { openTitle, trendWords } from './risk-sentences.ts'

type Note = RiskTrend['notes'][number]

const NONE = { competitor: 0, budget: 0, timeline: 0, executive: 0, technical: 0 }
const WEEKS = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05']

function heard(riskId: string, at: string, more: Partial<Note> = {}): Note {
  return {
    riskId,
    accountId: 'acc_b',
    accountName: 'Brennhof',
    type: 'executive',
    severity: 'high',
    state: 'open',
    at: `${at}T09:00:00Z`,
    callId: '1',
    startMs: 1_000,
    quote: 'She closed the laptop.',
    speaker: 'Pat Lee',
    ...more,
  }
}

function trend(notes: readonly Note[]): RiskTrend {
  return {
    weeks: WEEKS.map((week, n) => ({
      week,
      open: { low: 0, medium: 1, high: n },
      byType: { ...NONE, executive: n + 1 },
    })),
    notes,
  }
}

test('A-006: a note stands on the line of its kind at its time; the same worry is tied from place to place', () => {
  const figure = placeRisks(
    trend([heard('r1', '2026-10-05'), heard('r1', '2026-09-07'), heard('r2', '2026-09-21')]),
  )
  expect(figure.notes.map(({ riskId, line }) => [riskId, line])).toEqual([
    ['r1', 0],
    ['r2', 0],
    ['r1', 0],
  ])
  expect(figure.notes[1]?.x).toBeCloseTo(41, 0)
  expect(figure.ties).toMatchObject([{ line: 0, isBelow: false }])
  expect(figure.ties[0]?.toX).toBe(figure.notes[2]?.x)
  expect(figure.weeks.map(({ label }) => label)).toEqual(['7 Sept', '14', '21', '28', '5 Oct'])
  expect(figure.mostOpen).toBe(5)
  expect(openByType(trend([])).executive).toBe(5)
})

test('ties that would cross lie on the other side of the line, notes of one moment beside each other', () => {
  const figure = placeRisks(
    trend([
      heard('r1', '2026-09-07'),
      heard('r2', '2026-09-07'),
      heard('r1', '2026-09-28'),
      heard('r2', '2026-10-05'),
    ]),
  )
  expect(figure.ties.map(({ isBelow }) => isBelow)).toEqual([false, true])
  const [first, second] = figure.notes
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThan(1)
})

test('what was settled is hollow where it was heard last; what was dismissed is not drawn', () => {
  const state = 'resolved'
  const figure = placeRisks(
    trend([
      heard('r1', '2026-09-07', { state }),
      heard('r1', '2026-09-28', { state }),
      heard('r2', '2026-09-14', { state: 'dismissed' }),
    ]),
  )
  expect(figure.notes.map(({ isEased }) => isEased)).toEqual([false, true])
})

test('accounts have letters of their own, and none where only one is shown', () => {
  const other = { accountId: 'acc_r', accountName: 'Rotabird' }
  const third = { accountId: 'acc_x', accountName: 'Ravel' }
  const two = placeRisks(trend([heard('r1', '2026-09-07'), heard('r2', '2026-09-14', other)]))
  expect(two.letters.map(({ letter }) => letter)).toEqual(['B', 'R'])
  const alike = placeRisks(
    trend([heard('r2', '2026-09-14', other), heard('r3', '2026-09-14', third)]),
  )
  expect(alike.letters.map(({ letter }) => letter)).toEqual(['Ro', 'Ra'])
  expect(placeRisks(trend([heard('r1', '2026-09-07')])).letters).toEqual([])
})

test('A-006: the finding says what was heard most and which worry comes back', () => {
  const given = trend([heard('r1', '2026-09-07'), heard('r1', '2026-09-28')])
  const words = trendWords(given, placeRisks(given))
  expect(words).toContain('Executive worries were heard most, 2')
  expect(words).toContain('At Brennhof the same executive worry was said 2 times since 7 Sept')
  const quiet = trend([])
  expect(trendWords(quiet, placeRisks(quiet))).toMatch(/^Nobody has said anything/)
})

test('the title says how many are open, and whether that is more', () => {
  const counts = (open: number, openLastWeek: number): RiskCounts => ({
    open,
    openLastWeek,
    watching: 0,
    dismissed: 0,
    resolved: 0,
  })
  expect([
    openTitle(counts(9, 7)),
    openTitle(counts(1, 3)),
    openTitle(counts(12, 12)),
    openTitle(counts(0, 0)),
  ]).toEqual([
    'Nine open risks, two more than last week',
    'One open risk, two fewer than last week',
    '12 open risks, as many as last week',
    'No open risks',
  ])
})
