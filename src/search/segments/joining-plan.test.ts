import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsToJoin, type SizedSegment } from './joining-plan.ts'

/** Adds calls as syncs do, and joins whenever there is something to join. */
function grow(batches: readonly number[]) {
  let segments: SizedSegment[] = []
  let copied = 0
  let nextId = 0
  for (const calls of batches) {
    segments.push({ segmentId: (nextId += 1), calls })
    for (;;) {
      const ids = new Set(segmentsToJoin(segments))
      if (ids.size === 0) break
      expect(ids.size).toBeGreaterThan(1)
      const joined = segments.filter(({ segmentId }) => ids.has(segmentId))
      const sum = joined.reduce((all, one) => all + one.calls, 0)
      copied += sum
      segments = segments.filter(({ segmentId }) => !ids.has(segmentId))
      segments.push({ segmentId: (nextId += 1), calls: sum })
    }
  }
  return { segments, copied }
}

test('however calls come in, segments stay few, none grows too large, and no call is copied often', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 300 }), (batches) => {
      const calls = batches.reduce((sum, one) => sum + one, 0)
      const { segments, copied } = grow(batches)
      expect(segments.reduce((sum, one) => sum + one.calls, 0)).toBe(calls)
      expect(Math.max(0, ...segments.map((one) => one.calls))).toBeLessThanOrEqual(2_000)
      expect(segments.length).toBeLessThanOrEqual(18 + calls / 1_000)
      expect(copied).toBeLessThanOrEqual(calls * 6)
    }),
  )
})

test('10,000 calls in batches of 100 end in about ten segments', () => {
  const { segments } = grow(Array.from({ length: 100 }, () => 100))
  expect(segments.length).toBeLessThan(16)
})
