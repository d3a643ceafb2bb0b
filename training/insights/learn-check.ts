/** Learns which passages that sound like worries are some: logistic regression, AdaGrad. */
import { checked, type CheckWeights } from '../../src/insights/engine/passage-check.ts'
import { randomFrom } from '../random.ts'
import { shuffle } from './learn-sentences.ts'

export interface CheckExample {
  readonly features: readonly number[]
  readonly isWorry: boolean
}

const EPOCHS = 5
const RATE = 0.05
const SHRINKS = 1e-3
const SOFTENS = 1e-3
const SEED = 3

export function learnCheck(examples: readonly CheckExample[]): CheckWeights {
  const length = (examples[0]?.features.length ?? 0) + 1
  const weights = Array.from({ length: length }, () => 0)
  const squares = Array.from({ length: length }, () => 0)
  const random = randomFrom(SEED)
  const order = [...examples.keys()]
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const number of order) {
      const example = examples[number]
      if (example === undefined) continue
      const error = checked(example.features, weights) - Number(example.isWorry)
      for (let n = 0; n < length; n += 1) {
        const slope = error * (example.features[n] ?? 1) + SHRINKS * (weights[n] ?? 0)
        squares[n] = (squares[n] ?? 0) + slope * slope
        weights[n] = (weights[n] ?? 0) - (RATE * slope) / Math.sqrt((squares[n] ?? 0) + SOFTENS)
      }
    }
  }
  return weights.map((weight) => Math.round(weight * 1e4) / 1e4)
}
