/** The order of calls and of the turns in them. */
import type { Vocabulary, WordQuery } from '../language/word-query.ts'
import { callFeatures } from './call-features.ts'
import type { CallPostings, RankedTurn, ScoredCall } from './call-view.ts'
import { withoutCrowds } from './crowds.ts'
import { evidenceOf } from './evidence.ts'
import { closeScores, restScores } from './turn-scores.ts'
import { plainScores } from './turn-features.ts'
import { inverseFrequency, saturated } from './weighing.ts'
import weights from './weights.json' with { type: 'json' }

export type { CallPostings } from './call-view.ts'

/** BM25 of whole calls, one number a call; `lengths` in terms. */
export function scoreCalls(
  { terms }: WordQuery,
  postingsOf: (term: string) => CallPostings | undefined,
  lengths: Uint32Array,
  vocabulary: Vocabulary,
): Float32Array {
  const scores = new Float32Array(lengths.length)
  for (const { term, weight } of terms) {
    const postings = postingsOf(term)
    if (postings === undefined) continue
    const told = weight * inverseFrequency(vocabulary.calls, vocabulary.callsWith(term))
    const { calls, counts } = postings
    for (let n = 0; n < calls.length; n += 1) {
      const call = calls[n] ?? 0
      const length = (lengths[call] ?? 0) / vocabulary.callLength
      scores[call] = (scores[call] ?? 0) + told * saturated(counts[n] ?? 0, length)
    }
  }
  return scores
}

/** How many calls, and how many turns of each, are read closely. */
interface Closeness {
  readonly calls: number
  readonly turns: number
}
const ONE_CALL: Closeness = { calls: 1, turns: 150 }
const FEW_WORDS: Closeness = { calls: 4, turns: 10 }
const MANY_WORDS: Closeness = { calls: 12, turns: 30 }
const MOST_FEW_WORDS = 3

/**
 * The best turn of the best call first. Of a single call every turn that has to do with the query, by what is said around
 * it at least; of several calls those that hold a word of it.
 */
export function rankCalls(
  query: WordQuery,
  calls: readonly ScoredCall[],
  vocabulary: Vocabulary,
): RankedTurn[] {
  const read = calls
    .map(({ view, score }) => {
      const evidence = evidenceOf(query, view, vocabulary)
      return { evidence, score: callScore(callFeatures(evidence, score)) }
    })
    .sort((a, b) => b.score - a.score)
  const several = query.slots > MOST_FEW_WORDS ? MANY_WORDS : FEW_WORDS
  const closeness = calls.length === 1 ? ONE_CALL : several
  return read
    .flatMap(({ evidence, score }, place) => {
      const plain = plainScores(evidence)
      const order = bestFirst(plain, calls.length === 1 ? plain : evidence.all.own)
      const close = place < closeness.calls ? closeness.turns : 0
      const scored = [
        ...closeScores(query, evidence, order.slice(0, close)),
        ...restScores(plain, order, close),
      ]
      const call = evidence.view.id
      return withoutCrowds(scored).map((one) => ({
        call,
        turn: one.turn,
        score: score + one.score,
      }))
    })
    .sort((a, b) => b.score - a.score)
}

function callScore(features: readonly number[]): number {
  return features.reduce((sum, value, n) => sum + value * (weights.call[n] ?? 0), 0)
}

/** Turns in which `needed` is more than nothing. */
function bestFirst(scores: Float64Array, needed: Float64Array): number[] {
  const turns: number[] = []
  for (let turn = 0; turn < scores.length; turn += 1) if ((needed[turn] ?? 0) > 0) turns.push(turn)
  return turns.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
}
