/** A weighted sum for lists: the weights for which a softmax gives the right rows the largest share (Adam, small ridge). */
import type { RankingData } from './boosting.ts'

const STEPS = 300
const RATE = 0.05
const RIDGE = 0.003

/** One weight a feature. */
export function fitSum({ columns, isRight, starts }: RankingData): readonly number[] {
  const scales = columns.map((column) => deviationWithin(column, starts))
  const scaled = columns.map((column, n) => column.map((value) => value / (scales[n] ?? 1)))
  const weights = columns.map(() => 0)
  const means = columns.map(() => 0)
  const squares = columns.map(() => 0)
  const scores = new Float64Array(isRight.length)
  for (let step = 1; step <= STEPS; step += 1) {
    scores.fill(0)
    scaled.forEach((column, n) => {
      column.forEach((value, row) => {
        scores[row] = (scores[row] ?? 0) + value * (weights[n] ?? 0)
      })
    })
    const errors = errorsOf(scores, isRight, starts)
    scaled.forEach((column, n) => {
      const sum = column.reduce((total, value, row) => total + value * (errors[row] ?? 0), 0)
      const slope = sum / (starts.length - 1) + RIDGE * (weights[n] ?? 0)
      means[n] = 0.9 * (means[n] ?? 0) + 0.1 * slope
      squares[n] = 0.99 * (squares[n] ?? 0) + 0.01 * slope ** 2
      const mean = means[n] / (1 - 0.9 ** step)
      const square = squares[n] / (1 - 0.99 ** step)
      weights[n] = (weights[n] ?? 0) - (RATE * mean) / (Math.sqrt(square) + 1e-8)
    })
  }
  return weights.map((weight, n) => Number((weight / (scales[n] ?? 1)).toPrecision(4)))
}

/** Share of each row less what it should be; 0 for lists without a right row. */
function errorsOf(scores: Float64Array, isRight: Uint8Array, starts: Int32Array): Float64Array {
  const errors = new Float64Array(scores.length)
  for (let list = 0; list + 1 < starts.length; list += 1) {
    const from = starts[list] ?? 0
    const to = starts[list + 1] ?? 0
    if (!isRight.subarray(from, to).includes(1)) continue
    const own = scores.subarray(from, to)
    const top = own.reduce((max, score) => Math.max(max, score), -Infinity)
    const parts = own.map((score) => Math.exp(score - top))
    const all = parts.reduce((sum, part) => sum + part, 0)
    parts.forEach((part, n) => {
      errors[from + n] = part / all - (isRight[from + n] ?? 0)
    })
  }
  return errors
}

/** How much a feature differs among the rows of one list. */
function deviationWithin(column: Float64Array, starts: Int32Array): number {
  let squares = 0
  for (let list = 0; list + 1 < starts.length; list += 1) {
    const own = column.subarray(starts[list], starts[list + 1])
    const mean = own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length)
    squares += own.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }
  return Math.sqrt(squares / Math.max(1, column.length)) || 1
}
