/** Sets of calls as one byte a call: 1 for those that are in it. */
import type { CallNumbers, InSegments } from '../../store/search-calls.ts'
import { type Segment, SegmentGone } from './index-reader.ts'

/** By segment; a segment without any of the calls has none. */
export type CallSet = ReadonlyMap<number, Uint8Array>

export function callSetOf(segments: readonly Segment[], found: readonly CallNumbers[]): CallSet {
  const sizes = new Map(segments.map(({ segmentId, head }) => [segmentId, head.callIds.length]))
  return new Map(
    found.map(({ segmentId, numbers }) => {
      const set = new Uint8Array(sizes.get(segmentId) ?? 0)
      for (const number of numbers) set[number] = 1
      return [segmentId, set]
    }),
  )
}

/** Throws `SegmentGone` where what was asked about is there no more. */
export async function asked<Found>(finding: Promise<InSegments<Found>>): Promise<readonly Found[]> {
  const found = await finding
  if (found === undefined) throw new SegmentGone()
  return found
}
