/** Sets of calls as one byte a call: 1 for those that are in it. */
import type { CallNumbers } from '../../store/search-calls.ts'
import type { Segment } from './index-reader.ts'

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
