/** Decision trees whose leaves add up to a score. */

export interface Tree {
  /** Of each node the number of its feature; -1 makes it a leaf. */
  readonly features: readonly number[]
  /** Up to it goes left; of a leaf its value. */
  readonly values: readonly number[]
  /** Number of the left node; the right one follows it. */
  readonly lefts: readonly number[]
}

/** All trees side by side, as they are read fastest. */
export interface Forest {
  readonly roots: Int32Array
  readonly features: Int16Array
  readonly values: Float64Array
  readonly lefts: Int32Array
}

export function plant(trees: readonly Tree[]): Forest {
  const roots: number[] = []
  const lefts: number[] = []
  for (const tree of trees) {
    const root = lefts.length
    roots.push(root)
    for (const left of tree.lefts) lefts.push(root + left)
  }
  return {
    roots: Int32Array.from(roots),
    features: Int16Array.from(trees.flatMap(({ features }) => features)),
    values: Float64Array.from(trees.flatMap(({ values }) => values)),
    lefts: Int32Array.from(lefts),
  }
}

/** `columns`: one a feature, one number a row. */
export function forestScore(
  { roots, features, values, lefts }: Forest,
  columns: readonly Float64Array[],
  row: number,
): number {
  let sum = 0
  for (let node of roots) {
    let feature = features[node] ?? -1
    while (feature >= 0) {
      const isLeft = (columns[feature]?.[row] ?? 0) <= (values[node] ?? 0)
      node = (lefts[node] ?? 0) + (isLeft ? 0 : 1)
      feature = features[node] ?? -1
    }
    sum += values[node] ?? 0
  }
  return sum
}
