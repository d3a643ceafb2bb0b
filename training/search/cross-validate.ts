/** Each meeting is measured with weights that were learned without it. */
import { withoutCrowds } from '../../src/search/ranking/crowds.ts'
import { learn, scoreCalls, scoreTurns } from './learn.ts'
import type { Lists, RankedList } from './lists.ts'
import { type Measures, measuresOf } from './measures.ts'

export interface Trial {
  /** In meetings: which of them are left out together. */
  readonly meeting: number
  /** Rank of the first turn that answers, and of the right meeting. */
  readonly turn: number | undefined
  readonly call: number | undefined
}

/** `foldOf`: of each meeting. One trial a query. */
export function crossValidate(lists: Lists, foldOf: readonly number[]): readonly Trial[] {
  return [...new Set(foldOf)]
    .toSorted((a, b) => a - b)
    .flatMap((fold) => {
      const isSeen = ({ meeting }: RankedList): boolean => foldOf[meeting] !== fold
      const weights = learn({
        turns: lists.turns.filter(isSeen),
        calls: lists.calls.filter(isSeen),
      })
      return lists.turns.flatMap((list, n): Trial[] => {
        const calls = lists.calls[n]
        if (isSeen(list) || calls === undefined) return []
        return [
          {
            meeting: list.meeting,
            turn: rankOf(list, turnOrder(list, scoreTurns(list, weights))),
            call: rankOf(calls, bestFirst(scoreCalls(calls, weights))),
          },
        ]
      })
    })
}

export function reportLine(name: string, trials: readonly Trial[]): string {
  const turns = measuresOf(trials.map(({ turn }) => turn))
  const calls = measuresOf(trials.map(({ call }) => call))
  const { queries, hit1, hit5, hit10, mrr }: Measures = turns
  const numbers = [hit1, hit5, hit10].map((one) => one.toFixed(1).padStart(6)).join('')
  return `${name.padEnd(24)}${String(queries).padStart(5)}${numbers}${mrr.toFixed(3).padStart(7)}${calls.hit1.toFixed(1).padStart(7)}`
}

function turnOrder({ ids }: RankedList, scores: readonly number[]): readonly number[] {
  const scored = bestFirst(scores).map((row) => ({
    turn: ids[row] ?? 0,
    score: scores[row] ?? 0,
    row,
  }))
  const losses = withoutCrowds(scored)
  return scored
    .map(({ row }, n) => ({ row, score: losses[n]?.score ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row)
}

function bestFirst(scores: readonly number[]): readonly number[] {
  return [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
}

/** Parts of one turn are one hit. */
function rankOf({ ids, isRight }: RankedList, order: readonly number[]): number | undefined {
  const place = order.findIndex((row) => isRight[row] === true)
  return place < 0 ? undefined : new Set(order.slice(0, place + 1).map((row) => ids[row])).size
}
