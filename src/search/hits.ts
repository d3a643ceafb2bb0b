/** Makes what is shown of what was found: of each passage the sentence that says most of what was asked for. */
import type { SearchHit } from '../records/search.ts'
import type { SpokenSpan } from '../store/search-hits.ts'
import { analyze } from './language/analyze.ts'

export interface WantedTerms {
  /** How much each term tells. */
  readonly weights: ReadonlyMap<string, number>
  readonly phrases: readonly (readonly string[])[]
}

export interface RankedSpan {
  readonly score: number
  readonly isPartial: boolean
}

export function hitOf(span: SpokenSpan, ranked: RankedSpan, wanted: WantedTerms): SearchHit {
  const read = span.texts.map((text) => markedSentence(text, wanted))
  const best = read.reduce(
    (most, { weight }, n) => (weight > (read[most]?.weight ?? 0) ? n : most),
    0,
  )
  const startMs = Math.max(0, span.startsMs[best] ?? 0)
  const endMs = span.endsMs[best] ?? span.startsMs[best + 1] ?? startMs
  return {
    callId: span.callId,
    accountIds: span.accountIds,
    sentence: span.first + best,
    startMs,
    endMs: Math.max(startMs, endMs),
    speaker: span.speaker ?? 'Unknown speaker',
    side: span.side,
    text: span.texts[best] ?? '',
    score: Math.round(ranked.score * 1e4) / 1e4,
    title: span.title ?? 'Untitled call',
    startedAt: span.startedAt.toISOString(),
    before: span.texts[best - 1] ?? span.before,
    after: span.texts[best + 1] ?? span.after,
    marks: read[best]?.marks ?? [],
    isPartial: ranked.isPartial,
  }
}

interface MarkedSentence {
  readonly weight: number
  /** From and to in UTF-16 units. */
  readonly marks: [number, number][]
}

/** A phrase weighs as much again as its words. */
function markedSentence(text: string, { weights, phrases }: WantedTerms): MarkedSentence {
  const tokens = analyze(text)
  const terms = tokens.map(({ term }) => term)
  const weightOf = (some: Iterable<string>): number =>
    [...new Set(some)].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)
  const whole = phrases.filter((phrase) => holdsPhrase(terms, phrase))
  return {
    weight: whole.reduce((sum, phrase) => sum + weightOf(phrase), weightOf(terms)),
    marks: tokens.flatMap(({ term, start, end }): [number, number][] =>
      weights.has(term) ? [[start, end]] : [],
    ),
  }
}

function holdsPhrase(terms: readonly string[], phrase: readonly string[]): boolean {
  return terms.some((_, at) => phrase.every((term, n) => terms[at + n] === term))
}
