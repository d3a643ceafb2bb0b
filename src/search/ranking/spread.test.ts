import { expect, test } from 'vitest'
import { fading, spread } from './spread.ts'

test('an amount arrives at its neighbours the less the more words are between', () => {
  const fade = fading(Uint16Array.of(9, 9, 9, 9), 10)
  const [own, next, far] = spread(Float64Array.of(1, 0, 0, 0), fade)
  expect(own).toBe(1)
  expect(next).toBeCloseTo(Math.exp(-1))
  expect(far).toBeCloseTo(Math.exp(-2))
})

test('both directions count, and nothing counts twice', () => {
  const fade = fading(Uint16Array.of(4, 4, 4), 5)
  const both = spread(Float64Array.of(1, 2, 1), fade)
  const e = Math.exp(-1)
  expect(both[1]).toBeCloseTo(2 + 2 * e)
  expect(both[0]).toBeCloseTo(1 + 2 * e + e * e)
  expect(both[0]).toBeCloseTo(both[2] ?? 0)
})
