/**
 * Cuts a long list out of a JSON document, element by element, so that a page of a hundred transcripts never stands in
 * memory as objects all at once. Only quotes and brackets are looked at; each element is parsed when it is wanted.
 */

export interface CutDocument {
  /** The document with an empty list where the elements were. */
  readonly rest: string
  /** The bytes of each element, in order; views into the document. */
  readonly elements: readonly Buffer[]
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** `field`: a list of the outermost object. Throws a `SyntaxError` when the document breaks off. */
export function cutList(bytes: Buffer, field: string): CutDocument {
  const elements: Buffer[] = []
  let depth = 0
  let listStart = -1
  let listEnd = -1
  let elementStart = -1
  let lastText = ''

  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
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
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 2 && listStart >= 0 && listEnd < 0) {
        listEnd = at
        elements.push(bytes.subarray(elementStart, at))
      }
      depth -= 1
    } else if (byte === COMMA && depth === 2 && listStart >= 0 && listEnd < 0) {
      elements.push(bytes.subarray(elementStart, at))
      elementStart = at + 1
    }
  }
  if (depth !== 0) throw new SyntaxError('the document breaks off')
  if (listStart < 0) return { rest: bytes.toString('utf8'), elements: [] }
  return {
    rest: bytes.toString('utf8', 0, listStart + 1) + bytes.toString('utf8', listEnd),
    elements: elements.length === 1 && isBlank(elements[0]) ? [] : elements,
  }
}

/** A quote with an odd number of backslashes before it belongs to the text. */
function closingQuote(bytes: Buffer, opening: number): number {
  for (let at = opening + 1; ;) {
    const quote = bytes.indexOf(QUOTE, at)
    if (quote < 0) throw new SyntaxError('the document breaks off')
    let before = quote - 1
    while (bytes[before] === BACKSLASH) before -= 1
    if ((quote - before) % 2 === 1) return quote
    at = quote + 1
  }
}

function isBlank(bytes: Buffer | undefined): boolean {
  return bytes === undefined || bytes.toString('latin1').trim() === ''
}
