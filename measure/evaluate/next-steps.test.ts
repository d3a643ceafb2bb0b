import { expect, test } from 'vitest'
import { itemFigures } from './next-steps.ts'

test('an item is found by a cited act up to three acts away, and the rest of the cited acts is wrong', () => {
  const scores = [0.9, 0, 0, 0, 0, 0, 0, 0.8, 0, 0]
  expect(itemFigures([{ scores, items: [[3], [9, 40]] }], 0.5)).toMatchObject({
    items: 2,
    itemRecall: 1,
    citedPrecision: 1,
  })
  expect(itemFigures([{ scores, items: [[4]] }], 0.5)).toMatchObject({
    itemRecall: 1,
    citedPrecision: 0.5,
  })
  expect(itemFigures([{ scores, items: [[4]] }], 0.85)).toMatchObject({
    itemRecall: 0,
    citedPrecision: 0,
  })
})

test('acts of one meeting find no item of another', () => {
  const silent = { scores: [0, 0, 0], items: [[1]] }
  const loud = { scores: [0.9, 0, 0], items: [] }
  expect(itemFigures([silent, loud], 0.5)).toMatchObject({ items: 1, itemRecall: 0 })
})

test('the threshold for a precision is the lowest at which it holds, with equal scores together', () => {
  const scores = Array.from({ length: 60 }, (_, n) => (n === 0 ? 0.9 : n < 12 ? 0.5 : 0.1))
  const items = [[0], [11], [59]]
  const figures = itemFigures([{ scores, items }], 0.8)
  expect(figures.itemRecallAtPrecision).toBe(1)
  const alone = Array.from({ length: 400 }, (_, n) => (n === 0 ? 0.9 : 0.1))
  const far = itemFigures([{ scores: alone, items: [[0], [399]] }], 0.95)
  expect(far).toMatchObject({ itemRecall: 0, citedPrecision: null, itemRecallAtPrecision: 0.5 })
})
