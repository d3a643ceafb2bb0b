/** Lists in, weights out. */
import { forestScore, plant, type Tree } from '../../src/search/ranking/trees.ts'
import { boost, type RankingData, type Settings } from './boosting.ts'
import type { Lists, RankedList } from './lists.ts'
import { fitSum } from './softmax.ts'

export interface Weights {
  /** One a call feature. */
  readonly call: readonly number[]
  readonly turn: readonly Tree[]
}

const SETTINGS: Settings = {
  trees: 150,
  leaves: 12,
  rate: 0.08,
  featureShare: 0.4,
  queryShare: 0.7,
  seed: 7,
}

export function learn({ turns, calls }: Lists): Weights {
  return { call: fitSum(rankingData(calls)), turn: boost(rankingData(turns), SETTINGS) }
}

/** Scores of the rows of a list. */
export function scoreTurns({ rows }: RankedList, { turn }: Weights): readonly number[] {
  const columns = columnsOf(rows)
  const forest = plant(turn)
  return rows.map((_, row) => forestScore(forest, columns, row))
}

export function scoreCalls({ rows }: RankedList, { call }: Weights): readonly number[] {
  return rows.map((row) => row.reduce((sum, value, n) => sum + value * (call[n] ?? 0), 0))
}

function rankingData(lists: readonly RankedList[]): RankingData {
  const starts = [0]
  for (const { rows } of lists) starts.push((starts.at(-1) ?? 0) + rows.length)
  return {
    columns: columnsOf(lists.flatMap(({ rows }) => rows)),
    isRight: Uint8Array.from(lists.flatMap((list) => list.isRight.map(Number))),
    starts: Int32Array.from(starts),
  }
}

function columnsOf(rows: readonly (readonly number[])[]): readonly Float64Array[] {
  const features = rows[0]?.length ?? 0
  return Array.from({ length: features }, (_, n) => Float64Array.from(rows, (row) => row[n] ?? 0))
}
