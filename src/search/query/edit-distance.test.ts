import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['price', 'price', 0],
  ['price', 'prcie', 1],
  ['price', 'prise', 1],
  ['price', 'prices', 1],
  ['price', 'pice', 1],
  ['onboarding', 'onbaordnig', 2],
  ['', 'abc', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance)
})

const word = fc.stringMatching(/^[abc]{0,7}$/)

test('it is the same both ways, zero for equals alone, and never above the limit and one', () => {
  fc.assert(
    fc.property(word, word, fc.nat(3), (a, b, most) => {
      const distance = editDistance(a, b, most)
      expect(distance).toBe(editDistance(b, a, most))
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(most + 1)
      expect(distance).toBe(Math.min(editDistance(a, b, 20), most + 1))
    }),
  )
})
