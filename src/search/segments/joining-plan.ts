/** Which segments to join next, so that they stay few and no call is copied often. */

export interface SizedSegment {
  readonly segmentId: number
  readonly calls: number
}

/** Larger ones would take long to write anew when one of their calls goes. */
const MOST_CALLS = 2_000
const AT_ONCE = 4

/**
 * Segments are of one class when their numbers of calls have the same power of four below; four of a class are joined
 * into one of the next. Answers none, or at least two ids.
 */
export function segmentsToJoin(segments: readonly SizedSegment[]): readonly number[] {
  const open = segments.filter(({ calls }) => calls <= MOST_CALLS / 2)
  const classes = Map.groupBy(open, ({ calls }) => Math.floor(Math.log2(Math.max(calls, 1)) / 2))
  const smallestFirst = [...classes].toSorted(([a], [b]) => a - b)
  for (const [, alike] of smallestFirst) {
    if (alike.length < AT_ONCE) continue
    const joined: SizedSegment[] = []
    let calls = 0
    for (const segment of alike.toSorted((a, b) => a.calls - b.calls)) {
      if (calls + segment.calls > MOST_CALLS) break
      joined.push(segment)
      calls += segment.calls
    }
    return joined.map(({ segmentId }) => segmentId)
  }
  return []
}
