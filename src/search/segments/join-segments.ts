/** Makes one segment of several, or one without some of its calls: bytes are copied, words are not read again. */
import { ByteReader, ByteWriter } from './bytes.ts'
import {
  type CallPassages,
  type HeadTerm,
  passagesOf,
  type SegmentHead,
  writeHead,
} from './segment.ts'
import { inOrder, type WrittenSegment } from './write-segment.ts'

export interface SegmentToJoin {
  readonly head: SegmentHead
  readonly body: Uint8Array
  /** Calls by number that are left out: nothing of them stays. */
  readonly without: ReadonlySet<number>
}

interface Numbered extends SegmentToJoin {
  /** The new number of each call. */
  readonly numbers: Int32Array
}

export function joinSegments(segments: readonly SegmentToJoin[]): WrittenSegment {
  const calls: CallPassages[] = []
  const inputs = segments.map((segment): Numbered => {
    const { head, without } = segment
    const numbers = Int32Array.from(head.callIds, (callId, call) => {
      if (without.has(call)) return -1
      return calls.push({ callId, passages: passagesOf(head, call) }) - 1
    })
    return { ...segment, numbers }
  })
  const body = new ByteWriter()
  const terms: HeadTerm[] = []
  for (const [term, parts] of termsInOrder(inputs)) {
    const joined = joinTerm(parts)
    if (joined === undefined) continue
    body.bytes(joined.places)
    body.bytes(joined.positions)
    terms.push({
      term,
      placesSize: joined.places.length,
      positionsSize: joined.positions.length,
    })
  }
  return {
    callIds: calls.map(({ callId }) => callId),
    head: writeHead(calls, terms),
    body: body.written(),
  }
}

interface TermPart {
  readonly input: Numbered
  readonly index: number
}

function* termsInOrder(inputs: readonly Numbered[]): Generator<[string, readonly TermPart[]]> {
  const next = inputs.map((input) => ({ input, index: 0 }))
  for (;;) {
    const open = next.filter(({ input, index }) => index < input.head.terms.size)
    const [term] = open.map(({ input, index }) => input.head.terms.term(index)).toSorted(inOrder)
    if (term === undefined) return
    const holding = open.filter(({ input, index }) => input.head.terms.term(index) === term)
    yield [term, holding.map((part) => ({ ...part }))]
    for (const part of holding) part.index += 1
  }
}

function joinTerm(
  parts: readonly TermPart[],
): { readonly places: Uint8Array; readonly positions: Uint8Array } | undefined {
  const table = new ByteWriter()
  const passages = new ByteWriter()
  const positions = new ByteWriter()
  let calls = 0
  let lastCall = 0
  for (const { input, index } of parts) {
    const places = input.head.terms.places(index)
    const reader = new ByteReader(input.body, places.from)
    const words = new ByteReader(input.body, places.from + places.length)
    const rows = readTable(reader)
    for (const { call, counts, size } of rows) {
      const ofPassages = reader.bytes(size)
      const ofPositions = words.bytes(words.number())
      const number = input.numbers[call] ?? -1
      if (number < 0) continue
      table.number(number - lastCall)
      for (const count of counts) table.number(count)
      table.number(size)
      passages.bytes(ofPassages)
      positions.number(ofPositions.length)
      positions.bytes(ofPositions)
      calls += 1
      lastCall = number
    }
  }
  if (calls === 0) return undefined
  const all = new ByteWriter()
  all.number(calls)
  all.bytes(table.written())
  all.bytes(passages.written())
  return { places: all.written(), positions: positions.written() }
}

interface TableRow {
  readonly call: number
  /** Passages with the term, and how often in all. */
  readonly counts: readonly [number, number]
  readonly size: number
}

function readTable(reader: ByteReader): readonly TableRow[] {
  const rows: TableRow[] = []
  const size = reader.number()
  let call = 0
  for (let n = 0; n < size; n += 1) {
    call += reader.number()
    const counts: [number, number] = [reader.number(), reader.number()]
    rows.push({ call, counts, size: reader.number() })
  }
  return rows
}
