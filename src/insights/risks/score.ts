/**
 * What a risk weighs, 0 to 100, and of what it is made. Pure.
 *
 *   (severity + rank + side + again) × 0.5 ^ (days since it was last heard ÷ half-life) × weight of the type
 *
 * severity  high 50, medium 30, low 15: the highest of its places
 * rank      C-level 20, VP 15, director or head 10, manager or lead 5: the highest of those on their side who said it
 * side      10 where the customer said it
 * again     5 for each other call in which the same worry was heard, at most 20
 *
 * Each part has the place that it comes from; together they are the score.
 */
import type { RiskType, Severity } from '../../records/finding.ts'
import type { ScorePart } from '../../records/risk.ts'
import { DAY_MS } from '../../records/days.ts'
import { rankOf } from '../rank.ts'

export interface ScoredPlace {
  readonly callId: string
  readonly startMs: number
  readonly startedAt: Date
  readonly severity: Severity | null
  readonly side: 'Internal' | 'External' | 'Unknown'
  readonly speaker: string | null
  readonly speakerTitle: string | null
}

export interface Scoring {
  readonly now: Date
  readonly type: RiskType
  readonly halfLifeDays: number
  /** 1 as built in. */
  readonly weight: number
}

const SEVERITY: Readonly<Record<Severity, number>> = { low: 15, medium: 30, high: 50 }
const CUSTOMER = 10
const AGAIN = 5
const MOST_AGAIN = 4

/** `places`: oldest first, at least one. `earlier`: where the same worry had been heard before it was settled. */
export function scoreOf(
  places: readonly ScoredPlace[],
  earlier: readonly ScoredPlace[],
  { now, halfLifeDays, weight }: Scoring,
): { readonly score: number; readonly parts: readonly ScorePart[] } {
  const last = places.at(-1)
  if (last === undefined) return { score: 0, parts: [] }
  const parts = [
    severityPart(places),
    ...rankParts(places),
    ...sideParts(places),
    ...againParts([...earlier, ...places], last),
  ]
  const add = (points: number, reason: string, place?: ScoredPlace): void => {
    const part = partOf(points, reason, place)
    if (part.points !== 0) parts.push(part)
  }
  const days = Math.max(0, (now.getTime() - last.startedAt.getTime()) / DAY_MS)
  const faded = sum(parts) * 0.5 ** (days / halfLifeDays)
  add(faded - sum(parts), `last heard ${daysAgo(days)}; half after ${halfLifeDays}`, last)
  add(sum(parts) * (weight - 1), `this type weighs ${weight} here`)
  if (sum(parts) > 100) add(100 - sum(parts), '100 is the most')
  return { score: sum(parts), parts }
}

function severityPart(places: readonly ScoredPlace[]): ScorePart {
  const place = highest(places, ({ severity }) => SEVERITY[severity ?? 'low'])
  const severity = place?.severity ?? 'low'
  return partOf(SEVERITY[severity], `${severity} severity`, place)
}

function rankParts(places: readonly ScoredPlace[]): readonly ScorePart[] {
  const theirs = places.filter(({ side }) => side !== 'Internal')
  const place = highest(theirs, ({ speakerTitle }) => rankOf(speakerTitle))
  const points = rankOf(place?.speakerTitle ?? null)
  return points === 0 ? [] : [partOf(points, `said by the ${place?.speakerTitle ?? ''}`, place)]
}

function sideParts(places: readonly ScoredPlace[]): readonly ScorePart[] {
  const place = places.findLast(({ side }) => side === 'External')
  return place === undefined ? [] : [partOf(CUSTOMER, 'said by the customer', place)]
}

/** The newest other calls, one part each. */
function againParts(places: readonly ScoredPlace[], last: ScoredPlace): readonly ScorePart[] {
  const byCall = new Map(places.map((place) => [place.callId, place]))
  byCall.delete(last.callId)
  return [...byCall.values()]
    .slice(-MOST_AGAIN)
    .map((place) => partOf(AGAIN, `the same worry on ${dayInWords(place.startedAt)}`, place))
}

function partOf(points: number, reason: string, place?: ScoredPlace): ScorePart {
  const { callId = null, startMs = null } = place ?? {}
  return { points: Math.round(points), reason, callId, startMs }
}

/** The newest of the highest. */
function highest(
  places: readonly ScoredPlace[],
  of: (place: ScoredPlace) => number,
): ScoredPlace | undefined {
  const most = Math.max(...places.map(of))
  return places.findLast((place) => of(place) === most)
}

function sum(parts: readonly ScorePart[]): number {
  return parts.reduce((points, part) => points + part.points, 0)
}

function daysAgo(days: number): string {
  const whole = Math.floor(days)
  return whole === 0 ? 'today' : whole === 1 ? '1 day ago' : `${whole} days ago`
}

/** `9 Sep 2026`, in UTC. */
function dayInWords(at: Date): string {
  return DAY.format(at)
}

// Made once: making one takes longer than a hundred days in words.
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
