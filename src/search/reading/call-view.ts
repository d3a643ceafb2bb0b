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

  /** Numbers of the passages that hold the term, and how often. */
  const postings = (term: string) => {
    const places = open.places(segment, term)
    const index = places === undefined ? -1 : indexOfCall(places, call)
    if (places === undefined || index < 0) return undefined
    const size = places.passages[index] ?? 0
    const turns = new Uint32Array(size)
    const all = new Uint32Array(size)
    readPassages(places, index, turns, all)
    return { turns, counts: Uint8Array.from(all, (count) => Math.min(count, MOST_COUNT)) }
  }

  const positionsIn = (term: string, turns: Uint32Array): CallPositions | undefined => {
    const places = open.places(segment, term)
    const positions = open.positions(segment, term)
    const index = places === undefined ? -1 : indexOfCall(places, call)
    if (places === undefined || positions === undefined || index < 0) return undefined
    const words = new CallPositions()
    words.read(places, index, positions.bytes, positions.starts[index] ?? 0, turns)
    return words
  }

  return {
    id: callIds[call] ?? '',
    title: facts?.title ?? '',
    turns: to - from,
    ...columnsOfCall(segment.head, call, from, to),
    speakerNames: facts?.speakerNames ?? [],
    length: callLengths[call] ?? 0,
    postings,
    followed(first, second) {
      const turns = postings(first)?.turns ?? new Uint32Array()
      const [before, behind] = [positionsIn(first, turns), positionsIn(second, turns)]
      if (before === undefined || behind === undefined) return undefined
      const counts = Uint8Array.from(turns, (_, place) => countFollowing(before, behind, place))
      const holding = (_: number, place: number): boolean => (counts[place] ?? 0) > 0
      return { turns: turns.filter(holding), counts: counts.filter((count) => count > 0) }
    },
  }
}

function countFollowing(before: CallPositions, behind: CallPositions, place: number): number {
  let count = 0
  for (let at = before.starts[place] ?? 0; at < (before.ends[place] ?? 0); at += 1) {
    for (let next = behind.starts[place] ?? 0; next < (behind.ends[place] ?? 0); next += 1) {
      const distance = (behind.words[next] ?? 0) - (before.words[at] ?? 0)
      if (distance >= 1 && distance <= REACH) count += 1
    }
  }
  return Math.min(count, MOST_COUNT)
}
