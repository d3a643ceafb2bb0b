/** Terms that somebody may have meant who typed a word that nobody said. */
import { editDistance, forgivenErrors } from '../query/edit-distance.ts'
import type { Dictionary } from '../segments/dictionary.ts'
import { inOrder } from '../segments/write-segment.ts'
import type { OpenTerms } from './index-reader.ts'
import type { Sight } from './sights.ts'

const MOST_NEAR = 8
const AT_ONCE = 32

/**
 * The nearest first, then those that most calls hold. Only what a visible call holds is looked at and counted, so that
 * what comes is the same as if there were no other call.
 */
export async function nearTerms(
  sight: Sight,
  open: OpenTerms,
  typed: string,
): Promise<readonly string[]> {
  const errors = forgivenErrors(typed.length)
  if (errors === 0) return []
  const distances = new Map<string, number>()
  for (const { head } of sight.segments) collect(head.terms, typed, errors, distances)
  const candidates = [...distances].toSorted(([a, near], [b, far]) => near - far || inOrder(a, b))
  const found: { term: string; distance: number; calls: number }[] = []
  for (let start = 0; start < candidates.length; start += AT_ONCE) {
    const some = candidates.slice(start, start + AT_ONCE)
    // Those that are further away than enough others add nothing.
    const nearest = some[0]?.[1] ?? 0
    if (found.filter(({ distance }) => distance < nearest).length >= MOST_NEAR) break
    await open.readPlaces(some.map(([term]) => term))
    for (const [term, distance] of some) {
      const { calls } = sight.countsOf(open, term)
      if (calls > 0) found.push({ term, distance, calls })
    }
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || b.calls - a.calls || inOrder(a.term, b.term))
    .slice(0, MOST_NEAR)
    .map(({ term }) => term)
}

/** People rarely err in the first letter, but they swap the first two. */
function collect(
  terms: Dictionary,
  typed: string,
  errors: number,
  distances: Map<string, number>,
): void {
  for (const first of new Set([typed.slice(0, 1), typed.slice(1, 2)])) {
    for (let index = terms.from(first); index < terms.size; index += 1) {
      const term = terms.term(index)
      if (!term.startsWith(first)) break
      if (distances.has(term)) continue
      const distance = editDistance(typed, term, errors)
      if (distance <= errors) distances.set(term, distance)
    }
  }
}
