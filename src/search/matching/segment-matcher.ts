/** Which passages of a call hold all that was asked for; for one segment. */
import type { OpenTerms, Segment } from '../reading/index-reader.ts'
import { indexOfCall, readPassages, type TermPlaces } from '../segments/term-postings.ts'
import type { Requirement, SearchPlan } from './search-plan.ts'
import { createPhraseMatcher } from './phrase-matcher.ts'

export interface SegmentMatcher {
  readonly segment: Segment
  /** Which requirements each call meets somewhere: bit n for the n-th. Only calls of the set are looked at. */
  met(calls: Uint8Array): Uint32Array
  /** Passages of the call, in order, that meet every requirement. */
  matchAll(call: number): readonly number[]
  /** Passages that meet requirements of at least this weight together. */
  matchMost(call: number, leastWeight: number): readonly number[]
  /** All passages, but for what phrases and speakers leave out. */
  every(call: number): readonly number[]
}

interface Opened extends Requirement {
  readonly places: readonly TermPlaces[]
}

export function createSegmentMatcher(
  segment: Segment,
  open: OpenTerms,
  plan: SearchPlan,
): SegmentMatcher {
  const { firstPassages } = segment.head
  const phrases = plan.phrases.map((phrase) => createPhraseMatcher(segment, open, phrase))
  const requirements = plan.requirements.map((requirement): Opened => {
    const places = requirement.terms.flatMap((term) => open.places(segment, term) ?? [])
    return { ...requirement, places }
  })
  const rarestFirst = requirements.toSorted((a, b) => b.weight - a.weight)
  const size = (call: number): number => (firstPassages[call + 1] ?? 0) - (firstPassages[call] ?? 0)

  /** For each passage how many requirements in a row it has met so far. */
  let met = new Uint8Array(256)
  let weights = new Float64Array(256)
  let passages = new Uint32Array(256)
  let counts = new Uint32Array(256)
  const makeRoom = (length: number): void => {
    if (passages.length < length) {
      met = new Uint8Array(length * 2)
      weights = new Float64Array(length * 2)
      passages = new Uint32Array(length * 2)
      counts = new Uint32Array(length * 2)
    }
    met.fill(0, 0, length)
    weights.fill(0, 0, length)
  }

  const passing = (call: number, found: readonly number[]): readonly number[] =>
    phrases.reduce(
      (left, phrase) => phrase.holding(call, left),
      plan.passes === undefined ? found : found.filter((n) => plan.passes?.(segment, call, n)),
    )

  return {
    segment,
    met(calls) {
      const bits = new Uint32Array(calls.length)
      for (const [n, { places }] of requirements.entries()) {
        for (const { calls: holding } of places) {
          for (let at = 0; at < holding.length; at += 1) {
            const call = holding[at] ?? 0
            if (calls[call] === 1) bits[call] = (bits[call] ?? 0) | (1 << n)
          }
        }
      }
      return bits
    },
    every(call) {
      return passing(call, [...Array(size(call)).keys()])
    },
    matchAll(call) {
      makeRoom(size(call))
      let level = 0
      for (const { places } of rarestFirst) {
        let isMet = false
        for (const one of places) {
          const index = indexOfCall(one, call)
          if (index < 0) continue
          const holding = readPassages(one, index, passages, counts)
          for (let at = 0; at < holding; at += 1) {
            const passage = passages[at] ?? 0
            if (met[passage] !== level) continue
            met[passage] = level + 1
            isMet = true
          }
        }
        if (!isMet) return []
        level += 1
      }
      const found: number[] = []
      for (let n = 0; n < size(call); n += 1) if (met[n] === level) found.push(n)
      return passing(call, found)
    },
    matchMost(call, leastWeight) {
      makeRoom(size(call))
      for (const [n, { places, weight }] of requirements.entries()) {
        for (const one of places) {
          const index = indexOfCall(one, call)
          if (index < 0) continue
          const holding = readPassages(one, index, passages, counts)
          for (let at = 0; at < holding; at += 1) {
            const passage = passages[at] ?? 0
            // Another term of the same requirement has counted already.
            if (met[passage] === n + 1) continue
            met[passage] = n + 1
            weights[passage] = (weights[passage] ?? 0) + weight
          }
        }
      }
      const found: number[] = []
      for (let n = 0; n < size(call); n += 1) {
        if ((weights[n] ?? 0) >= leastWeight) found.push(n)
      }
      return passing(call, found)
    },
  }
}
