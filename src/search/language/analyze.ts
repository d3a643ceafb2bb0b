/**
 * Text as words and terms. A word is folded: lower case, compatibility forms and diacritics undone; a term is the stem
 * that all forms of an English word share (Porter 1980), so that prices, priced and pricing are found by each other.
 */
import { stemmer } from 'stemmer'
import { isStopWord } from './stop-words.ts'

export interface Token {
  /** What the index knows the word by. */
  readonly term: string
  /** Folded only. */
  readonly word: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
}

const ASCII_WORD = /[A-Za-z0-9]+(?:['’][A-Za-z]+)*/g
/** Scripts that put no spaces between words: each character counts as a word, and a phrase finds several. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]`
const ANY_WORD = new RegExp(`[${UNSPACED}]\\p{M}*|${LETTER}+(?:['’]${LETTER}+)*`, 'gv')

// oxlint-disable-next-line no-control-regex -- the range of ASCII
const IS_ASCII = /^[\u0000-\u007f]*$/
/** Letters of ASCII alone, and the quotation marks and dashes that nearly every text has. */
// oxlint-disable-next-line no-control-regex -- the range of ASCII
const IS_PLAIN = /^[\u0000-\u007f‘’“”–—…]*$/
const LATIN = /^[a-z]+$/
/** Longer runs of letters are no words that anybody types in full. */
const LONGEST_WORD = 64
const MOST_REMEMBERED = 200_000

/** Every word in order, stop words included. */
export function analyze(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.matchAll(patternFor(text))) {
    const word = wordOf(found)
    tokens.push({ term: termOf(word), word, start: index, end: index + found.length })
  }
  return tokens
}

/** The folded words alone, in order. */
export function wordsOf(text: string): string[] {
  return (text.match(patternFor(text)) ?? []).map(wordOf)
}

/** Of a folded word. Stop words stay as they are. */
export const termOf = remembering((word) =>
  LATIN.test(word) && !isStopWord(word) ? stemmer(word) : word,
)

/** Terms that are spoken everywhere: they count inside phrases only. */
export function isStopTerm(term: string): boolean {
  return isStopWord(term)
}

const wordOf = remembering((found) => {
  const short = found.slice(0, LONGEST_WORD)
  const plain = IS_ASCII.test(short) ? short : short.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return plain.toLowerCase().replaceAll('’', "'").replace(/'s$/, '')
})

function patternFor(text: string): RegExp {
  return IS_PLAIN.test(text) ? ASCII_WORD : ANY_WORD
}

/** Indexing meets the same words over and over. */
function remembering(make: (text: string) => string): (text: string) => string {
  const remembered = new Map<string, string>()
  return (text) => {
    const known = remembered.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(text, made)
    return made
  }
}
