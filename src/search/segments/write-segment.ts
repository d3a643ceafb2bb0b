/** Makes one segment of some calls, whose passages are given as their terms in order. */
import { ByteWriter } from './bytes.ts'
import { type HeadTerm, type Passage, writeHead } from './segment.ts'
import { TermWriter } from './term-postings.ts'

export interface CallToIndex {
  readonly callId: string
  readonly passages: readonly PassageToIndex[]
}

export interface PassageToIndex extends Passage {
  readonly terms: readonly string[]
}

export interface WrittenSegment {
  readonly callIds: readonly string[]
  readonly head: Uint8Array
  readonly body: Uint8Array
}

export function writeSegment(calls: readonly CallToIndex[]): WrittenSegment {
  const writers = new Map<string, TermWriter>()
  for (const [call, { passages }] of calls.entries()) {
    const said = new Set<TermWriter>()
    for (const [number, { terms }] of passages.entries()) {
      for (let position = 0; position < terms.length; position += 1) {
        const term = terms[position] ?? ''
        let writer = writers.get(term)
        if (writer === undefined) writers.set(term, (writer = new TermWriter()))
        if (writer.add(number, position)) said.add(writer)
      }
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
