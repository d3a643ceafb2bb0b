/** Makes one segment of some calls, whose passages are given as their terms in order. */
import { ByteWriter } from './bytes.ts'
import { type HeadTerm, type Passage, writeHead } from './segment.ts'
import { TermWriter } from './term-postings.ts'

export interface CallToIndex {
  readonly callId: string
  readonly passages: readonly PassageToIndex[]
  /** Words of the call that are no terms themselves: another form of a term was said. */
  readonly forms: Iterable<string>
}

export interface PassageToIndex extends Passage {
  readonly terms: readonly string[]
}

/** Stands in front of word forms among the terms: which calls hold them is known, and nothing more. */
export const FORM = '\u0001'

export interface WrittenSegment {
  readonly callIds: readonly string[]
  readonly head: Uint8Array
  readonly body: Uint8Array
}

export function writeSegment(calls: readonly CallToIndex[]): WrittenSegment {
  const writers = new Map<string, TermWriter>()
  const writerOf = (term: string): TermWriter => {
    const known = writers.get(term)
    if (known !== undefined) return known
    const writer = new TermWriter()
    writers.set(term, writer)
    return writer
  }
  for (const [call, { passages, forms }] of calls.entries()) {
    const said = new Set<TermWriter>()
    for (const [number, { terms }] of passages.entries()) {
      for (let position = 0; position < terms.length; position += 1) {
        const writer = writerOf(terms[position] ?? '')
        if (writer.add(number, position)) said.add(writer)
      }
    }
    for (const form of forms) {
      const writer = writerOf(`${FORM}${form}`)
      writer.add(0, 0)
      said.add(writer)
    }
    for (const writer of said) writer.endCall(call)
  }
  const body = new ByteWriter()
  const terms: HeadTerm[] = []
  for (const term of [...writers.keys()].toSorted(inOrder)) {
    const writer = writers.get(term)
    if (writer === undefined) continue
    const [places, positions] = [writer.places(), writer.positions()]
    body.bytes(places)
    body.bytes(positions)
    terms.push({ term, placesSize: places.length, positionsSize: positions.length })
  }
  return {
    callIds: calls.map(({ callId }) => callId),
    head: writeHead(calls, terms),
    body: body.written(),
  }
}

/** The order of terms: by UTF-16 units, the same wherever it runs. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
