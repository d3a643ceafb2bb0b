import { expect, test } from 'vitest'
import { bestThreshold, calibrate } from './thresholds.ts'

test('of what is rare, surer ones are told from less sure ones', () => {
  const plain = Array.from({ length: 10_000 }, (_, n) => ({ score: n / 100_000, isRight: false }))
  const rare = Array.from({ length: 240 }, (_, n) => ({
    score: 0.1 + n / 1_000,
    isRight: n % 240 >= 120 || n % 4 === 0,
  }))
  const steps = calibrate([...plain, ...rare])
  const shares = steps.map(([, share]) => share)
  expect(steps.filter(([from]) => from >= 0.1).length).toBeGreaterThanOrEqual(2)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(steps.findLast(([from]) => from <= 0.15)?.[1]).toBeCloseTo(0.25, 1)
})

test('a threshold keeps its precision, though a lower one would find more', () => {
  const scored = [
    { score: 0.9, isRight: true },
    { score: 0.8, isRight: false },
    { score: 0.7, isRight: true },
    { score: 0.6, isRight: false },
  ]
  expect(bestThreshold(scored, 2, 0.9)).toMatchObject({ from: 0.9, precision: 1, recall: 0.5 })
  expect(bestThreshold(scored, 2, 0.5)).toMatchObject({ from: 0.7, recall: 1 })
})

test('where finding counts more, more is found', () => {
  const rights = [true, true, false, false, false, true, false, false, true]
  const scored = rights.map((isRight, n) => ({ score: 9 - n, isRight }))
  expect(bestThreshold(scored, 4, 0.1)).toMatchObject({ from: 8, recall: 0.5 })
  expect(bestThreshold(scored, 4, 0.1, 1.5)).toMatchObject({ from: 1, recall: 1 })
})
