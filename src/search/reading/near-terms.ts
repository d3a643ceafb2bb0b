/** Terms that somebody may have meant who typed a word that nobody said. */
import { termOf } from '../language/analyze.ts'
import { editDistance, forgivenErrors } from '../query/edit-distance.ts'
import type { Dictionary } from '../segments/dictionary.ts'
import { FORM, inOrder } from '../segments/write-segment.ts'
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
    await open.readPlaces(some.map(([word]) => word))
    for (const [word, distance] of some) {
      const { calls } = sight.countsOf(open, word)
      const term = word.startsWith(FORM) ? termOf(word.slice(FORM.length)) : word
      if (calls > 0) found.push({ term, distance, calls })
    }
  }
  const nearestFirst = found.toSorted(
    (a, b) => a.distance - b.distance || b.calls - a.calls || inOrder(a.term, b.term),
  )
  const terms = [...new Set(nearestFirst.map(({ term }) => term))].slice(0, MOST_NEAR)
  await open.readPlaces(terms)
  return terms
}

/** Terms and forms by their distance. People rarely err in the first letter, but they swap the first two. */
function collect(
  terms: Dictionary,
  typed: string,
  errors: number,
  distances: Map<string, number>,
): void {
  for (const first of new Set([typed.slice(0, 1), typed.slice(1, 2)])) {
    for (const prefix of ['', FORM]) {
      const start = `${prefix}${first}`
      for (let index = terms.from(start); index < terms.size; index += 1) {
        const term = terms.term(index)
        if (!term.startsWith(start)) break
        if (distances.has(term)) continue
        const distance = editDistance(typed, term.slice(prefix.length), errors)
        if (distance <= errors) distances.set(term, distance)
      }
    }
  }
}
