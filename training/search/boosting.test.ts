import { expect, test } from 'vitest'
import { forestScore, plant } from '../../src/search/ranking/trees.ts'
import { boost, type RankingData } from './boosting.ts'
import { randomFrom } from '../random.ts'
import { fitSum } from './softmax.ts'

const LISTS = 200
const ROWS = 10

/** In each list the row with the largest first feature is right; the second feature is noise. */
function toy(): RankingData {
  const random = randomFrom(3)
  const columns = [0, 1].map(() => Float64Array.from({ length: LISTS * ROWS }, random))
  const isRight = new Uint8Array(LISTS * ROWS)
  for (let list = 0; list < LISTS; list += 1) {
    const own = columns[0]?.subarray(list * ROWS, (list + 1) * ROWS) ?? new Float64Array()
    isRight[list * ROWS + own.indexOf(Math.max(...own))] = 1
  }
  const starts = Int32Array.from({ length: LISTS + 1 }, (_, list) => list * ROWS)
  return { columns, isRight, starts }
}

const SETTINGS = {
  trees: 30,
  leaves: 6,
  rate: 0.2,
  featureShare: 1,
  queryShare: 1,
  seed: 1,
} as const

function shareRight({ isRight }: RankingData, score: (row: number) => number): number {
  const firsts = Array.from({ length: LISTS }, (_, list) => {
    const rows = Array.from({ length: ROWS }, (_unused, n) => list * ROWS + n)
    return rows.reduce((best, row) => (score(row) > score(best) ? row : best))
  })
  return firsts.filter((row) => isRight[row] === 1).length / LISTS
}

test('trees learn which row comes first, and the same data make the same trees', () => {
  const data = toy()
  const trees = boost(data, SETTINGS)
  expect(shareRight(data, (row) => forestScore(plant(trees), data.columns, row))).toBeGreaterThan(
    0.75,
  )
  expect(boost(data, SETTINGS)).toEqual(trees)
})

test('a sum learns the weight that counts', () => {
  const data = toy()
  const [signal = 0, noise = 0] = fitSum(data)
  expect(signal).toBeGreaterThan(5 * Math.abs(noise))
  expect(
    shareRight(
      data,
      (row) => signal * (data.columns[0]?.[row] ?? 0) + noise * (data.columns[1]?.[row] ?? 0),
    ),
  ).toBeGreaterThan(0.95)
})
