/** The words of a query as one call holds them. */
import type { QueryTerm, Vocabulary, WordQuery } from '../language/word-query.ts'
import type { CallView } from './call-view.ts'
import { inverseFrequency } from './weighing.ts'

export interface WordInCall {
  readonly slot: number
  readonly weight: number
  /** How often in each turn; alternatives count by their weights. */
  readonly counts: Float64Array
}

/** Names of speakers are no words to look for where they speak. */
export function wordsInCall(
  { terms }: WordQuery,
  view: CallView,
  vocabulary: Vocabulary,
  names: ReadonlySet<string>,
): readonly WordInCall[] {
  return [...Map.groupBy(terms, ({ slot }) => slot)].flatMap(([slot, alternatives]) => {
    if (alternatives.every(({ term }) => names.has(term))) return []
    const counts = countsIn(view, alternatives)
    const weight = Math.max(...alternatives.map(({ term }) => weightOf(term, vocabulary)))
    return counts === undefined ? [] : [{ slot, weight, counts }]
  })
}

export interface PairsInCall {
  /** Weight of neighbouring words of the query that are neighbours in a turn too. */
  readonly pairs: Float64Array
  /** The same over the whole call, each pair once. */
  readonly pairWeight: number
}

const MOST_PAIRS_IN_TURN = 2

export function pairsInCall(
  { pairs }: WordQuery,
  view: CallView,
  vocabulary: Vocabulary,
): PairsInCall {
  const sums = new Float64Array(view.turns)
  let pairWeight = 0
  for (const [first, second] of pairs) {
    const places = view.followed(first, second)
    if (places === undefined || places.turns.length === 0) continue
    const weight = weightOf(first, vocabulary) + weightOf(second, vocabulary)
    pairWeight += weight
    for (let n = 0; n < places.turns.length; n += 1) {
      const turn = places.turns[n] ?? 0
      const count = Math.min(MOST_PAIRS_IN_TURN, places.counts[n] ?? 0)
      sums[turn] = (sums[turn] ?? 0) + weight * count
    }
  }
  return { pairs: sums, pairWeight }
}

function weightOf(term: string, vocabulary: Vocabulary): number {
  return inverseFrequency(vocabulary.turns, vocabulary.turnsWith(term))
}

function countsIn(view: CallView, alternatives: readonly QueryTerm[]): Float64Array | undefined {
  let counts: Float64Array | undefined
  for (const { term, weight } of alternatives) {
    const places = view.postings(term)
    if (places === undefined) continue
    counts ??= new Float64Array(view.turns)
    for (let n = 0; n < places.turns.length; n += 1) {
      const turn = places.turns[n] ?? 0
      counts[turn] = (counts[turn] ?? 0) + weight * (places.counts[n] ?? 0)
    }
  }
  return counts
}
