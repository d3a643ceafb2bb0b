/** A feature in a few dozen steps, so that the best place to split it is found by counting. */

export const MOST_BINS = 64
const STEPS = 48

export interface Bins {
  /** Of each row the number of its step. */
  readonly steps: Uint8Array
  /** Values up to the n-th edge are in step n or below. */
  readonly edges: readonly number[]
}

export function binned(values: Float64Array): Bins {
  const edges = edgesOf(values)
  return { edges, steps: Uint8Array.from(values, (value) => stepOf(value, edges)) }
}

/** Quantiles, each once, rounded to what the weights keep. */
function edgesOf(values: Float64Array): readonly number[] {
  const sorted = Float64Array.from(values).sort()
  const quantiles = Array.from({ length: STEPS - 1 }, (_, n) =>
    Number((sorted[Math.floor(((n + 1) * (sorted.length - 1)) / STEPS)] ?? 0).toPrecision(4)),
  )
  return [...new Set(quantiles)]
}

function stepOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (edges[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
