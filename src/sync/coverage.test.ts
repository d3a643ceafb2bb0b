/** The ledger's arithmetic: what is due, and what is known afterwards. */
import { expect, test } from 'vitest'
import { DAY_MS } from '../records/days.ts'
import { coverageAfter, dueSpans, isWorthSaving, without } from './coverage.ts'

const NOW = new Date('2026-04-09T14:00:00Z')
const nowMs = NOW.getTime()
const whole = { fromMs: 0, toMs: nowMs }

function covered(fromMs: number, toMs: number, seenMs: number) {
  return { startsAt: new Date(fromMs), endsAt: new Date(toMs), seenAt: new Date(seenMs) }
}

test('without a ledger everything is due', () => {
  expect(dueSpans([], whole, NOW)).toEqual([whole])
})

test.each([
  ['an hour ago', 3_600_000, 14],
  ['25 hours ago', 25 * 3_600_000, 60],
  ['six days ago', 6 * DAY_MS, 60],
])('what was seen %s is due for its newest days alone', (_, agoMs, days) => {
  const ledger = [covered(0, nowMs - agoMs, nowMs - agoMs)]
  expect(dueSpans(ledger, whole, NOW)).toEqual([{ fromMs: nowMs - days * DAY_MS, toMs: nowMs }])
})

test('what was seen more than a week ago is due whole', () => {
  const ledger = [covered(0, nowMs - 8 * DAY_MS, nowMs - 8 * DAY_MS)]
  expect(dueSpans(ledger, whole, NOW)).toEqual([whole])
})

test('a gap in the ledger is due', () => {
  const seen = nowMs - 3_600_000
  const ledger = [covered(0, nowMs - 90 * DAY_MS, seen), covered(nowMs - 80 * DAY_MS, seen, seen)]
  expect(dueSpans(ledger, whole, NOW)).toEqual([
    { fromMs: nowMs - 90 * DAY_MS, toMs: nowMs - 80 * DAY_MS },
    { fromMs: nowMs - 14 * DAY_MS, toMs: nowMs },
  ])
})

test('a ledger that reaches before the question is cut to it', () => {
  const inside = { fromMs: nowMs - 30 * DAY_MS, toMs: nowMs }
  const ledger = [covered(0, nowMs - DAY_MS, nowMs - DAY_MS)]
  const listed = dueSpans(ledger, inside, NOW)
  expect(coverageAfter(ledger, listed, inside, NOW)).toEqual([covered(inside.fromMs, nowMs, nowMs)])
})

test('windows that were seen about the same time become one, and none overlap', () => {
  const ledger = [covered(0, nowMs - 10 * 60_000, nowMs - 10 * 60_000)]
  const listed = dueSpans(ledger, whole, NOW)
  expect(coverageAfter(ledger, listed, whole, NOW)).toEqual([
    covered(0, nowMs, nowMs - 10 * 60_000),
  ])
})

test('nothing is saved for time alone until it would cost more not to', () => {
  const ledger = [covered(0, nowMs - 3_600_000, nowMs - 3_600_000)]
  const trailing = [{ fromMs: nowMs - 14 * DAY_MS, toMs: nowMs }]
  expect(isWorthSaving(ledger, trailing, NOW)).toBe(false)
  expect(isWorthSaving([covered(0, nowMs - 2 * DAY_MS, nowMs)], trailing, NOW)).toBe(true)
  const more = [{ fromMs: nowMs - 60 * DAY_MS, toMs: nowMs }]
  expect(isWorthSaving(ledger, more, NOW)).toBe(true)
})

test('a span without itself is nothing', () => {
  expect(without([whole], [whole])).toEqual([])
})
