import { expect, test } from 'vitest'
import { forestScore, plant } from './trees.ts'
import { CALL_FEATURES } from './call-features.ts'
import { TURN_FEATURES } from './turn-features.ts'
import weights from './weights.json' with { type: 'json' }

test('a row goes left up to the value and right above it; the leaves of all trees add up', () => {
  const tree = { features: [1, -1, -1], values: [0.5, -1, 2], lefts: [1, 0, 0] }
  const columns = [Float64Array.of(9, 9), Float64Array.of(0.5, 0.6)]
  expect(forestScore(plant([tree]), columns, 0)).toBe(-1)
  expect(forestScore(plant([tree, tree]), columns, 1)).toBe(4)
  expect(forestScore(plant([]), columns, 0)).toBe(0)
})

test('the weights that ship are of these features, and each tree ends in leaves', () => {
  expect(weights.call).toHaveLength(CALL_FEATURES.length)
  for (const { features, values, lefts } of weights.turn) {
    expect(Math.max(...features)).toBeLessThan(TURN_FEATURES.length)
    expect(values).toHaveLength(features.length)
    features.forEach((feature, node) => {
      // Children stand behind their parent: walking a tree ends.
      if (feature >= 0) expect(lefts[node]).toBeGreaterThan(node)
    })
  }
})
