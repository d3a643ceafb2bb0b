/** One tree, grown at the leaf that gains most until it has its leaves. */
import type { Tree } from '../../src/search/ranking/trees.ts'
import { type Bins, MOST_BINS } from './bins.ts'
import type { Settings } from './boosting.ts'

export interface TreeData {
  readonly bins: readonly Bins[]
  /** Numbers of those that may be split. */
  readonly features: readonly number[]
  /** Reordered while the tree grows. */
  readonly rows: Int32Array
  readonly slopes: Float64Array
  readonly curves: Float64Array
}

interface Split {
  readonly gain: number
  readonly feature: number
  readonly step: number
}

interface Leaf {
  readonly node: number
  readonly from: number
  readonly to: number
  /** Sums of slopes and curves by feature and step, in turns. */
  readonly sums: Float64Array
  readonly split: Split | undefined
}

/** Keeps the leaves of few rows small. */
const RIDGE = 3
const LEAST_CURVE = 1.5

export function growTree(data: TreeData, { leaves, rate }: Settings): Tree {
  const features: number[] = []
  const values: number[] = []
  const lefts: number[] = []
  const open: Leaf[] = []
  const addLeaf = (from: number, to: number, sums: Float64Array): void => {
    const { slope, curve } = totals(sums)
    const node = features.push(-1) - 1
    values.push(rounded((-rate * slope) / (curve + RIDGE)))
    lefts.push(0)
    open.push({ node, from, to, sums, split: bestSplit(data, sums) })
  }
  addLeaf(0, data.rows.length, sumsOf(data, 0, data.rows.length))
  while (open.length < leaves) {
    const best = open.reduce((most, leaf) => (gainOf(leaf) > gainOf(most) ? leaf : most))
    const { node, from, to, sums, split } = best
    if (split === undefined) break
    open.splice(open.indexOf(best), 1)
    const bins = data.bins[split.feature]
    const middle = partition(data.rows, from, to, (row) => (bins?.steps[row] ?? 0) <= split.step)
    const isLeftSmaller = middle - from < to - middle
    const small = isLeftSmaller ? sumsOf(data, from, middle) : sumsOf(data, middle, to)
    const large = sums.map((sum, n) => sum - (small[n] ?? 0))
    features[node] = split.feature
    values[node] = bins?.edges[split.step] ?? 0
    lefts[node] = features.length
    addLeaf(from, middle, isLeftSmaller ? small : large)
    addLeaf(middle, to, isLeftSmaller ? large : small)
  }
  return { features, values, lefts }
}

function gainOf({ split }: Leaf): number {
  return split?.gain ?? 0
}

function sumsOf(
  { bins, features, rows, slopes, curves }: TreeData,
  from: number,
  to: number,
): Float64Array {
  const sums = new Float64Array(features.length * MOST_BINS * 2)
  features.forEach((feature, n) => {
    const steps = bins[feature]?.steps ?? new Uint8Array()
    const base = n * MOST_BINS
    for (let at = from; at < to; at += 1) {
      const row = rows[at] ?? 0
      const cell = (base + (steps[row] ?? 0)) * 2
      sums[cell] = (sums[cell] ?? 0) + (slopes[row] ?? 0)
      sums[cell + 1] = (sums[cell + 1] ?? 0) + (curves[row] ?? 0)
    }
  })
  return sums
}

/** Of all rows: those of the first feature. */
function totals(sums: Float64Array): { readonly slope: number; readonly curve: number } {
  let slope = 0
  let curve = 0
  for (let step = 0; step < MOST_BINS; step += 1) {
    slope += sums[step * 2] ?? 0
    curve += sums[step * 2 + 1] ?? 0
  }
  return { slope, curve }
}

function bestSplit({ features }: TreeData, sums: Float64Array): Split | undefined {
  const all = totals(sums)
  const whole = all.slope ** 2 / (all.curve + RIDGE)
  let best: Split | undefined
  for (const [n, feature] of features.entries()) {
    let slope = 0
    let curve = 0
    for (let step = 0; step < MOST_BINS - 1; step += 1) {
      const cell = (n * MOST_BINS + step) * 2
      slope += sums[cell] ?? 0
      curve += sums[cell + 1] ?? 0
      const rest = all.curve - curve
      if (curve < LEAST_CURVE) continue
      if (rest < LEAST_CURVE) break
      const gain = slope ** 2 / (curve + RIDGE) + (all.slope - slope) ** 2 / (rest + RIDGE) - whole
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, step }
    }
  }
  return best
}

/** Moves the rows that go left in front of the others; answers where those begin. */
function partition(
  rows: Int32Array,
  from: number,
  to: number,
  isLeft: (row: number) => boolean,
): number {
  let low = from
  let high = to - 1
  while (low <= high) {
    const row = rows[low] ?? 0
    if (isLeft(row)) {
      low += 1
    } else {
      rows[low] = rows[high] ?? 0
      rows[high] = row
      high -= 1
    }
  }
  return low
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
