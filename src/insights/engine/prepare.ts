/** A call made ready for the models: words as numbers, names that mean something in this call replaced. */
import { stemmer } from 'stemmer'
import type { CallToRead, Voice } from './engine.ts'
import { wordsOf } from './tokens.ts'

export const SIDES = ['customer', 'vendor', 'unknown'] as const

export interface PreparedSentence {
  /** Its words, with `<rival>` for the name of a competitor and so on. */
  readonly said: readonly string[]
  /** Stems of the words of the speaker's title. */
  readonly job: readonly string[]
  /** Hashes of its words. */
  readonly words: Uint32Array
  /** Word classes, coarse and fine, of the same words; 0 for a word that has none. */
  readonly coarse: Uint16Array
  readonly fine: Uint16Array
  /** Place in `SIDES`. */
  readonly side: number
  /** 0 unknown, 1 staff, 2 head of something, 3 of the top. */
  readonly rank: number
  readonly speaker: number
  readonly length: number
  readonly hasNumber: boolean
  readonly hasQuestionMark: boolean
}

/** `word` → its coarse and fine class, from 1 on. */
export type WordClasses = ReadonlyMap<string, readonly [coarse: number, fine: number]>

export interface Names {
  readonly competitors: readonly string[]
  readonly products: readonly string[]
}

const TOP =
  /\b(ceo|cfo|cto|cio|coo|ciso|cmo|chief|founder|president|owner|managing|partner|minister|mayor|chair(?:man|woman)?|board)\b/i
const HEAD = /\b(vp|svp|evp|vice|director|head|lead|manager|general counsel|controller)\b/i
/** Longest of a name, in words. */
const MOST_NAME_WORDS = 3

function jobOf(title: string | undefined): readonly string[] {
  return [
    ...new Set(
      title
        ?.toLowerCase()
        .match(/[a-z]+/g)
        ?.map(stemmer),
    ),
  ]
}

function rankOf(title: string | undefined): number {
  if (title === undefined || title === '') return 0
  return TOP.test(title) ? 3 : HEAD.test(title) ? 2 : 1
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  }
  return hash >>> 0
}

export function prepareCall(
  call: Pick<CallToRead, 'sentences' | 'people'>,
  names: Names,
  classes: WordClasses,
): readonly PreparedSentence[] {
  const voices = new Map(call.people.map((voice) => [voice.speakerId, voice]))
  const speakers = [...voices.keys()]
  const jobs = new Map(call.people.map(({ speakerId, title }) => [speakerId, jobOf(title)]))
  const known = knownNames(call.people, names)
  const hashes = new Map<string, number>()
  return call.sentences.map(({ text, speakerId }) => {
    const voice = voices.get(speakerId)
    const words = withoutNames(wordsOf(text), known)
    return {
      said: words,
      job: jobs.get(speakerId) ?? [],
      words: Uint32Array.from(words, (word) => hashedWord(word, hashes)),
      coarse: Uint16Array.from(words, (word) => classes.get(word)?.[0] ?? 0),
      fine: Uint16Array.from(words, (word) => classes.get(word)?.[1] ?? 0),
      side: SIDES.indexOf(voice?.side ?? 'unknown'),
      rank: rankOf(voice?.title),
      speaker: speakers.indexOf(speakerId),
      length: words.length,
      hasNumber: words.includes('#'),
      hasQuestionMark: text.includes('?'),
    }
  })
}

function hashedWord(word: string, hashes: Map<string, number>): number {
  const known = hashes.get(word)
  if (known !== undefined) return known
  const hash = hashOf(word)
  hashes.set(word, hash)
  return hash
}

/** First words of names → the names, as words, with what stands for them. */
type KnownNames = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly as: string }[]
>

function knownNames(people: readonly Voice[], { competitors, products }: Names): KnownNames {
  const all = [
    ...competitors.map((name) => ({ words: wordsOf(name), as: '<rival>' })),
    ...products.map((name) => ({ words: wordsOf(name), as: '<product>' })),
    ...people.flatMap(({ name, side }) => {
      const as = side === 'vendor' ? '<us>' : '<them>'
      const words = wordsOf(name)
      return [
        { words, as },
        ...words.filter((word) => word.length > 2).map((word) => ({ words: [word], as })),
      ]
    }),
  ].filter(({ words }) => words.length > 0 && words.length <= MOST_NAME_WORDS)
  return Map.groupBy(
    all.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? '',
  )
}

function withoutNames(words: readonly string[], known: KnownNames): readonly string[] {
  const out: string[] = []
  for (let place = 0; place < words.length;) {
    const name = known
      .get(words[place] ?? '')
      ?.find((one) => one.words.every((word, ahead) => words[place + ahead] === word))
    out.push(name?.as ?? words[place] ?? '')
    place += name?.words.length ?? 1
  }
  return out
}
