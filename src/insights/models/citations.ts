/** Whether a quote of a model stands in the call: letter for letter, said by one person. Pure. */
import type { StoredEvidence } from '../../records/evidence.ts'

export interface Claimed {
  readonly callId: string
  readonly sentences: readonly number[]
  readonly quote: string
  /** Who is said to have said it. */
  readonly speaker?: string | undefined
}

export interface QuotedCall {
  readonly callId: string
  readonly transcriptHash: string
  readonly texts: readonly string[]
  /** Of each sentence. */
  readonly speakers: readonly (string | undefined)[]
}

/** Fewer words are said in every call; they prove something only as a whole sentence. */
const FEWEST_WORDS = 3
const MOST_SENTENCES = 12

/**
 * The sentences that the quote stands in, whole. Blanks and the shapes of quotation marks may differ, and numbers that
 * are off are put right; undefined where the words are not there, or not from one mouth.
 */
export function checkCitation(claimed: Claimed, call: QuotedCall): StoredEvidence | undefined {
  if (claimed.callId !== call.callId) return undefined
  const quote = plain(claimed.quote)
  if (quote === '') return undefined
  const { text, starts } = joined(call)
  const said = new Set(claimed.sentences)
  const found = placesOf(quote, text).flatMap((at) => {
    const first = starts.findLastIndex((start) => start <= at)
    const last = starts.findLastIndex((start) => start < at + quote.length)
    const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n).filter(
      (n) => plain(call.texts[n] ?? '') !== '',
    )
    return isSaid(numbers, quote, claimed, call) ? [numbers] : []
  })
  const [best] = found.toSorted((a, b) => distance(a, said) - distance(b, said))
  if (best === undefined) return undefined
  return {
    callId: call.callId,
    transcriptHash: call.transcriptHash,
    sentences: best,
    quote: best.map((n) => call.texts[n] ?? '').join(' '),
    speakerId: call.speakers[best[0] ?? 0] ?? null,
  }
}

/** Blanks are one blank; quotation marks and apostrophes have one shape. */
export function plain(text: string): string {
  return text
    .replaceAll(/[‘’‚‛′]/g, "'")
    .replaceAll(/[“”„‟″]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

interface Joined {
  readonly text: string
  /** Where each sentence begins. */
  readonly starts: readonly number[]
}

/** A call is asked about many times in a row. */
const joinedCalls = new WeakMap<QuotedCall, Joined>()

function joined(call: QuotedCall): Joined {
  const known = joinedCalls.get(call)
  if (known !== undefined) return known
  const starts: number[] = []
  const parts: string[] = []
  let length = 0
  for (const each of call.texts) {
    const own = plain(each)
    const blank = length > 0 && own !== '' ? ' ' : ''
    starts.push(length + blank.length)
    parts.push(blank, own)
    length += blank.length + own.length
  }
  const made = { text: parts.join(''), starts }
  joinedCalls.set(call, made)
  return made
}

/** Where whole words of the text are the quote. */
function placesOf(quote: string, text: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at)
    const after = text.slice(at + quote.length, at + quote.length + 1)
    const isWhole =
      !(isLetter(before) && isLetter(quote[0] ?? '')) &&
      !(isLetter(after) && isLetter(quote.at(-1) ?? ''))
    if (isWhole) places.push(at)
  }
  return places
}

function isLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function isSaid(
  numbers: readonly number[],
  quote: string,
  { speaker }: Claimed,
  { texts, speakers }: QuotedCall,
): boolean {
  const [first] = numbers
  if (first === undefined || numbers.length > MOST_SENTENCES) return false
  if (numbers.some((n) => speakers[n] !== speakers[first])) return false
  if (speaker !== undefined && speakers[first] !== speaker) return false
  const isLong = quote.split(' ').length >= FEWEST_WORDS
  return isLong || quote === plain(numbers.map((n) => texts[n] ?? '').join(' '))
}

/** 0 where they are the ones that were named. */
function distance(numbers: readonly number[], said: ReadonlySet<number>): number {
  if (numbers.some((n) => said.has(n))) return 0
  return Math.min(Infinity, ...numbers.flatMap((n) => [...said].map((one) => Math.abs(n - one))))
}
