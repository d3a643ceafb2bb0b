/** What is found for a query: passages with all the words or, where these are too few, with most of them. */
import type { CallPostings } from './ranking/rank.ts'
import { scoreCalls } from './ranking/rank.ts'
import type { CallSet } from './reading/call-sets.ts'
import type { Segment } from './reading/index-reader.ts'
import type { Sight } from './reading/sights.ts'
import {
  findAll,
  findEvery,
  type Finding,
  findMost,
  type Found,
  type FoundCall,
} from './matching/find-calls.ts'
import type { ReadQuery } from './read-query.ts'

export interface Match extends Omit<FoundCall, 'passages'> {
  readonly passages: ReadonlySet<number>
  /** Those of them that hold all words. */
  readonly whole: ReadonlySet<number>
}

export interface Matches {
  readonly calls: readonly Match[]
  readonly total: number
  readonly isExact: boolean
  /** Every passage is among them, also those without any of the words: the ranking says which to show. */
  readonly isEvery: boolean
}

/** Fewer passages with all words than these are too few. */
const ENOUGH = 3
/** Most of the words: half of what they tell. An answer need not hold so much of its question. */
const MOST = 0.5
const SOME = 0.25

export function findMatches({
  sight,
  calls,
  read,
  isOneCall,
  limit,
}: {
  readonly sight: Sight
  readonly calls: CallSet
  readonly read: ReadQuery
  readonly isOneCall: boolean
  readonly limit: number
}): Matches {
  const { open, query, plan, vocabulary, hasUnknown } = read
  const scored = new Map<number, Float32Array>()
  const scores = (segment: Segment): Float32Array => {
    const known = scored.get(segment.segmentId)
    if (known !== undefined) return known
    const of = (term: string): CallPostings | undefined => open.places(segment, term)
    const fresh = scoreCalls(query, of, segment.head.callLengths, vocabulary)
    scored.set(segment.segmentId, fresh)
    return fresh
  }
  const finding: Finding = { segments: sight.segments, calls, open, plan, limit, scores }
  const all = hasUnknown ? { calls: [], total: 0, isExact: true } : findAll(finding)
  if (plan.isQuestion) {
    // An answer in a call may have none of the words of the question.
    if (isOneCall) return { ...joined(findEvery(finding), all), isEvery: true }
    return joined(findMost(finding, SOME), all)
  }
  const canRelax = hasUnknown || plan.requirements.length > 1
  if (all.total >= ENOUGH || !canRelax) return joined(all, all)
  const most = findMost(finding, MOST)
  return joined(most.total > 0 ? most : findMost(finding, 0), all)
}

function joined(found: Found, all: Found): Matches {
  const wholes = new Map(all.calls.map((one) => [keyOf(one), new Set(one.passages)]))
  const calls = found.calls.map((one) => ({
    ...one,
    passages: new Set(one.passages),
    whole: wholes.get(keyOf(one)) ?? new Set<number>(),
  }))
  return { calls, total: found.total, isExact: found.isExact, isEvery: false }
}

function keyOf({ segment, call }: FoundCall): string {
  return `${segment.segmentId} ${call}`
}
