/**
 * Goes through the calls, the most promising first, until enough are found: those to be ranked, and a total that is
 * exact as far as anybody reads it.
 */
import type { CallSet } from '../reading/call-sets.ts'
import type { OpenTerms, Segment } from '../reading/index-reader.ts'
import { bestFirst } from './call-order.ts'
import { createSegmentMatcher, type SegmentMatcher } from './segment-matcher.ts'
import type { SearchPlan } from './search-plan.ts'

export interface FoundCall {
  readonly segment: Segment
  /** Its number in the segment. */
  readonly call: number
  /** Of the call as a whole. */
  readonly score: number
  /** Passages that match, in order. */
  readonly passages: readonly number[]
}

export interface Found {
  /** The best of them. */
  readonly calls: readonly FoundCall[]
  /** Passages that match, in all calls; never above `MOST_COUNTED`. */
  readonly total: number
  readonly isExact: boolean
}

export interface Finding {
  readonly segments: readonly Segment[]
  /** Calls outside of it do not exist. */
  readonly calls: CallSet
  readonly open: OpenTerms
  readonly plan: SearchPlan
  /** Passages that are to be shown at most. */
  readonly limit: number
  /** Scores of all calls of a segment. */
  scores(segment: Segment): Float32Array
}

const MOST_COUNTED = 1_000
/** So many calls are read closely where a few words are looked for, and where a question is asked. */
const RANKED_CALLS = 12
const RANKED_CALLS_OF_QUESTION = 40

/** How many of the calls are worth ranking. */
export function rankedCalls({ isQuestion }: SearchPlan): number {
  return isQuestion ? RANKED_CALLS_OF_QUESTION : RANKED_CALLS
}

/** Calls with passages that meet every requirement. */
export function findAll(finding: Finding): Found {
  const all = 2 ** finding.plan.requirements.length - 1
  return find(finding, {
    isCandidate: (bits) => bits === all,
    match: (matcher, call) => matcher.matchAll(call),
  })
}

/** Calls with passages that meet a share of the requirements, by weight. A share of 0 asks for any passage that meets one. */
export function findMost(finding: Finding, share: number): Found {
  const { requirements } = finding.plan
  const whole = requirements.reduce((sum, { weight }) => sum + weight, 0)
  // A hair less, as sums of the same weights differ in their last bits; and never nothing at all.
  const least = Math.max(whole * share * 0.999_999, Number.MIN_VALUE)
  return find(finding, {
    isCandidate: (bits) =>
      requirements.reduce((sum, { weight }, n) => ((bits >>> n) & 1 ? sum + weight : sum), 0) >=
      least,
    match: (matcher, call) => matcher.matchMost(call, least),
  })
}

/** Every passage of the calls that may be shown at all: for few calls, of which the ranking says the rest. */
export function findEvery({ segments, calls, open, plan }: Finding): Found {
  const found = segments.flatMap((segment): FoundCall[] => {
    const matcher = createSegmentMatcher(segment, open, plan)
    const set = calls.get(segment.segmentId) ?? new Uint8Array()
    return [...set.keys()]
      .filter((call) => set[call] === 1)
      .map((call) => ({ segment, call, score: 0, passages: matcher.every(call) }))
  })
  const total = found.reduce((sum, { passages }) => sum + passages.length, 0)
  return { calls: found, total: Math.min(total, MOST_COUNTED), isExact: total <= MOST_COUNTED }
}

interface Way {
  /** Whether a call that meets these requirements somewhere can hold a match. */
  isCandidate(bits: number): boolean
  match(matcher: SegmentMatcher, call: number): readonly number[]
}

function find(finding: Finding, way: Way): Found {
  const { segments, calls, open, plan } = finding
  if (plan.requirements.length === 0) return { calls: [], total: 0, isExact: true }
  const matchers = segments.map((segment) => createSegmentMatcher(segment, open, plan))
  const firsts = new Uint32Array(segments.length + 1)
  for (const [n, { head }] of segments.entries()) {
    firsts[n + 1] = (firsts[n] ?? 0) + head.callIds.length
  }
  const promises = new Float32Array(firsts.at(-1) ?? 0)
  for (const [n, matcher] of matchers.entries()) {
    const set = calls.get(matcher.segment.segmentId)
    if (set === undefined) continue
    const bits = matcher.met(set)
    const scores = finding.scores(matcher.segment)
    for (let call = 0; call < bits.length; call += 1) {
      const has = bits[call] ?? 0
      if (has === 0 || !way.isCandidate(has)) continue
      // A call without a score, as where only stop words were asked for, is a candidate all the same.
      promises[(firsts[n] ?? 0) + call] = Math.max(scores[call] ?? 0, 1e-6)
    }
  }
  const ranked = rankedCalls(plan)
  const found: FoundCall[] = []
  let total = 0
  for (const place of bestFirst(promises)) {
    const isEnough = found.length >= ranked && total >= finding.limit
    if (isEnough && total > MOST_COUNTED) break
    const n = segmentOf(firsts, place)
    const matcher = matchers[n]
    if (matcher === undefined) break
    const call = place - (firsts[n] ?? 0)
    const passages = way.match(matcher, call)
    total += passages.length
    if (passages.length > 0 && !isEnough) {
      found.push({ segment: matcher.segment, call, score: promises[place] ?? 0, passages })
    }
  }
  return { calls: found, total: Math.min(total, MOST_COUNTED), isExact: total <= MOST_COUNTED }
}

/** Segments are few: the last one that begins at or before the place. */
function segmentOf(firsts: Uint32Array, place: number): number {
  let n = firsts.length - 2
  while (n > 0 && (firsts[n] ?? 0) > place) n -= 1
  return n
}
