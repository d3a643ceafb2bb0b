/**
 * Gradient boosting of small trees (Friedman 2001) for lists: the loss of a query is the negative log of the share that
 * a softmax over its rows gives to the right ones, so what counts is that a right one comes first.
 */
import { forestScore, plant, type Tree } from '../../src/search/ranking/trees.ts'
import { binned, type Bins } from './bins.ts'
import { growTree } from './grow-tree.ts'
import { randomFrom } from '../random.ts'

export interface RankingData {
  /** One a feature, one number a row. */
  readonly columns: readonly Float64Array[]
  /** 1 for rows that answer their query. */
  readonly isRight: Uint8Array
  /** The first row of each query, and the number of rows at the end. */
  readonly starts: Int32Array
}

export interface Settings {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Shares of the features and of the queries that each tree sees. */
  readonly featureShare: number
  readonly queryShare: number
  readonly seed: number
}

export function boost(data: RankingData, settings: Settings): readonly Tree[] {
  const rows = data.isRight.length
  const random = randomFrom(settings.seed)
  const bins: readonly Bins[] = data.columns.map(binned)
  const scores = new Float64Array(rows)
  const slopes = new Float64Array(rows)
  const curves = new Float64Array(rows)
  const trees: Tree[] = []
  for (let n = 0; n < settings.trees; n += 1) {
    slope(data, scores, slopes, curves)
    const features = [...bins.keys()].filter(() => random() < settings.featureShare)
    const seen = rowsOf(data.starts, () => random() < settings.queryShare)
    const tree = growTree({ bins, features, rows: seen, slopes, curves }, settings)
    trees.push(tree)
    const alone = plant([tree])
    for (let row = 0; row < rows; row += 1) {
      scores[row] = (scores[row] ?? 0) + forestScore(alone, data.columns, row)
    }
  }
  return trees
}

const LEAST_CURVE = 1e-6

/** First and second derivatives of the loss by the score of each row. */
function slope(
  { isRight, starts }: RankingData,
  scores: Float64Array,
  slopes: Float64Array,
  curves: Float64Array,
): void {
  for (let query = 0; query + 1 < starts.length; query += 1) {
    const from = starts[query] ?? 0
    const to = starts[query + 1] ?? 0
    const top = scores.subarray(from, to).reduce((max, score) => Math.max(max, score), -Infinity)
    let all = 0
    let right = 0
    for (let row = from; row < to; row += 1) {
      const part = Math.exp((scores[row] ?? 0) - top)
      slopes[row] = part
      all += part
      if (isRight[row] === 1) right += part
    }
    for (let row = from; row < to; row += 1) {
      const part = slopes[row] ?? 0
      const share = part / all
      const rightShare = isRight[row] === 1 ? part / right : 0
      slopes[row] = right > 0 ? share - rightShare : 0
      const curve = Math.max(share * (1 - share), 0.5 * rightShare * (1 - rightShare), LEAST_CURVE)
      curves[row] = right > 0 ? curve : LEAST_CURVE
    }
  }
}

function rowsOf(starts: Int32Array, isSeen: () => boolean): Int32Array {
  const rows: number[] = []
  for (let query = 0; query + 1 < starts.length; query += 1) {
    if (!isSeen()) continue
    for (let row = starts[query] ?? 0; row < (starts[query + 1] ?? 0); row += 1) rows.push(row)
  }
  return Int32Array.from(rows)
}
