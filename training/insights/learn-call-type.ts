/** Learns what kind of talk a call was from the types of the invented calls: multinomial regression, AdaGrad. */
import {
  COUNTED,
  DERIVED_TYPES,
  placed,
  TYPE_TABLE_SIZE,
  type TypeFeatures,
  type TypeWeights,
} from '../../src/insights/engine/call-type.ts'
import { softmax } from '../../src/insights/engine/passage-model.ts'
import { randomFrom } from '../random.ts'
import { inSteps, shuffle } from './learn-sentences.ts'

export interface TypeExample {
  readonly features: TypeFeatures
  /** Place in `DERIVED_TYPES`. */
  readonly type: number
}

export type LearnedTypes = Omit<TypeWeights, 'from' | 'fromUntitled' | 'calibration'>

const EPOCHS = 8
const RATE = 0.3
const SOFTENS = 1e-2
const SHRINKS = 1e-4
const SEED = 5
const OUTPUTS = DERIVED_TYPES.length

export function learnCallTypes(examples: readonly TypeExample[]): LearnedTypes {
  const usual = usualOf(examples.map(({ features }) => features.counted))
  const rows = examples.map(({ features, type }) => ({ all: [...placed(features, usual)], type }))
  const weights = new Float32Array(TYPE_TABLE_SIZE)
  const squares = new Float32Array(TYPE_TABLE_SIZE)
  const biases = new Float32Array(OUTPUTS)
  const random = randomFrom(SEED)
  const order = [...rows.keys()]
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const number of order) {
      const row = rows[number]
      if (row === undefined) continue
      const errors = errorsOf(row, weights, biases)
      errors.forEach((error, output) => {
        biases[output] = (biases[output] ?? 0) - (RATE * error) / OUTPUTS
      })
      for (const [place, value] of row.all) {
        for (let output = 0; output < OUTPUTS; output += 1) {
          const at = place * OUTPUTS + output
          const slope = (errors[output] ?? 0) * value + SHRINKS * (weights[at] ?? 0)
          const square = (squares[at] ?? 0) + slope * slope
          squares[at] = square
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(square + SOFTENS)
        }
      }
    }
  }
  return { ...inSteps({ weights }, OUTPUTS), biases, ...usual }
}

function errorsOf(
  { all, type }: { readonly all: readonly (readonly [number, number])[]; readonly type: number },
  weights: Float32Array,
  biases: Float32Array,
): readonly number[] {
  const sums = Array.from(biases)
  for (const [place, value] of all) {
    for (let output = 0; output < OUTPUTS; output += 1) {
      sums[output] = (sums[output] ?? 0) + (weights[place * OUTPUTS + output] ?? 0) * value
    }
  }
  return softmax(sums).map((share, output) => share - Number(output === type))
}

function usualOf(rows: readonly (readonly number[])[]): Pick<TypeWeights, 'means' | 'deviations'> {
  const places = Array.from({ length: COUNTED }, (_, place) => place)
  const mean = (valueOf: (row: readonly number[]) => number) =>
    rows.reduce((sum, row) => sum + valueOf(row), 0) / Math.max(1, rows.length)
  const means = places.map((place) => rounded(mean((row) => row[place] ?? 0)))
  const deviations = places.map((place) =>
    rounded(Math.sqrt(mean((row) => ((row[place] ?? 0) - (means[place] ?? 0)) ** 2)) + 1e-4),
  )
  return { means, deviations }
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
