/** From how sure on something counts, and how often what is so sure is right: told from examples that the models had not seen. */
import type { Calibration } from '../../src/insights/engine/weights.ts'

export interface Scored {
  readonly score: number
  readonly isRight: boolean
}

export interface Threshold {
  readonly from: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * The best F among thresholds of at least this precision. `all`: how many there are to be found; `recallCounts`: how much
 * recall counts beside precision (the β of van Rijsbergen 1979).
 */
export function bestThreshold(
  scored: readonly Scored[],
  all: number,
  leastPrecision: number,
  recallCounts = 1,
): Threshold {
  const order = scored.toSorted((a, b) => b.score - a.score)
  let right = 0
  let best: Threshold = { from: 1.01, precision: 1, recall: 0, f1: 0 }
  let most = 0
  const beta = recallCounts ** 2
  order.forEach(({ score, isRight }, n) => {
    if (isRight) right += 1
    if (order[n + 1]?.score === score) return
    const precision = right / (n + 1)
    const recall = Math.min(1, right / Math.max(1, all))
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
    const f = ((1 + beta) * precision * recall) / Math.max(1e-9, beta * precision + recall)
    if (f <= most || precision < leastPrecision) return
    most = f
    best = { from: score, precision, recall, f1 }
  })
  return best
}

const STEPS = 12
const LEAST_POOL = 20

/** Pool adjacent violators (Ayer et al. 1955), from pools so small that what is right is in many of them, however rare it is. */
export function calibrate(scored: readonly Scored[]): Calibration {
  const order = scored.toSorted((a, b) => a.score - b.score)
  const right = scored.filter(({ isRight }) => isRight).length
  const size = Math.max(LEAST_POOL, Math.ceil(right / STEPS))
  const pools: { from: number; right: number; all: number }[] = []
  for (let start = 0; start < order.length; start += size) {
    const part = order.slice(start, start + size)
    pools.push({
      from: part[0]?.score ?? 0,
      right: part.filter(({ isRight }) => isRight).length,
      all: part.length,
    })
    for (;;) {
      const last = pools.at(-1)
      const before = pools.at(-2)
      if (last === undefined || before === undefined) break
      if (before.right / before.all < last.right / last.all) break
      pools.splice(-2, 2, {
        from: before.from,
        right: before.right + last.right,
        all: before.all + last.all,
      })
    }
  }
  return pools.map(({ from, right, all }) => [rounded(from), rounded(right / all)])
}

export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
