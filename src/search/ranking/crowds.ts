/** Hits side by side show one place of the call: all but the best of them step back. */

export interface ScoredTurn {
  readonly turn: number
  readonly score: number
}

/** Turns on each side of a hit that show nothing new. */
const NEIGHBOURS = 5
const NEIGHBOUR_LOSS = 3

/** `turns`: best first. Answers them in the same order, with their scores as they count beside others. */
export function withoutCrowds(turns: readonly ScoredTurn[]): readonly ScoredTurn[] {
  const crowded = new Set<number>()
  return turns.map(({ turn, score }) => {
    if (crowded.has(turn)) return { turn, score: score - NEIGHBOUR_LOSS }
    for (let near = turn - NEIGHBOURS; near <= turn + NEIGHBOURS; near += 1) crowded.add(near)
    return { turn, score }
  })
}
