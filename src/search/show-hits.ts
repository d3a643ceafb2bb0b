/** Reads what is shown of the best matches, and only what may be shown. */
import { voicesOf } from '../accounts/voices.ts'
import type { SearchAnswer, SearchHit } from '../records/search.ts'
import type { Reading } from '../store/reading.ts'
import { type SpokenSpan, visibleSpans, voicesOfCalls } from '../store/search-hits.ts'
import type { Looker } from '../store/visibility.ts'
import { hitOf } from './hits.ts'
import { analyze } from './language/analyze.ts'
import type { ParsedQuery } from './query/parse-query.ts'
import type { RankedMatch } from './rank-matches.ts'
import { idf, type ReadQuery, type Seeing } from './read-query.ts'
import { firstSentence } from './segments/segment.ts'

/** Undefined where one of them may not be shown any more. */
export async function showHits(
  { reading, looker, sight }: Seeing,
  best: readonly RankedMatch[],
  { query, plan, vocabulary }: ReadQuery,
): Promise<readonly SearchHit[] | undefined> {
  const spans = best.map(({ match: { segment, call }, passage }) => {
    const { head } = segment
    const first = firstSentence(head, call, passage)
    const at = (head.firstPassages[call] ?? 0) + passage
    const last = first + (head.passages.sentences[at] ?? 1) - 1
    return {
      callId: head.callIds[call] ?? '',
      first,
      last,
      speaker: head.passages.speakers[at] ?? 0,
    }
  })
  const shown = await withNames(reading, looker, await visibleSpans(reading, looker, spans))
  if (shown.length < spans.length) return undefined
  const own = query.terms.map(({ term }) => term)
  const terms = [...new Set([...own, ...plan.requirements.flatMap((one) => one.terms)])]
  const weights = new Map(
    terms.map((term) => [term, idf(sight.passages, vocabulary.turnsWith(term))]),
  )
  return shown.flatMap((span, n) => {
    const ranked = best[n]
    return ranked === undefined ? [] : [hitOf(span, ranked, { weights, phrases: plan.phrases })]
  })
}

/** Voices without a name have a number instead, the same as on the page of the call. */
async function withNames(
  reading: Reading,
  { organizationId }: Looker,
  spans: readonly SpokenSpan[],
): Promise<readonly SpokenSpan[]> {
  const nameless = spans.filter(({ speaker }) => speaker === null).map(({ callId }) => callId)
  if (nameless.length === 0) return spans
  const calls = await voicesOfCalls(reading, organizationId, [...new Set(nameless)])
  const voices = new Map(
    calls.map(({ callId, parties, turnSpeakers }) => [callId, voicesOf(parties, turnSpeakers)]),
  )
  return spans.map((span) => ({
    ...span,
    speaker: span.speaker ?? voices.get(span.callId)?.of(span.speakerId).name ?? null,
  }))
}

/** The words as they were typed, and as they stand in what was found. */
export function correctionsOf(
  { words, phrases }: ParsedQuery,
  { mended }: ReadQuery,
  hits: readonly SearchHit[],
): SearchAnswer['corrections'] {
  if (mended.size === 0 || hits.length === 0) return []
  const said = new Map<string, string>()
  for (const { text } of hits) {
    for (const { term, word } of analyze(text)) if (!said.has(term)) said.set(term, word)
  }
  return analyze([...words, ...phrases].join(' ')).flatMap(({ term, word }) => {
    const used = mended.get(term)
    return used === undefined ? [] : [{ typed: word, used: said.get(used) ?? used }]
  })
}
