/** One call as the ranking reads it, out of the columns of its segment. */
import type { CallFacts } from '../../store/search-hits.ts'
import type { CallView } from '../ranking/call-view.ts'
import { CallPositions, indexOfCall, readPassages } from '../segments/term-postings.ts'
import type { SegmentHead } from '../segments/segment.ts'
import type { OpenTerms, Segment } from './index-reader.ts'

const MOST_COUNT = 255
/** How far behind the one word the other still follows it. */
const REACH = 3

type Columns = Pick<CallView, 'lengths' | 'speakers' | 'flags'>

/** The same arrays whenever a call is read again, so that what is worked out of them can be kept by them. */
const columnsOf = new WeakMap<SegmentHead, Map<number, Columns>>()

function columnsOfCall(head: SegmentHead, call: number, from: number, to: number): Columns {
  const ofSegment = columnsOf.get(head) ?? new Map<number, Columns>()
  columnsOf.set(head, ofSegment)
  const known = ofSegment.get(call)
  if (known !== undefined) return known
  const { lengths, speakers, flags } = head.passages
  const columns = {
    lengths: lengths.subarray(from, to),
    speakers: speakers.subarray(from, to),
    flags: flags.subarray(from, to),
  }
  ofSegment.set(call, columns)
  return columns
}

export function callViewOf(
  segment: Segment,
  call: number,
  open: OpenTerms,
  facts: CallFacts | undefined,
): CallView {
  const { callIds, firstPassages, callLengths } = segment.head
  const from = firstPassages[call] ?? 0
  const to = firstPassages[call + 1] ?? 0

  const positionsOf = (term: string): CallPositions | undefined => {
    const places = open.places(segment, term)
    const positions = open.positions(segment, term)
    const index = places === undefined ? -1 : indexOfCall(places, call)
    if (places === undefined || positions === undefined || index < 0) return undefined
    const ofCall = new CallPositions()
    ofCall.read(places, index, to - from, positions.bytes, positions.starts[index] ?? 0)
    return ofCall
  }

  return {
    id: callIds[call] ?? '',
    title: facts?.title ?? '',
    turns: to - from,
    ...columnsOfCall(segment.head, call, from, to),
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
    followed(first, second) {
      const [before, behind] = [positionsOf(first), positionsOf(second)]
      if (before === undefined || behind === undefined) return undefined
      const turns: number[] = []
      const counts: number[] = []
      for (let passage = 0; passage < to - from; passage += 1) {
        const count = countFollowing(before, behind, passage)
        if (count === 0) continue
        turns.push(passage)
        counts.push(Math.min(count, MOST_COUNT))
      }
      return { turns: Uint32Array.from(turns), counts: Uint8Array.from(counts) }
    },
  }
}

function countFollowing(before: CallPositions, behind: CallPositions, passage: number): number {
  const [first, second] = [before.starts[passage] ?? 0, behind.starts[passage] ?? 0]
  const lasts = second + (behind.counts[passage] ?? 0)
  let count = 0
  for (let at = first; at < first + (before.counts[passage] ?? 0); at += 1) {
    const word = before.words[at] ?? 0
    for (let next = second; next < lasts; next += 1) {
      const distance = (behind.words[next] ?? 0) - word
      if (distance >= 1 && distance <= REACH) count += 1
    }
  }
  return count
}
