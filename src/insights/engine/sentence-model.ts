/** The sentence model: a weighted sum of features for each output, through the logistic function. */
import { type Features, featuresOf, TABLE_BITS } from './features.ts'
import { HEAD_COUNT } from './heads.ts'
import type { PreparedSentence } from './prepare.ts'

/** `table`: for each feature a weight for each head, in steps of `steps` of that head. */
export interface SentenceWeights {
  readonly table: Int8Array
  readonly steps: Float32Array
  readonly biases: Float32Array
}

export const TABLE_SIZE = (1 << TABLE_BITS) * HEAD_COUNT

/** For each sentence, for each head, how sure the model is: 0 to 1. */
export function judgeSentences(
  sentences: readonly PreparedSentence[],
  weights: SentenceWeights,
): readonly Float32Array[] {
  return sentences.map((_, n) => judge(featuresOf(sentences, n), weights))
}

function judge(
  { places, values }: Features,
  { table, steps, biases }: SentenceWeights,
): Float32Array {
  const sums = new Float32Array(HEAD_COUNT)
  for (let k = 0; k < places.length; k += 1) {
    const row = (places[k] ?? 0) * HEAD_COUNT
    const value = values[k] ?? 0
    for (let head = 0; head < HEAD_COUNT; head += 1) {
      sums[head] = (sums[head] ?? 0) + (table[row + head] ?? 0) * value
    }
  }
  return sums.map((sum, head) => logistic(sum * (steps[head] ?? 0) + (biases[head] ?? 0)))
}

export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}
