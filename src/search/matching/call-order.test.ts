import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestFirst } from './call-order.ts'

test('all scores above zero come, the best first, to a thousandth of the range', () => {
  const score = fc.float({ min: 0, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(score), (list) => {
      const scores = Float32Array.from(list)
      const order = [...bestFirst(scores)]
      const above = [...scores.keys()].filter((index) => (scores[index] ?? 0) > 0)
      expect(order.toSorted((a, b) => a - b)).toEqual(above)
      const slack = Math.max(0, ...scores) / 1000
      for (const [n, index] of order.slice(1).entries()) {
        expect(scores[index]).toBeLessThanOrEqual((scores[order[n] ?? 0] ?? 0) + slack)
      }
    }),
  )
})

test('no score, no call', () => {
  expect([...bestFirst(new Float32Array(3))]).toEqual([])
})
