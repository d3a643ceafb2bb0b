/** Whether what a model wrote says no more than its evidence: numbers, money, names, denials, and what it is about. Pure. */
import { analyze, isStopTerm } from '../../search/language/analyze.ts'
import { plain } from './citations.ts'
import { numbersIn } from './numbers.ts'

export interface Ground {
  /** The words that are cited. */
  readonly evidence: readonly string[]
  /** Names and titles of those who say them, of the account and its people: a sentence may name whom it is about. */
  readonly known: readonly string[]
  /** What was asked, and all that was said in the calls: a word that stands there is no invented name. */
  readonly around: ReadonlySet<string>
}

const MOST_LETTERS = 400
/** More than so much of its telling words must stand in its evidence: a verb that turns the rest around is no half. */
const MORE_THAN = 0.5

/** The sentence as it may be shown; undefined where its evidence does not carry it. */
export function checkedSentence(written: string, ground: Ground): string | undefined {
  const text = cleanText(written)
  if (text === undefined) return undefined
  const cited = plain(ground.evidence.join(' '))
  const said = plain([cited, ...ground.known].join(' '))
  const holds =
    isSubset(numbersIn(text), numbersIn(cited)) &&
    areMeasuresSaid(text, cited) &&
    areNamesSaid(text, said, ground.around) &&
    (!DENIAL.test(text) || DENIAL.test(cited)) &&
    isAbout(text, cited, ground.known)
  return holds ? text : undefined
}

/** Marks of emphasis go; a text that could be followed, opened, run or mailed to is none. */
export function cleanText(written: string): string | undefined {
  const text = written
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}\u{E0000}-\u{E007F}]/gu, '')
    .replaceAll(/[*_~`#]+/g, '')
    .replace(/^[-•>\s]+/, '')
    .trim()
  const isText = text !== '' && text.length <= MOST_LETTERS && !FOLLOWED.test(text)
  return isText && /\p{L}/u.test(text) ? text : undefined
}

/** Links, addresses, markup, code. A name like "Booking.com" counts as an address: nobody may be led there by a model. */
const FOLLOWED =
  /[<>[\]{}|\\@]|:\/\/|\b(?:https?|ftp|data|javascript|mailto|file|tel|vbscript)\s*:|\bwww\.|[\p{L}\p{N}-]\.[\p{L}]{2,}(?:\b|\/)|&#?\w+;|!\(/iu

const DENIAL =
  /\b(?:no|not|never|none|nothing|nobody|neither|nor|without|cannot|lacks?|fails?|hardly|barely|unable|un\w+ed)\b|n't\b/i

const MEASURES: readonly RegExp[] = [
  /€|\beuros?\b|\beur\b/i,
  /\$|\bdollars?\b|\busd\b|\bbucks\b/i,
  /£|\bpounds?\b|\bgbp\b|\bquid\b/i,
  /%|\bper ?cent\b|\bpercentage\b/i,
]

function areMeasuresSaid(text: string, cited: string): boolean {
  return MEASURES.every((measure) => !measure.test(text) || measure.test(cited))
}

function isSubset<Value>(some: ReadonlySet<Value>, all: ReadonlySet<Value>): boolean {
  return [...some].every((one) => all.has(one))
}

/** A word and what hangs on it: O'Neil, SAP, Q3, S/4HANA's first half. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'&-]*/gu

/** The first word of a sentence is a name as well, unless somebody has said it some time. */
function areNamesSaid(text: string, said: string, around: ReadonlySet<string>): boolean {
  const spoken = new Set([...said.matchAll(WORD)].map(([word]) => nameOf(word)))
  const stems = new Set(analyze(said).map(({ term }) => term))
  return [...text.matchAll(WORD)].every(({ 0: word, index }) => {
    if (!/\p{Lu}/u.test(word) || spoken.has(nameOf(word))) return true
    const isFirst = index === 0 || /[.!?:]['"]?\s+$/.test(text.slice(0, index))
    const isShaped = /\p{Lu}/u.test(word.slice(1)) || /\p{N}/u.test(word)
    if (!isFirst || isShaped) return isOwnWord(word)
    return analyze(word).every(
      ({ term }) => isStopTerm(term) || stems.has(term) || around.has(term),
    )
  })
}

function isOwnWord(word: string): boolean {
  return /^(?:I|I'\w+|OK)$/.test(word)
}

function nameOf(word: string): string {
  return word.toLowerCase().replace(/'s$|'$/, '')
}

/** Numbers have been looked at, and names of who says it are told by nothing else; their words in small letters are words like all others. */
function isAbout(text: string, cited: string, known: readonly string[]): boolean {
  const named = new Set(known.flatMap((name) => analyze(name).map(({ term }) => term)))
  const terms = new Set(analyze(cited).map(({ term }) => term))
  const isName = (term: string, start: number): boolean =>
    named.has(term) && /\p{Lu}/u.test(text[start] ?? '')
  const telling = new Set(
    analyze(text).flatMap(({ term, start }) =>
      isStopTerm(term) || /^\d/.test(term) || (!terms.has(term) && isName(term, start))
        ? []
        : [term],
    ),
  )
  const shared = [...telling].filter((term) => terms.has(term)).length
  return shared > MORE_THAN * telling.size
}
