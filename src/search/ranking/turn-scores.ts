/** How well each turn of one call answers the query, beside the others of the call. */
import type { WordQuery } from '../language/word-query.ts'
import type { ScoredTurn } from './crowds.ts'
import type { Evidence } from './evidence.ts'
import { forestScore, plant } from './trees.ts'
import { turnFeatures } from './turn-features.ts'
import weights from './weights.json' with { type: 'json' }

const forest = plant(weights.turn)

/** Of all words and of all neighbours, beside what the trees say (about -2 to 2). */
const COVER_WORTH = 4
const TOGETHER_WORTH = 2
/** Below the best turn by so much at most, where no turn was read closely. */
const PLAIN_LOSS = 6

/** Best first, counted down from 0. */
export function closeScores(
  query: WordQuery,
  evidence: Evidence,
  turns: readonly number[],
): readonly ScoredTurn[] {
  if (turns.length === 0) return []
  const columns = turnFeatures(evidence)
  const scored = turns
    .map((turn) => {
      const literal = query.isQuestion ? 0 : literalScore(evidence, turn)
      return { turn, score: forestScore(forest, columns, turn) + literal }
    })
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  return scored.map(({ turn, score }) => ({ turn, score: score - best }))
}

/** Of the turns behind those that were read closely, by their plain scores. */
export function restScores(
  plain: Float64Array,
  order: readonly number[],
  close: number,
): readonly ScoredTurn[] {
  const most = plain[order[0] ?? 0] ?? 1
  const top = close > 0 ? -PLAIN_LOSS : 0
  return order.slice(close).map((turn) => {
    return { turn, score: top - PLAIN_LOSS * (1 - (plain[turn] ?? 0) / most) }
  })
}

/** The trees learned from questions alone. Words that are typed as such are wanted as they are: all, side by side. */
function literalScore({ cover, pairs, pairWeight }: Evidence, turn: number): number {
  const together = pairWeight > 0 ? Math.min(1, (pairs[turn] ?? 0) / pairWeight) : 0
  return COVER_WORTH * (cover[turn] ?? 0) + TOGETHER_WORTH * together
}
