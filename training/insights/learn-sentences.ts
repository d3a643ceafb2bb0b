/** Learns the sentence model: logistic regression of all heads at once, a step an example, AdaGrad (Duchi et al. 2011). */
import { HEAD_COUNT } from '../../src/insights/engine/heads.ts'
import { logistic, TABLE_SIZE } from '../../src/insights/engine/sentence-model.ts'
import { randomFrom } from '../random.ts'
import { createMeans, type LearnedTable } from './mean-weights.ts'
import { type SentenceExample, UNKNOWN } from './sentence-examples.ts'

const EPOCHS = 4
/** The weights are means from the end of this epoch on; the first is 0. */
const MEANS_FROM = 1
const RATE = 0.1
const SOFTENS = 1e-2
const FIRST_BIAS = -3

export function learnSentences(examples: readonly SentenceExample[], seed: number): LearnedTable {
  const weights = new Float32Array(TABLE_SIZE)
  const squares = new Float32Array(TABLE_SIZE)
  const biases = new Float32Array(HEAD_COUNT).fill(FIRST_BIAS)
  const biasSquares = new Float32Array(HEAD_COUNT)
  const errors = new Float32Array(HEAD_COUNT)
  const random = randomFrom(seed)
  const order = [...examples.keys()]
  const { add, means } = createMeans(weights.length, biases.length)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS)
    for (const number of order) {
      const example = examples[number]
      if (example === undefined) continue
      const { features, targets, weight } = example
      sumInto(errors, features, weights, biases)
      for (let head = 0; head < HEAD_COUNT; head += 1) {
        const target = targets[head] ?? UNKNOWN
        const error = target === UNKNOWN ? 0 : weight * (logistic(errors[head] ?? 0) - target)
        errors[head] = error
        biasSquares[head] = (biasSquares[head] ?? 0) + error * error
        biases[head] =
          (biases[head] ?? 0) - (rate * error) / Math.sqrt((biasSquares[head] ?? 0) + 1)
      }
      const { places, values } = features
      for (let k = 0; k < places.length; k += 1) {
        const row = (places[k] ?? 0) * HEAD_COUNT
        const value = values[k] ?? 0
        for (let head = 0; head < HEAD_COUNT; head += 1) {
          const error = errors[head] ?? 0
          if (error === 0) continue
          const slope = error * value
          const square = (squares[row + head] ?? 0) + slope * slope
          squares[row + head] = square
          weights[row + head] =
            (weights[row + head] ?? 0) - (rate * slope) / Math.sqrt(square + SOFTENS)
        }
      }
    }
    if (epoch >= MEANS_FROM) add({ weights, biases })
  }
  return means()
}

function sumInto(
  sums: Float32Array,
  { places, values }: SentenceExample['features'],
  weights: Float32Array,
  biases: Float32Array,
): void {
  sums.set(biases)
  for (let k = 0; k < places.length; k += 1) {
    const row = (places[k] ?? 0) * HEAD_COUNT
    const value = values[k] ?? 0
    for (let head = 0; head < HEAD_COUNT; head += 1) {
      sums[head] = (sums[head] ?? 0) + (weights[row + head] ?? 0) * value
    }
  }
}

export function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}

/** In 255 steps for each output, as it ships. The few largest weights are cut off. */
export function inSteps(
  { weights }: Pick<LearnedTable, 'weights'>,
  outputs: number,
): { readonly table: Int8Array; readonly steps: Float32Array } {
  const steps = Float32Array.from({ length: outputs }, (_, output) => {
    const sizes: number[] = []
    for (let at = output; at < weights.length; at += outputs) {
      const size = Math.abs(weights[at] ?? 0)
      if (size > 0) sizes.push(size)
    }
    sizes.sort((a, b) => a - b)
    return (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127
  })
  const table = Int8Array.from(weights, (weight, at) =>
    Math.max(-127, Math.min(127, Math.round(weight / (steps[at % outputs] ?? 1)))),
  )
  return { table, steps }
}
