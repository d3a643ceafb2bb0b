/** Which passages of a call hold words one right behind the other. */
import type { OpenTerms, Segment } from '../reading/index-reader.ts'
import { CallPositions, indexOfCall } from '../segments/term-postings.ts'

export interface PhraseMatcher {
  /** Those of the given passages that hold the phrase. */
  holding(call: number, passages: readonly number[]): readonly number[]
}

/** The terms' positions must have been read. */
export function createPhraseMatcher(
  segment: Segment,
  open: OpenTerms,
  phrase: readonly string[],
): PhraseMatcher {
  const words = phrase.map((term) => ({
    places: open.places(segment, term),
    positions: open.positions(segment, term),
  }))
  const first = new CallPositions()
  const next = new CallPositions()

  const read = (n: number, into: CallPositions, call: number, passages: readonly number[]) => {
    const { places, positions } = words[n] ?? {}
    const index = places === undefined ? -1 : indexOfCall(places, call)
    if (places === undefined || positions === undefined || index < 0) return false
    into.read(places, index, positions.bytes, positions.starts[index] ?? 0, passages)
    return true
  }

  return {
    holding(call, passages) {
      if (passages.length === 0 || !read(0, first, call, passages)) return []
      // Places in the list of the passages where the phrase may still begin; beginnings stay in `first`.
      let left = passages.map((_, place) => place)
      for (let n = 1; n < words.length && left.length > 0; n += 1) {
        if (!read(n, next, call, passages)) return []
        left = left.filter((place) => keepFollowed(first, next, place, n))
      }
      return left.map((place) => passages[place] ?? 0)
    },
  }
}

/** Keeps of the first words those that the other one follows at this distance; answers whether any is left. */
function keepFollowed(
  first: CallPositions,
  next: CallPositions,
  place: number,
  distance: number,
): boolean {
  const start = first.starts[place] ?? 0
  const end = first.ends[place] ?? 0
  const last = next.ends[place] ?? 0
  let other = next.starts[place] ?? 0
  let kept = start
  for (let at = start; at < end; at += 1) {
    const wanted = (first.words[at] ?? 0) + distance
    while (other < last && (next.words[other] ?? 0) < wanted) other += 1
    if (other === last) break
    if (next.words[other] !== wanted) continue
    first.words[kept] = wanted - distance
    kept += 1
  }
  first.ends[place] = kept
  return kept > start
}
