/** The order of calls and of the turns in them. */
import type { Vocabulary, WordQuery } from '../language/word-query.ts'
import { callFeatures } from './call-features.ts'
import type { CallPostings, RankedTurn, ScoredCall } from './call-view.ts'
import { withoutCrowds } from './crowds.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { forestScore, plant } from './trees.ts'
import { plainScores, turnFeatures } from './turn-features.ts'
import { inverseFrequency, saturated } from './weighing.ts'
import weights from './weights.json' with { type: 'json' }

const forest = plant(weights.turn)

export type { CallPostings, CallView, RankedTurn } from './call-view.ts'

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

/** Calls whose turns are read closely; with several calls, so many turns of each. */
const CLOSE_CALLS = 12
const CLOSE_TURNS = 40
/** Turns of a single call that are read closely. */
const CLOSE_TURNS_OF_ONE = 150
/** Of all words and of all neighbours, beside what the trees say (about -2 to 2). */
const COVER_WORTH = 4
const TOGETHER_WORTH = 2
/** Below every turn that was read closely. */
const PLAIN_LOSS = 6

/** All turns that have anything to do with the query, the best of the best call first. */
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
  const closeTurns = calls.length === 1 ? CLOSE_TURNS_OF_ONE : CLOSE_TURNS
  return read
    .flatMap(({ evidence, score }, place) => {
      const turns = rankTurns(query, evidence, place < CLOSE_CALLS ? closeTurns : 0)
      return turns.map((one) => ({ ...one, score: one.score + score }))
    })
    .sort((a, b) => b.score - a.score)
}

function callScore(features: readonly number[]): number {
  return features.reduce((sum, value, n) => sum + value * (weights.call[n] ?? 0), 0)
}

/** Scores count down from 0, the best turn's. */
function rankTurns(query: WordQuery, evidence: Evidence, closeTurns: number): RankedTurn[] {
  const plain = plainScores(evidence)
  const order = Array.from(plain.keys())
    .filter((turn) => (plain[turn] ?? 0) > 0)
    .sort((a, b) => (plain[b] ?? 0) - (plain[a] ?? 0))
  const columns = closeTurns > 0 ? turnFeatures(evidence) : []
  const close = order
    .slice(0, closeTurns)
    .map((turn) => {
      const literal = query.isQuestion ? 0 : literalScore(evidence, turn)
      return { turn, score: forestScore(forest, columns, turn) + literal }
    })
    .sort((a, b) => b.score - a.score)
  const best = close[0]?.score ?? 0
  const lowest = (close.at(-1)?.score ?? 0) - best
  const mostPlain = Math.max(1, plain[order[0] ?? 0] ?? 1)
  const rest = order.slice(closeTurns).map((turn) => {
    const behind = 1 - (plain[turn] ?? 0) / mostPlain
    return { turn, score: closeTurns > 0 ? lowest - behind : -PLAIN_LOSS * behind }
  })
  const scored = [...close.map(({ turn, score }) => ({ turn, score: score - best })), ...rest]
  return withoutCrowds(scored).map((one) => ({ ...one, call: evidence.view.id }))
}

/** The trees learned from questions alone. Words that are typed as such are wanted as they are: all, side by side. */
function literalScore({ cover, pairs, pairWeight }: Evidence, turn: number): number {
  const together = pairWeight > 0 ? Math.min(1, (pairs[turn] ?? 0) / pairWeight) : 0
  return COVER_WORTH * (cover[turn] ?? 0) + TOGETHER_WORTH * together
}
