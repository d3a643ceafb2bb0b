/** How a call sounds as a whole: from what the sentence model says of the customer's sentences. */
import type { CallSentiment } from '../../records/finding.ts'
import { headNumber } from './heads.ts'
import { softmax } from './passage-model.ts'
import type { PreparedSentence } from './prepare.ts'

export const TONES = ['positive', 'neutral', 'mixed', 'negative'] as const
/** Of which the score is the mean. */
const VALUES = [1, 0, 0, -1] as const
const CUSTOMER = 0
const LEAST_SENTENCES = 5
const SUREST = 3
export const TONE_FEATURES = 11

/** A row for each tone: a weight for each feature, and at last the bias. */
export type ToneWeights = readonly (readonly number[])[]

/** Undefined where the customer said too little. */
export function toneFeatures(
  sentences: readonly PreparedSentence[],
  judged: readonly Float32Array[],
): readonly number[] | undefined {
  const own = judged.filter((_, n) => sentences[n]?.side === CUSTOMER)
  if (own.length < LEAST_SENTENCES) return undefined
  const last = own.slice(-Math.ceil(own.length / 4))
  const of = (head: Parameters<typeof headNumber>[0], some = own) =>
    some.map((heads) => heads[headNumber(head)] ?? 0)
  return [
    mean(of('risk')),
    surest(of('risk')),
    mean(of('risk', last)),
    surest(of('risk', last)),
    mean(of('praise')),
    surest(of('praise')),
    mean(of('praise', last)),
    mean(of('near')),
    mean(of('agree', last)),
    mean(of('resist')),
    surest(of('next', last)),
  ]
}

export function toneOf(features: readonly number[], weights: ToneWeights): CallSentiment {
  const shares = toneShares(features, weights)
  const best = shares.indexOf(Math.max(...shares))
  return {
    word: TONES[best] ?? 'neutral',
    score: shares.reduce((sum, share, n) => sum + share * (VALUES[n] ?? 0), 0),
    confidence: shares[best] ?? 0,
  }
}

export function toneShares(features: readonly number[], weights: ToneWeights): readonly number[] {
  return softmax(
    weights.map((row) =>
      features.reduce((sum, value, n) => sum + value * (row[n] ?? 0), row[features.length] ?? 0),
    ),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function surest(values: readonly number[]): number {
  return mean(values.toSorted((a, b) => b - a).slice(0, SUREST))
}
