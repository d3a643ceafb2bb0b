import { expect, test } from 'vitest'
import { mostInASecond } from './rate.ts'

test('counts the fullest second, wherever it begins', () => {
  expect(mostInASecond([])).toBe(0)
  expect(mostInASecond([0, 400, 800, 1000, 1100])).toBe(4)
  expect(mostInASecond([0, 1000, 2000])).toBe(1)
})
