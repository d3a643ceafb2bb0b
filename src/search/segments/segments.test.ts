import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinSegments, type SegmentToJoin } from './join-segments.ts'
import { passagesOf, readHead } from './segment.ts'
import {
  CallPositions,
  indexOfCall,
  readPassages,
  readPlaces,
  startsOfPositions,
} from './term-postings.ts'
import { type CallToIndex, type WrittenSegment, writeSegment } from './write-segment.ts'

const term = fc.constantFrom('a', 'b', 'c', 'price', 'ß', 'שלום', '👩', 'zebra')
const passage = fc.record({
  terms: fc.array(term, { maxLength: 300 }),
  sentences: fc.integer({ min: 1, max: 255 }),
  length: fc.integer({ min: 0, max: 0xffff }),
  speaker: fc.integer({ min: 0, max: 255 }),
  flags: fc.integer({ min: 0, max: 7 }),
})
const passages = fc.array(passage, { maxLength: 12 })
const callsFrom = (prefix: string) =>
  fc
    .array(passages, { maxLength: 5 })
    .map((all) =>
      all.map((one, n): CallToIndex => ({ callId: `${prefix}${n}`, passages: one, forms: [] })),
    )

test('a segment gives back every word at its place', () => {
  fc.assert(
    fc.property(callsFrom('call '), (calls) => {
      expect(said(writeSegment(calls))).toEqual(wordsOf(calls))
    }),
  )
})

test('joined segments are the segment of all calls but those that are left out', () => {
  fc.assert(
    fc.property(callsFrom('a'), callsFrom('b'), fc.array(fc.nat(9)), (first, second, left) => {
      const all = [...first, ...second]
      const without = new Set(left.map((n) => all[n]?.callId).filter((id) => id !== undefined))
      const kept = all.filter(({ callId }) => !without.has(callId))
      const joined = joinSegments([first, second].map((calls) => toJoin(calls, without)))
      const expected = writeSegment(kept)
      expect(joined.callIds).toEqual(expected.callIds)
      expect(Buffer.from(joined.head).equals(expected.head)).toBe(true)
      expect(Buffer.from(joined.body).equals(expected.body)).toBe(true)
    }),
  )
})

test('nothing of a call that was left out stays in the bytes', () => {
  const calls = ['kept', 'secret'].map((word, n): CallToIndex => {
    const one = { sentences: 1, length: 1, speaker: 0, flags: 0 }
    return {
      callId: `call-${word}`,
      passages: [{ ...one, terms: [word, `both${n}`, 'both'] }],
      forms: [`${word}s`],
    }
  })
  const { head, body } = joinSegments([toJoin(calls, new Set(['call-secret']))])
  const bytes = Buffer.concat([head, body])
  expect(bytes.includes('kept')).toBe(true)
  expect(bytes.includes('secret')).toBe(false)
})

function toJoin(calls: readonly CallToIndex[], without: ReadonlySet<string>): SegmentToJoin {
  const { head, body } = writeSegment(calls)
  const numbers = calls.flatMap(({ callId }, n) => (without.has(callId) ? [n] : []))
  return { head: readHead(head), body, without: new Set(numbers) }
}

/** Call, passage, position and term of every word, and the passages themselves. */
function wordsOf(calls: readonly CallToIndex[]) {
  return calls.map(({ callId, passages: all }) => ({
    callId,
    passages: all.map(({ terms, ...one }) => ({ ...one, terms })),
  }))
}

function said({ head: bytes, body }: WrittenSegment) {
  const head = readHead(bytes)
  const calls = head.callIds.map((callId, call) => ({
    callId,
    passages: passagesOf(head, call).map((one) => ({ ...one, terms: Array<string>() })),
  }))
  for (let index = 0; index < head.terms.size; index += 1) {
    const span = head.terms.places(index)
    const places = readPlaces(body.subarray(span.from, span.from + span.length))
    const more = head.terms.positions(index)
    const positions = body.subarray(more.from, more.from + more.length)
    const starts = startsOfPositions(positions, places.calls.length)
    expect(head.terms.find(head.terms.term(index))).toBe(index)
    for (const [at, call] of places.calls.entries()) {
      const size = calls[call]?.passages.length ?? 0
      const [passages, counts] = [new Uint32Array(size), new Uint32Array(size)]
      const holding = readPassages(places, at, passages, counts)
      expect(indexOfCall(places, call)).toBe(at)
      expect(places.passages[at]).toBe(holding)
      expect(places.counts[at]).toBe(counts.reduce((sum, count) => sum + count, 0))
      const found = new CallPositions()
      const wanted = passages.subarray(0, holding)
      found.read(places, at, positions, starts[at] ?? 0, wanted)
      for (const [n, passage] of wanted.entries()) {
        for (const word of found.words.subarray(found.starts[n], found.ends[n])) {
          const terms = calls[call]?.passages[passage]?.terms ?? []
          terms[word] = head.terms.term(index)
        }
      }
      // Of passages that do not hold the term there are none.
      const every = [...Array(size).keys()]
      found.read(places, at, positions, starts[at] ?? 0, every)
      const sizes = every.map((n) => (found.ends[n] ?? 0) - (found.starts[n] ?? 0))
      const expected = new Map([...wanted].map((passage, n) => [passage, counts[n]]))
      expect(sizes).toEqual(every.map((n) => expected.get(n) ?? 0))
    }
  }
  return calls
}
