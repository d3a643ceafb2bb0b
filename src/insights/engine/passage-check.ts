/**
 * Whether a passage that sounds like a worry is one: told from what the sentence model says of it and of what stands around
 * it. A story of what hurts today, or a question that was answered well, sounds alike.
 */
import { HEAD_COUNT } from './heads.ts'
import type { PreparedSentence } from './prepare.ts'
import { logistic } from './sentence-model.ts'

/** A weight for each number of `checkFeatures`, and at last the bias. */
export type CheckWeights = readonly number[]

const REACH = 3
const SOFTENS = 1e-4
/** Brings the logarithms of odds near to 1. */
const SCALE = 4
/** Where there is nothing around. */
const NOTHING = -1

/** `typeShare`: how sure the passage model is of its type. */
export function checkFeatures(
  passage: readonly number[],
  typeShare: number,
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
): readonly number[] {
  const first = passage[0] ?? 0
  const last = passage.at(-1) ?? 0
  const others = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from }, (_, n) => from + n).filter(
      (n) => judged[n] !== undefined && !passage.includes(n),
    )
  const before = others(first - REACH, first)
  const after = others(last + 1, last + 1 + REACH)
  const features: number[] = []
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    const odds = (n: number): number => oddsOf(judged[n]?.[head] ?? 0)
    features.push(
      Math.max(...passage.map(odds)),
      mean(passage.map(odds)),
      mean(before.map(odds)),
      mean(after.map(odds)),
    )
  }
  const rank = prepared[first]?.rank ?? 0
  return [
    ...features,
    passage.length / 4,
    others(first, last).length / 4,
    typeShare,
    first / Math.max(1, prepared.length),
    Number(rank === 3),
    Number(rank === 2),
  ]
}

export function checked(features: readonly number[], weights: CheckWeights): number {
  return logistic(
    features.reduce(
      (sum, value, n) => sum + value * (weights[n] ?? 0),
      weights[features.length] ?? 0,
    ),
  )
}

function oddsOf(share: number): number {
  return Math.log((share + SOFTENS) / (1 - share + SOFTENS)) / SCALE
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return NOTHING
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
