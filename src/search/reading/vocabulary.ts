/** What the language part asks of the words of all calls: answered for one member, over what they may see. */
import type { Vocabulary } from '../language/word-query.ts'
import type { OpenTerms } from './index-reader.ts'
import type { Sight } from './sights.ts'

/** `near`: for words that nobody said, the terms that may be meant. */
export function vocabularyOf(
  sight: Sight,
  open: OpenTerms,
  near: ReadonlyMap<string, readonly string[]>,
): Vocabulary {
  return {
    calls: sight.calls,
    turns: sight.passages,
    callLength: Math.max(1, sight.words / Math.max(1, sight.calls)),
    callsWith: (term) => sight.countsOf(open, term).calls,
    turnsWith: (term) => sight.countsOf(open, term).passages,
    similarTo: (word) => near.get(word) ?? [],
  }
}
