/** Action items of a meeting: found when a cited act is near one that an item rests on. Pure. */
import { share } from './insights/score.ts'

export interface ItemMeeting {
  /** Act by act, how sure the model is. */
  readonly scores: readonly number[]
  /** Of each item the acts that it rests on. */
  readonly items: readonly (readonly number[])[]
}

export interface ItemFigures {
  readonly items: number
  readonly itemRecall: number | null
  readonly citedPrecision: number | null
  /** Of the items, at the lowest threshold at which a fifth of the cited acts are right. */
  readonly itemRecallAtPrecision: number | null
}

const NEAR = 3
const LEAST_PRECISION = 0.2

export function itemFigures(meetings: readonly ItemMeeting[], from: number): ItemFigures {
  const events = meetings.flatMap(eventsOf)
  const items = meetings.reduce((sum, meeting) => sum + meeting.items.length, 0)
  const cited = events.filter(({ score }) => score >= from)
  return {
    items,
    itemRecall: share(itemsOf(cited), items),
    citedPrecision: share(cited.filter(({ near }) => near.length > 0).length, cited.length),
    itemRecallAtPrecision: share(itemsAtPrecision(events), items),
  }
}

interface Cited {
  readonly score: number
  /** Items that it is near to, each with a name of its own. */
  readonly near: readonly string[]
}

function eventsOf({ scores, items }: ItemMeeting, meeting: number): readonly Cited[] {
  return scores.map((score, act) => ({
    score,
    near: items.flatMap((acts, item) =>
      acts.some((one) => Math.abs(one - act) <= NEAR) ? [`${meeting} ${item}`] : [],
    ),
  }))
}

function itemsOf(cited: readonly Cited[]): number {
  return new Set(cited.flatMap(({ near }) => near)).size
}

function itemsAtPrecision(events: readonly Cited[]): number {
  const order = events.toSorted((a, b) => b.score - a.score)
  const found = new Set<string>()
  let [right, best] = [0, 0]
  order.forEach(({ score, near }, n) => {
    if (near.length > 0) right += 1
    for (const item of near) found.add(item)
    const isLastOfScore = order[n + 1]?.score !== score
    if (isLastOfScore && right / (n + 1) >= LEAST_PRECISION) best = found.size
  })
  return best
}
