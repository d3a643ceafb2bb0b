/** Takes the words of a query for terms of the index, as far as one member sees it. */
import { type CallFilter, filteredCalls, speakersNamed } from '../store/search-calls.ts'
import type { Reading } from '../store/reading.ts'
import type { Looker } from '../store/visibility.ts'
import { analyze, isStopTerm, termOf } from './language/analyze.ts'
import { type Vocabulary, type WordQuery, wordQuery } from './language/word-query.ts'
import { requirementsOf, type SearchPlan } from './matching/search-plan.ts'
import { passesOf } from './matching/who-speaks.ts'
import type { ParsedQuery } from './query/parse-query.ts'
import { type CallSet, callSetOf } from './reading/call-sets.ts'
import type { IndexReader, OpenTerms } from './reading/index-reader.ts'
import { nearTerms } from './reading/near-terms.ts'
import type { Sight } from './reading/sights.ts'
import { vocabularyOf } from './reading/vocabulary.ts'

/** What was typed, as the language part reads it. */
export interface TypedWords {
  readonly text: string
  /** Of all words in order, stop words included. */
  readonly terms: readonly string[]
  /** The words themselves. */
  readonly words: readonly string[]
  readonly phrases: readonly (readonly string[])[]
  /** There were more words than are looked for. */
  readonly isCut: boolean
}

/** More words than anybody types by hand tell nothing more. */
export const MOST_WORDS = 64

export function typedWords({ words, phrases }: ParsedQuery): TypedWords {
  const texts = [words.join(' '), ...phrases]
  let left = MOST_WORDS
  let isCut = false
  const read = texts.map((text) => {
    const all = analyze(text)
    const tokens = all.slice(0, left)
    isCut ||= all.length > left
    left -= tokens.length
    return {
      terms: tokens.map(({ term }) => term),
      words: tokens.map(({ word }) => word),
      // A question mark at the end tells something too.
      text: tokens.length < all.length ? text.slice(0, tokens.at(-1)?.end ?? 0) : text,
    }
  })
  return {
    text: read
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' '),
    terms: read.flatMap(({ terms }) => terms),
    words: read.flatMap(({ words: own }) => own),
    isCut,
    phrases: read.slice(1).flatMap(({ terms }) => (terms.length > 0 ? [terms] : [])),
  }
}

export interface ReadQuery {
  readonly open: OpenTerms
  readonly query: WordQuery
  readonly vocabulary: Vocabulary
  readonly plan: SearchPlan
  /** Words that no visible call holds, and nothing near them either: no passage can hold all words. */
  readonly hasUnknown: boolean
  /** Mended typing errors: the term that was typed, and the one that was taken for it. */
  readonly mended: ReadonlyMap<string, string>
}

/** Typing errors are looked up in all words of all visible calls: that many are enough. */
const MOST_MENDED = 6

export interface Seeing {
  readonly reading: Reading
  readonly looker: Looker
  readonly sight: Sight
}

export async function readQuery(
  { reading, looker, sight, reader }: Seeing & { readonly reader: IndexReader },
  typed: TypedWords,
  passes: SearchPlan['passes'],
): Promise<ReadQuery> {
  const terms = [...new Set(typed.terms)]
  const open = await reader.open(reading, looker.organizationId, sight.segments, terms)
  const near = new Map<string, readonly string[]>()
  for (const word of new Set(typed.words)) {
    const term = termOf(word)
    const isKnown = isStopTerm(term) || sight.countsOf(open, term).calls > 0
    if (!isKnown && near.size < MOST_MENDED) near.set(word, await nearTerms(sight, open, word))
  }
  const vocabulary = vocabularyOf(sight, open, near)
  const query = wordQuery(typed.text, vocabulary)
  await open.readPlaces(query.terms.map(({ term }) => term))
  const own = query.terms
  const used = new Set(own.map(({ term }) => term))
  const mended = new Map<string, string>()
  for (const [word, nearest] of near) {
    const taken = nearest.find((one) => used.has(one))
    if (taken !== undefined) mended.set(termOf(word), taken)
  }
  const phrases = typed.phrases.map((phrase) => phrase.map((term) => mended.get(term) ?? term))
  await open.readPositions([...new Set([...phrases.flat(), ...query.pairs.flat()])])
  const requirements = requirementsOf({
    queryTerms: query.terms,
    allTerms: query.slots === 0 ? typed.terms : [],
    phrases,
    weightOf: (some) =>
      idf(sight.passages, Math.max(...some.map((term) => vocabulary.turnsWith(term)))),
  })
  return {
    open,
    query,
    vocabulary,
    plan: { isQuestion: query.isQuestion, requirements, phrases, passes },
    hasUnknown: new Set(own.map(({ slot }) => slot)).size < query.slots,
    mended,
  }
}

/** Inverse document frequency as in BM25 (Robertson and Zaragoza 2009), never below zero. */
export function idf(all: number, holding: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5))
}

/** What of the query is about calls and speakers, and not about words. */
export interface Narrowing {
  readonly calls: CallSet
  readonly passes: SearchPlan['passes']
}

export async function narrow(
  { reading, looker, sight }: Seeing,
  filter: CallFilter,
  who: Pick<ParsedQuery, 'sides' | 'speakers'>,
): Promise<Narrowing> {
  const calls = isOpen(filter)
    ? sight.visible
    : callSetOf(sight.segments, await filteredCalls(reading, looker, filter))
  const speakers =
    who.speakers.length === 0 ? undefined : await speakersNamed(reading, looker, who.speakers)
  return { calls, passes: passesOf(who.sides, speakers) }
}

function isOpen({ before, after, ...lists }: CallFilter): boolean {
  return (
    before === undefined &&
    after === undefined &&
    Object.values(lists).every((list) => list.length === 0)
  )
}
