/** Learns how a call sounds as a whole from the sentiments of the invented calls: multinomial regression by gradient descent. */
import { TONE_FEATURES, toneShares, type ToneWeights } from '../../src/insights/engine/tone.ts'

export interface ToneExample {
  readonly features: readonly number[]
  /** Place in `TONES`. */
  readonly tone: number
}

const ROUNDS = 3_000
const RATE = 1
const SHRINKS = 1e-4

export function learnTone(examples: readonly ToneExample[], tones: number): ToneWeights {
  let weights = Array.from({ length: tones }, () =>
    Array.from({ length: TONE_FEATURES + 1 }, () => 0),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = weights.map((row) => row.map(() => 0))
    for (const { features, tone } of examples) {
      toneShares(features, weights).forEach((share, n) => {
        const error = (share - Number(n === tone)) / examples.length
        const slope = slopes[n]
        if (slope === undefined) return
        features.forEach((value, place) => (slope[place] = (slope[place] ?? 0) + error * value))
        slope[TONE_FEATURES] = (slope[TONE_FEATURES] ?? 0) + error
      })
    }
    weights = weights.map((row, n) =>
      row.map((weight, place) => weight - RATE * ((slopes[n]?.[place] ?? 0) + SHRINKS * weight)),
    )
  }
  return weights.map((row) => row.map((weight) => Math.round(weight * 1e3) / 1e3))
}
