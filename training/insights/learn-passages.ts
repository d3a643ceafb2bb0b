/** Learns the passage model: which of five kinds a worry is, and how bad; multinomial regression, AdaGrad. */
import { RISK_TYPES, SEVERITIES } from '../../src/records/finding.ts'
import {
  PASSAGE_BITS,
  PASSAGE_OUTPUTS,
  type PassageFeature,
  softmax,
} from '../../src/insights/engine/passage-model.ts'
import { randomFrom } from '../random.ts'
import { shuffle } from './learn-sentences.ts'
import { createMeans, type LearnedTable } from './mean-weights.ts'

export interface PassageExample {
  readonly features: readonly PassageFeature[]
  readonly type: number
  /** Undefined for near misses, which have none. */
  readonly severity: number | undefined
  readonly weight: number
}

const EPOCHS = 12
/** As in `learn-sentences.ts`. */
const MEANS_FROM = 6
const RATE = 0.3
const SOFTENS = 1e-2
const SHRINKS = 1e-4

export function learnPassages(examples: readonly PassageExample[], seed: number): LearnedTable {
  const weights = new Float32Array((1 << PASSAGE_BITS) * PASSAGE_OUTPUTS)
  const squares = new Float32Array(weights.length)
  const biases = new Float32Array(PASSAGE_OUTPUTS)
  const random = randomFrom(seed)
  const order = [...examples.keys()]
  const { add, means } = createMeans(weights.length, biases.length)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const number of order) {
      const example = examples[number]
      if (example === undefined) continue
      const errors = errorsOf(example, weights)
      for (const { place, value } of example.features) {
        for (let output = 0; output < PASSAGE_OUTPUTS; output += 1) {
          const at = place * PASSAGE_OUTPUTS + output
          const slope = (errors[output] ?? 0) * value + SHRINKS * (weights[at] ?? 0)
          const square = (squares[at] ?? 0) + slope * slope
          squares[at] = square
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(square + SOFTENS)
        }
      }
    }
    if (epoch >= MEANS_FROM) add({ weights, biases })
  }
  return means()
}

function errorsOf(
  { features, type, severity, weight }: PassageExample,
  weights: Float32Array,
): number[] {
  const sums = Array.from({ length: PASSAGE_OUTPUTS }, () => 0)
  for (const { place, value } of features) {
    for (let output = 0; output < PASSAGE_OUTPUTS; output += 1) {
      sums[output] = (sums[output] ?? 0) + (weights[place * PASSAGE_OUTPUTS + output] ?? 0) * value
    }
  }
  const types = softmax(sums.slice(0, RISK_TYPES.length))
  const severities = softmax(sums.slice(RISK_TYPES.length))
  return [
    ...types.map((share, n) => weight * (share - Number(n === type))),
    ...SEVERITIES.map((_, n) =>
      severity === undefined ? 0 : weight * ((severities[n] ?? 0) - Number(n === severity)),
    ),
  ]
}
