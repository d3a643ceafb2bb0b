/**
 * Cuts a long list out of a JSON document, element by element, so that a page of a hundred transcripts never stands in
 * memory as objects all at once. Only quotes, brackets and digits are looked at; an element is parsed when it is wanted.
 */
import { parseLossless } from './lossless-json.ts'

export interface CutDocument {
  /** The document with an empty list where the elements were. */
  readonly rest: string
  readonly elements: readonly CutElement[]
}

export interface CutElement {
  /** A view into the document. */
  readonly bytes: Buffer
  /** It holds an integer that `JSON.parse` could not keep whole. */
  readonly hasLongNumber: boolean
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const ZERO = 0x30
const NINE = 0x39
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
/** 2^53 has this many digits. */
const LONG_DIGITS = 16

/** `field`: a list of the outermost object. Throws a `SyntaxError` when the document breaks off. */
export function cutList(bytes: Buffer, field: string): CutDocument {
  const elements: CutElement[] = []
  let depth = 0
  let listStart = -1
  let listEnd = -1
  let elementStart = -1
  let lastText = ''
  let digits = 0
  let hasLongNumber = false

  const endElement = (at: number): void => {
    elements.push({ bytes: bytes.subarray(elementStart, at), hasLongNumber })
    elementStart = at + 1
    hasLongNumber = false
  }

  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= ZERO && byte <= NINE) {
      digits += 1
      if (digits === LONG_DIGITS) hasLongNumber = true
      continue
    }
    digits = 0
    if (byte === QUOTE) {
      const end = closingQuote(bytes, at)
      // A name of the outermost object comes right before its value.
      if (depth === 1) lastText = bytes.toString('latin1', at + 1, end)
      at = end
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1
      if (depth === 2 && byte === OPEN_LIST && lastText === field && listStart < 0) {
        listStart = at
        elementStart = at + 1
        hasLongNumber = false
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 2 && listStart >= 0 && listEnd < 0) {
        listEnd = at
        endElement(at)
      }
      depth -= 1
    } else if (byte === COMMA && depth === 2 && listStart >= 0 && listEnd < 0) {
      endElement(at)
    }
  }
  if (depth !== 0) throw new SyntaxError('the document breaks off')
  if (listStart < 0) return { rest: bytes.toString('utf8'), elements: [] }
  return {
    rest: bytes.toString('utf8', 0, listStart + 1) + bytes.toString('utf8', listEnd),
    elements: elements.length === 1 && isBlank(elements[0]) ? [] : elements,
  }
}

/** Throws a `SyntaxError` when the element is no JSON. */
export function parseElement({ bytes, hasLongNumber }: CutElement): unknown {
  const text = bytes.toString('utf8')
  return hasLongNumber ? parseLossless(text) : JSON.parse(text)
}

/** Most names and many texts are short: looking at their bytes here is faster than a call for each. */
const NEAR_BYTES = 12

/** A quote with an odd number of backslashes before it belongs to the text. */
function closingQuote(bytes: Buffer, opening: number): number {
  for (let from = opening + 1; ;) {
    let quote = from
    while (bytes[quote] !== QUOTE && quote < from + NEAR_BYTES) quote += 1
    if (bytes[quote] !== QUOTE) quote = bytes.indexOf(QUOTE, quote)
    if (quote < 0) throw new SyntaxError('the document breaks off')
    let before = quote - 1
    while (bytes[before] === BACKSLASH) before -= 1
    if ((quote - before) % 2 === 1) return quote
    from = quote + 1
  }
}

function isBlank(element: CutElement | undefined): boolean {
  return element === undefined || element.bytes.toString('latin1').trim() === ''
}
