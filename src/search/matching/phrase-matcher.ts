/** Which passages of a call hold words one right behind the other. */
import type { OpenTerms, Segment } from '../reading/index-reader.ts'
import { CallPositions, indexOfCall } from '../segments/term-postings.ts'

export interface PhraseMatcher {
  /** Those of the given passages that hold the phrase. */
  holding(call: number, passages: readonly number[]): readonly number[]
}

const NONE: readonly number[] = []

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
  let places = new Uint32Array(64)

  const read = (n: number, into: CallPositions, call: number, passages: readonly number[]) => {
    const { places, positions } = words[n] ?? {}
    const index = places === undefined ? -1 : indexOfCall(places, call)
    if (places === undefined || positions === undefined || index < 0) return false
    into.read(places, index, positions.bytes, positions.starts[index] ?? 0, passages)
    return true
  }

  return {
    holding(call, passages) {
      if (passages.length === 0 || !read(0, first, call, passages)) return NONE
      // Passages in which the phrase may still begin. Beginnings stay in `first`, at the passage's place in the whole list.
      let left = passages.length
      if (places.length < left) places = new Uint32Array(left * 2)
      for (let place = 0; place < left; place += 1) places[place] = place
      for (let n = 1; n < words.length; n += 1) {
        if (!read(n, next, call, passages)) return NONE
        let kept = 0
        for (let at = 0; at < left; at += 1) {
          const place = places[at] ?? 0
          if (keepFollowed(first, next, place, n)) places[kept++] = place
        }
        left = kept
        if (left === 0) return NONE
      }
      return Array.from(places.subarray(0, left), (place) => passages[place] ?? 0)
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
