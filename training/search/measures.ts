/** How well answers rank: the share of queries with one among the first, and the mean of 1 / rank. */

export interface Measures {
  readonly queries: number
  /** Percent. */
  readonly hit1: number
  readonly hit5: number
  readonly hit10: number
  /** 0 to 1. */
  readonly mrr: number
}

/** `ranks`: of the first right answer, from 1; undefined where none was found. */
export function measuresOf(ranks: readonly (number | undefined)[]): Measures {
  const share = (most: number): number =>
    (100 * ranks.filter((rank) => rank !== undefined && rank <= most).length) /
    Math.max(1, ranks.length)
  const sum = ranks.reduce<number>((all, rank) => all + (rank === undefined ? 0 : 1 / rank), 0)
  return {
    queries: ranks.length,
    hit1: share(1),
    hit5: share(5),
    hit10: share(10),
    mrr: sum / Math.max(1, ranks.length),
  }
}
