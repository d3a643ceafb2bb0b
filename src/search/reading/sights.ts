/**
 * What members may see, as sets of calls that are remembered for as long as nothing has changed. The sets only spare
 * work: whatever is shown in the end is read with the predicate itself.
 */
import type { Reading } from '../../store/reading.ts'
import { visibleCalls } from '../../store/search-calls.ts'
import { type CallFacts, visibleFacts } from '../../store/search-hits.ts'
import type { Looker } from '../../store/visibility.ts'
import { type CallSet, callSetOf } from './call-sets.ts'
import type { OpenTerms, Segment } from './index-reader.ts'

/** How many calls, and how many of their passages, hold a term. */
export interface TermCounts {
  readonly calls: number
  readonly passages: number
}

/** The index as one member sees it: nothing in it depends on what they may not see. */
export interface Sight {
  /** Those with a visible call. */
  readonly segments: readonly Segment[]
  readonly visible: CallSet
  readonly calls: number
  readonly passages: number
  /** Words of all visible calls, as their lengths count them. */
  readonly words: number
  /** What the ranking knows of these calls beside their words. */
  factsOf(callIds: readonly string[]): Promise<ReadonlyMap<string, CallFacts>>
  /** Of a term whose places were read. */
  countsOf(open: OpenTerms, term: string): TermCounts
}

export interface Sights {
  /** `epoch`: that of visibility, of the same reading. */
  of(reading: Reading, looker: Looker, segments: readonly Segment[], epoch: number): Promise<Sight>
  /** The set has shown itself to be old. */
  forget(looker: Looker): void
}

const MOST_REMEMBERED = 200
/** A mirror of Gong's permissions grows too old without any change. */
const LONGEST_MS = 60_000
const MOST_TERMS = 20_000
const MOST_FACTS = 5_000

/** Nothing of the segments themselves, which may be gone before this is used again. */
interface Remembered {
  readonly epoch: number
  readonly segments: string
  readonly atMs: number
  readonly visible: CallSet
  readonly counted: Map<string, TermCounts>
  readonly facts: Map<string, CallFacts>
}

export function createSights(): Sights {
  const remembered = new Map<string, Remembered>()
  const remember = (key: string, one: Remembered): void => {
    remembered.delete(key)
    remembered.set(key, one)
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MOST_REMEMBERED) break
      remembered.delete(oldest)
    }
  }
  return {
    async of(reading, looker, segments, epoch) {
      const readFacts = (callIds: readonly string[]) => visibleFacts(reading, looker, callIds)
      const ids = segments.map(({ segmentId }) => segmentId)
      const old = remembered.get(keyOf(looker))
      const atMs = looker.now.getTime()
      const isFresh =
        old?.epoch === epoch &&
        old.segments === ids.join() &&
        Math.abs(atMs - old.atMs) < LONGEST_MS
      if (isFresh) return createSight(segments, old, readFacts)
      const visible = callSetOf(segments, await visibleCalls(reading, looker))
      const fresh = {
        epoch,
        segments: ids.join(),
        atMs,
        visible,
        counted: new Map(),
        facts: new Map(),
      }
      remember(keyOf(looker), fresh)
      return createSight(segments, fresh, readFacts)
    },
    forget(looker) {
      remembered.delete(keyOf(looker))
    },
  }
}

function keyOf({ organizationId, memberId }: Looker): string {
  return JSON.stringify([organizationId, memberId])
}

function createSight(
  all: readonly Segment[],
  { visible, counted, facts }: Remembered,
  readFacts: (callIds: readonly string[]) => Promise<readonly CallFacts[]>,
): Sight {
  const segments = all.filter(({ segmentId }) => visible.has(segmentId))
  let calls = 0
  let passages = 0
  let words = 0
  for (const { segmentId, head } of segments) {
    const set = visible.get(segmentId) ?? new Uint8Array()
    for (let call = 0; call < set.length; call += 1) {
      if (set[call] !== 1) continue
      calls += 1
      passages += (head.firstPassages[call + 1] ?? 0) - (head.firstPassages[call] ?? 0)
      words += head.callLengths[call] ?? 0
    }
  }
  return {
    segments,
    visible,
    calls,
    passages,
    words,
    async factsOf(callIds) {
      const found = new Map<string, CallFacts>()
      for (const callId of callIds) {
        const known = facts.get(callId)
        if (known !== undefined) found.set(callId, known)
      }
      const missing = callIds.filter((callId) => !found.has(callId))
      if (facts.size + missing.length > MOST_FACTS) facts.clear()
      for (const one of missing.length === 0 ? [] : await readFacts(missing)) {
        found.set(one.callId, one)
        facts.set(one.callId, one)
      }
      return found
    },
    countsOf(open, term) {
      const known = counted.get(term)
      if (known !== undefined) return known
      const counts = countTerm(segments, visible, open, term)
      if (counted.size >= MOST_TERMS) counted.clear()
      counted.set(term, counts)
      return counts
    },
  }
}

function countTerm(
  segments: readonly Segment[],
  visible: CallSet,
  open: OpenTerms,
  term: string,
): TermCounts {
  let calls = 0
  let passages = 0
  for (const segment of segments) {
    const places = open.places(segment, term)
    const set = visible.get(segment.segmentId)
    if (places === undefined || set === undefined) continue
    for (let index = 0; index < places.calls.length; index += 1) {
      if (set[places.calls[index] ?? 0] !== 1) continue
      calls += 1
      passages += places.passages[index] ?? 0
    }
  }
  return { calls, passages }
}
