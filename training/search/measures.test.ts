import { expect, test } from 'vitest'
import { measuresOf } from './measures.ts'

test('hits count up to their rank, and what was not found counts nothing', () => {
  expect(measuresOf([1, 2, 6, undefined])).toEqual({
    queries: 4,
    hit1: 25,
    hit5: 50,
    hit10: 75,
    mrr: (1 + 1 / 2 + 1 / 6) / 4,
  })
  expect(measuresOf([]).mrr).toBe(0)
})
