import { expect, test } from 'vitest'
import { allTypes, counting, exceptionOf, readerOf, readingRules, type Rules } from './rules.ts'

const BUILT_IN: Rules = {
  version: 0,
  competitors: [],
  products: [],
  trackers: [],
  types: allTypes([]),
  halfLifeDays: 90,
  unlearned: [],
  learned: [],
  changedBy: null,
  changedAt: null,
}
const QUOTE = 'That is not in the budget, I think.'
const learned = [
  { findingId: 'f_1', type: 'budget', quote: QUOTE, dismissedAt: new Date() },
] as const

test('what was dismissed does not count again, however it is written, and in its own type alone', () => {
  const counts = counting({ ...BUILT_IN, learned })
  expect(counts({ riskType: 'budget', quote: QUOTE })).toBe(false)
  expect(counts({ riskType: 'budget', quote: 'that is not in the budget   I think' })).toBe(false)
  expect(counts({ riskType: 'timeline', quote: QUOTE })).toBe(true)
  expect(counts({ riskType: 'budget', quote: `${QUOTE} Really.` })).toBe(true)
  expect(counting(BUILT_IN)({ riskType: 'budget', quote: QUOTE })).toBe(true)
})

test('a type that is off counts nothing', () => {
  const types = BUILT_IN.types.map((one) => ({ ...one, isOn: one.type !== 'budget' }))
  expect(counting({ ...BUILT_IN, types })({ riskType: 'budget', quote: QUOTE })).toBe(false)
  expect(counting({ ...BUILT_IN, types })({ riskType: 'timeline', quote: QUOTE })).toBe(true)
})

test('the engine is given what was typed and what was learned, each once', () => {
  const types = BUILT_IN.types.map((one) =>
    one.type === 'budget' ? { ...one, exceptions: [QUOTE, 'Typed.'] } : one,
  )
  expect(readingRules({ ...BUILT_IN, types }, learned).types.budget.exceptions).toEqual([
    QUOTE,
    'Typed.',
  ])
})

test('an exception is as long as a rule may be, in whole words', () => {
  const long = 'budget '.repeat(60)
  expect(exceptionOf(long).length).toBeLessThanOrEqual(200)
  expect(exceptionOf(long).endsWith('budget')).toBe(true)
  expect(
    counting({ ...BUILT_IN, learned: [{ ...learned[0], quote: long }] })({
      riskType: 'budget',
      quote: long,
    }),
  ).toBe(false)
})

test('another reader is one that would find something else', () => {
  const { name } = readerOf(BUILT_IN)
  expect(readerOf({ ...BUILT_IN, halfLifeDays: 30, version: 7 }).name).toBe(name)
  expect(readerOf({ ...BUILT_IN, learned }).name).not.toBe(name)
  expect(readerOf({ ...BUILT_IN, products: ['Carryover'] }).name).not.toBe(name)
  const trackers = [{ name: 'Rivals', type: 'competitor' }] as const
  expect(readerOf({ ...BUILT_IN, trackers }).readsTrackers).toBe(true)
})
