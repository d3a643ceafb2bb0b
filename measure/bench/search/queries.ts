/** Queries as people type them, drawn from what was said: the same ones for both sides. */
import { analyze } from '../../../src/search/language/analyze.ts'
import type { SpokenWorld } from './spoken-world.ts'

export interface BenchQuery {
  readonly kind: string
  /** For the product. */
  readonly query: string
  /** For SQLite: the same words in its own writing. */
  readonly match: string
  readonly side: string | undefined
}

const KINDS: readonly { readonly kind: string; readonly share: number }[] = [
  { kind: 'a common word', share: 20 },
  { kind: 'a rarer word', share: 20 },
  { kind: 'two words', share: 25 },
  { kind: 'three words', share: 15 },
  { kind: 'a phrase', share: 12 },
  { kind: 'two words of the customer', share: 8 },
]
/** The words that are said most often. */
const COMMON = 60
const SAMPLED_CALLS = 300

/** `count` queries, the same for every world of the same calls. */
export function benchQueries(world: SpokenWorld, count: number): readonly BenchQuery[] {
  const random = createRandom(7)
  const texts: string[] = []
  const counts = new Map<string, number>()
  let calls = 0
  for (const { transcript } of world.calls()) {
    for (const { sentences } of transcript.turns) {
      for (const { text } of sentences) {
        if (random() < 0.1) texts.push(text)
        for (const { word } of analyze(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
    }
    if ((calls += 1) >= SAMPLED_CALLS) break
  }
  const ordered = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word)
  const common = ordered.slice(0, COMMON)
  const rarer = ordered.slice(COMMON).filter((word) => word.length > 2)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('There is nothing to draw from.')
    return item
  }
  /** Words of one sentence that stand one behind the other. */
  const stretch = (length: number): readonly string[] => {
    for (;;) {
      const words = analyze(pick(texts)).map(({ word }) => word)
      if (words.length < length) continue
      const start = Math.floor(random() * (words.length - length + 1))
      return words.slice(start, start + length)
    }
  }
  /** Words of one sentence, wherever they stand, that tell something. */
  const scattered = (length: number): readonly string[] => {
    for (;;) {
      const words = [...new Set(analyze(pick(texts)).map(({ word }) => word))]
      const telling = words.filter((word) => word.length > 2)
      if (telling.length < length) continue
      return telling.toSorted(() => random() - 0.5).slice(0, length)
    }
  }
  const wordsOf: Readonly<Record<string, () => readonly string[]>> = {
    'a common word': () => [pick(common)],
    'a rarer word': () => [pick(rarer)],
    'two words': () => scattered(2),
    'three words': () => scattered(3),
    'a phrase': () => stretch(2 + Math.floor(random() * 3)),
    'two words of the customer': () => scattered(2),
  }
  return KINDS.flatMap(({ kind, share }) =>
    Array.from({ length: Math.round((count * share) / 100) }, () => {
      const words = wordsOf[kind]?.() ?? []
      const isPhrase = kind === 'a phrase'
      const ofCustomer = kind.endsWith('customer')
      return {
        kind,
        query: `${isPhrase ? `"${words.join(' ')}"` : words.join(' ')}${ofCustomer ? ' side:customer' : ''}`,
        match: isPhrase ? `"${words.join(' ')}"` : words.map((word) => `"${word}"`).join(' '),
        side: ofCustomer ? 'External' : undefined,
      }
    }),
  )
}

/** Numbers from 0 to 1 that look random and are always the same ("mulberry32"). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
