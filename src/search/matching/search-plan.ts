/** What a passage must hold to be found. */
import { isStopTerm } from '../language/analyze.ts'
import type { QueryTerm } from '../language/word-query.ts'
import type { Segment } from '../reading/index-reader.ts'

/** One word of the query: any of its terms will do. */
export interface Requirement {
  readonly terms: readonly string[]
  /** How much it tells: rare words tell more. */
  readonly weight: number
}

export interface SearchPlan {
  /** Somebody asks something, rather than looking for these words. */
  readonly isQuestion: boolean
  /** At most 31. */
  readonly requirements: readonly Requirement[]
  /** Terms that stand one right behind the other. */
  readonly phrases: readonly (readonly string[])[]
  /** Lets passages through by who speaks; undefined where all pass. */
  readonly passes: ((segment: Segment, call: number, passage: number) => boolean) | undefined
}

/** As many as there are bits in a number that is still positive. */
const MOST_REQUIREMENTS = 31

export interface WordsToRequire {
  /** What the words of the query were taken for, and the terms of all its words, stop words included. */
  readonly queryTerms: readonly QueryTerm[]
  readonly allTerms: readonly string[]
  readonly phrases: readonly (readonly string[])[]
  weightOf(terms: readonly string[]): number
}

/**
 * Every word that is no stop word is required, and every word of a phrase; where there are stop words alone, they are.
 * Of too many words those that tell most are.
 */
export function requirementsOf(words: WordsToRequire): readonly Requirement[] {
  const slots = [...Map.groupBy(words.queryTerms, ({ slot }) => slot).values()]
    .map((terms) => [...new Set(terms.map(({ term }) => term))])
    .filter((terms) => !terms.every(isStopTerm))
  const inSlots = new Set(slots.flat())
  const singles = slots.length === 0 ? words.allTerms : words.phrases.flat()
  const others = [...new Set(singles)].filter((term) => !inSlots.has(term)).map((term) => [term])
  return [...slots, ...others]
    .map((terms) => ({ terms, weight: words.weightOf(terms) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_REQUIREMENTS)
}
