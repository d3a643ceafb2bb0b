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
  const { firstPassages } = segment.head
  const words = phrase.map((term) => ({
    places: open.places(segment, term),
    positions: open.positions(segment, term),
    ofCall: new CallPositions(),
  }))

  const readCall = (call: number): boolean => {
    const passages = (firstPassages[call + 1] ?? 0) - (firstPassages[call] ?? 0)
    for (const { places, positions, ofCall } of words) {
      const index = places === undefined ? -1 : indexOfCall(places, call)
      if (places === undefined || positions === undefined || index < 0) return false
      ofCall.read(places, index, passages, positions.bytes, positions.starts[index] ?? 0)
    }
    return true
  }

  const holds = (passage: number): boolean => {
    const first = words[0]?.ofCall
    if (first === undefined) return true
    const start = first.starts[passage] ?? 0
    for (let at = start; at < start + (first.counts[passage] ?? 0); at += 1) {
      const word = first.words[at] ?? 0
      if (words.every(({ ofCall }, n) => n === 0 || isAt(ofCall, passage, word + n))) return true
    }
    return false
  }

  return {
    holding(call, passages) {
      return passages.length > 0 && readCall(call) ? passages.filter(holds) : []
    },
  }
}

function isAt({ starts, counts, words }: CallPositions, passage: number, word: number): boolean {
  const start = starts[passage] ?? 0
  for (let at = start; at < start + (counts[passage] ?? 0); at += 1) {
    if (words[at] === word) return true
  }
  return false
}
