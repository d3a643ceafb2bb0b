/** One call as the ranking reads it, out of the columns of its segment. */
import type { CallFacts } from '../../store/search-hits.ts'
import type { CallView } from '../ranking/rank.ts'
import { indexOfCall, readPassages } from '../segments/term-postings.ts'
import type { OpenTerms, Segment } from './index-reader.ts'

const MOST_COUNT = 255

export function callViewOf(
  segment: Segment,
  call: number,
  open: OpenTerms,
  facts: CallFacts | undefined,
): CallView {
  const { callIds, firstPassages, callLengths, passages } = segment.head
  const from = firstPassages[call] ?? 0
  const to = firstPassages[call + 1] ?? 0
  return {
    id: callIds[call] ?? '',
    title: facts?.title ?? '',
    turns: to - from,
    lengths: passages.lengths.subarray(from, to),
    speakers: passages.speakers.subarray(from, to),
    flags: passages.flags.subarray(from, to),
    speakerNames: facts?.speakerNames ?? [],
    length: callLengths[call] ?? 0,
    postings(term) {
      const places = open.places(segment, term)
      const index = places === undefined ? -1 : indexOfCall(places, call)
      if (places === undefined || index < 0) return undefined
      const size = places.passages[index] ?? 0
      const turns = new Uint32Array(size)
      const all = new Uint32Array(size)
      readPassages(places, index, turns, all)
      return { turns, counts: Uint8Array.from(all, (count) => Math.min(count, MOST_COUNT)) }
    },
  }
}
