/** All meetings as one organization's index, in memory. */
import { type Vocabulary, type WordQuery, wordQuery } from '../../src/search/language/word-query.ts'
import { scoreCalls } from '../../src/search/ranking/rank.ts'
import type { CallPostings } from '../../src/search/ranking/call-view.ts'
import type { MeetingView } from './meeting-view.ts'

export interface MeetingIndex {
  readonly vocabulary: Vocabulary
  read(text: string): WordQuery
  /** One number a meeting. */
  scores(query: WordQuery): Float32Array
}

export function meetingIndex(views: readonly MeetingView[]): MeetingIndex {
  const calls = new Map<string, { calls: number[]; counts: number[]; turns: number }>()
  views.forEach(({ terms }, number) => {
    for (const [term, places] of terms) {
      const known = calls.get(term) ?? { calls: [], counts: [], turns: 0 }
      known.calls.push(number)
      known.counts.push(places.counts.reduce((sum, count) => sum + count, 0))
      known.turns += places.turns.length
      calls.set(term, known)
    }
  })
  const vocabulary: Vocabulary = {
    calls: views.length,
    turns: views.reduce((sum, { turns }) => sum + turns, 0),
    callLength: Math.max(1, views.reduce((sum, { length }) => sum + length, 0) / views.length),
    callsWith: (term) => calls.get(term)?.calls.length ?? 0,
    turnsWith: (term) => calls.get(term)?.turns ?? 0,
    similarTo: () => [],
  }
  const lengths = Uint32Array.from(views, ({ length }) => length)
  const postingsOf = (term: string): CallPostings | undefined => {
    const known = calls.get(term)
    return known === undefined
      ? undefined
      : { calls: Uint16Array.from(known.calls), counts: Uint16Array.from(known.counts) }
  }
  return {
    vocabulary,
    read: (text) => wordQuery(text, vocabulary),
    scores: (query) => scoreCalls(query, postingsOf, lengths, vocabulary),
  }
}
