/** Puts what was found into the order in which it is shown. */
import type { Match, Matches } from './matches.ts'
import { rankedCalls } from './matching/find-calls.ts'
import { rankCalls } from './ranking/rank.ts'
import type { ReadQuery } from './read-query.ts'
import { callViewOf } from './reading/call-view.ts'
import type { Sight } from './reading/sights.ts'

export interface RankedMatch {
  readonly match: Match
  readonly passage: number
  readonly score: number
  readonly isPartial: boolean
}

/** Where words are looked for, passages that hold all of them come before those that hold most. */
export async function rankMatches(
  sight: Sight,
  { calls, isEvery }: Matches,
  { open, query, vocabulary, plan }: ReadQuery,
): Promise<readonly RankedMatch[]> {
  const byId = new Map(calls.map((match) => [match.segment.head.callIds[match.call] ?? '', match]))
  const close = [...byId].slice(0, isEvery ? byId.size : rankedCalls(plan))
  const facts = await sight.factsOf(close.map(([callId]) => callId))
  const views = close.map(([callId, { segment, call, score }]) => ({
    view: callViewOf(segment, call, open, facts.get(callId)),
    score,
  }))
  const ranked = rankCalls(query, views, vocabulary).flatMap(
    ({ call, turn, score }): RankedMatch[] => {
      const match = byId.get(call)
      if (match === undefined || !match.passages.has(turn)) return []
      return [{ match, passage: turn, score, isPartial: !match.whole.has(turn) }]
    },
  )
  const all = isEvery ? ranked : [...ranked, ...unranked(calls, ranked)]
  if (query.isQuestion) return all
  return [...all.filter(({ isPartial }) => !isPartial), ...all.filter(({ isPartial }) => isPartial)]
}

/** What the ranking was not asked about, or has nothing to say of, as where only stop words were asked for. */
function unranked(calls: readonly Match[], ranked: readonly RankedMatch[]): readonly RankedMatch[] {
  const done = new Map<Match, Set<number>>(calls.map((match) => [match, new Set()]))
  for (const { match, passage } of ranked) done.get(match)?.add(passage)
  const score = Math.min(0, ...ranked.map((one) => one.score))
  return calls.flatMap((match) =>
    [...match.passages]
      .filter((passage) => !done.get(match)?.has(passage))
      .map((passage) => ({ match, passage, score, isPartial: !match.whole.has(passage) })),
  )
}
