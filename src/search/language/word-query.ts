/** The words of a query as terms to look for. */
import { analyze, isStopTerm, type Token } from './analyze.ts'
import { isAskingWord, opensQuestion } from './stop-words.ts'

export interface QueryTerm {
  readonly term: string
  /** 1 for the word itself, less for what was taken for it. */
  readonly weight: number
  readonly kind: 'word' | 'mended'
  /** Which word of the query it stands for; terms of one slot are alternatives. */
  readonly slot: number
}

export interface WordQuery {
  readonly terms: readonly QueryTerm[]
  readonly slots: number
  readonly text: string
  readonly tokens: readonly Token[]
  /** A question or a request, rather than words to look for as they are. */
  readonly isQuestion: boolean
  /** Terms that follow each other, words that tell nothing left out. */
  readonly pairs: readonly (readonly [string, string])[]
  /** Slots of what is asked. */
  readonly main: ReadonlySet<number>
  /** Slots of the occasion it is asked about: "…when discussing the budget". The same as `main` without one. */
  readonly context: ReadonlySet<number>
}

/** What must be known of the words of all calls that the reader may see. */
export interface Vocabulary {
  readonly calls: number
  readonly turns: number
  /** Average terms of a call, at least 1. */
  readonly callLength: number
  callsWith(term: string): number
  turnsWith(term: string): number
  /** Terms that may be meant by a word that nobody said, best first. */
  similarTo(word: string): readonly string[]
}

const MENDED_WEIGHT = 0.7
const MOST_MENDED = 2
/** In words. */
const SHORTEST_QUESTION = 4
const OCCASION = /\s(?:when|while|during|in terms of|in the discussion)\s/i

export function wordQuery(text: string, vocabulary: Vocabulary): WordQuery {
  const tokens = analyze(text)
  const isQuestion = asksSomething(tokens, text)
  const telling = tellingTokens(tokens, isQuestion)
  const slotTerms = [...new Set(telling.map(({ term }) => term))]
  const slotOf = new Map(slotTerms.map((term, slot) => [term, slot]))
  const words = new Map(telling.map(({ term, word }) => [term, word]))
  const bySlot = slotTerms.map((term, slot) =>
    alternatives(term, words.get(term) ?? term, vocabulary).map((one) => ({ ...one, slot })),
  )
  const slotsWhere = (holds: (token: Token) => boolean): ReadonlySet<number> =>
    new Set(telling.filter(holds).flatMap(({ term }) => slotOf.get(term) ?? []))
  const occasion = text.search(OCCASION)
  const isMain = ({ start }: Token): boolean => occasion < 0 || start < occasion
  const isContext = ({ start }: Token): boolean => occasion < 0 || start > occasion
  return {
    terms: bySlot.flat(),
    slots: slotTerms.length,
    text,
    tokens,
    isQuestion,
    pairs: telling.slice(1).flatMap(({ term }, n): (readonly [string, string])[] => {
      const first = bestOf(telling[n]?.term)
      const second = bestOf(term)
      return first === undefined || second === undefined ? [] : [[first, second]]
    }),
    main: slotsWhere(isMain),
    context: slotsWhere(isContext),
  }

  function bestOf(term: string | undefined): string | undefined {
    return term === undefined ? undefined : bySlot[slotOf.get(term) ?? -1]?.[0]?.term
  }
}

/** As a sentence does it: little words stand between those that tell something. */
function asksSomething(tokens: readonly Token[], text: string): boolean {
  if (tokens.length < SHORTEST_QUESTION) return false
  if (text.trimEnd().endsWith('?')) return true
  const [first, ...others] = tokens
  return opensQuestion(first?.word ?? '') && others.some(({ term }) => isStopTerm(term))
}

/** In a question the words that only ask are left out, as long as others remain. */
function tellingTokens(tokens: readonly Token[], isQuestion: boolean): readonly Token[] {
  const words = tokens.filter(({ term }) => !isStopTerm(term))
  if (!isQuestion) return words
  const telling = words.filter(({ word }) => !isAskingWord(word))
  return telling.length > 0 ? telling : words
}

function alternatives(
  term: string,
  word: string,
  vocabulary: Vocabulary,
): Omit<QueryTerm, 'slot'>[] {
  if (vocabulary.callsWith(term) > 0) return [{ term, weight: 1, kind: 'word' }]
  return vocabulary
    .similarTo(word)
    .slice(0, MOST_MENDED)
    .map((near) => ({ term: near, weight: MENDED_WEIGHT, kind: 'mended' }))
}
