/** A document that is cut and put together again is the document. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutList, parseElement } from './cut-list.ts'

const key = fc.oneof(
  fc.constantFrom('calls', 'records', '"', '\\', '\\"', '],[', '{"calls":[1]}'),
  fc.string(),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3 }),
  ),
})).any
const spacing = fc.constantFrom(undefined, 1, '\t')

test('elements and rest are what JSON.parse makes of the whole', () => {
  const documents = fc.tuple(
    fc.dictionary(key, value, { maxKeys: 4 }),
    fc.array(value, { maxLength: 5 }),
    fc.boolean(),
    spacing,
  )
  fc.assert(
    fc.property(documents, ([others, list, first, space]) => {
      const document = first
        ? Object.fromEntries([
            ['calls', list],
            ...Object.entries(others).filter(([name]) => name !== 'calls'),
          ])
        : { ...others, calls: list }
      const { rest, elements } = cutList(
        Buffer.from(JSON.stringify(document, null, space)),
        'calls',
      )
      const plain = JSON.parse(JSON.stringify(document))
      expect(elements.map(parseElement)).toEqual(plain.calls)
      expect(JSON.parse(rest)).toEqual({ ...plain, calls: [] })
    }),
    { numRuns: 500 },
  )
})

test('a list of that name further inside is left alone, and so is a text', () => {
  const inside = cutList(
    Buffer.from('{"a":{"calls":[1,2]},"b":[[3]],"c":"calls","d":[4]}'),
    'calls',
  )
  expect(inside.elements).toEqual([])
  expect(JSON.parse(inside.rest)).toEqual({ a: { calls: [1, 2] }, b: [[3]], c: 'calls', d: [4] })
})

test('a document that breaks off, wherever, is noticed', () => {
  const whole = Buffer.from('{"calls":[{"a":"x\\"y"},{"b":[1,2]}],"records":{"total":2}}')
  for (let end = 1; end < whole.length; end += 1) {
    expect(() => cutList(whole.subarray(0, end), 'calls'), whole.toString('utf8', 0, end)).toThrow(
      SyntaxError,
    )
  }
})

test('an element with a long integer keeps its digits, and only that element takes the longer way', () => {
  const { elements } = cutList(
    Buffer.from('{"calls":[{"id":12345678901234567891},{"id":"12345678901234567891","n":1}]}'),
    'calls',
  )
  expect(elements.map(({ hasLongNumber }) => hasLongNumber)).toEqual([true, false])
  expect(elements.map(parseElement)).toEqual([
    { id: '12345678901234567891' },
    { id: '12345678901234567891', n: 1 },
  ])
  const [shortest] = cutList(Buffer.from('{"calls":[{"id":9007199254740993}]}'), 'calls').elements
  expect(shortest && parseElement(shortest)).toEqual({ id: '9007199254740993' })
})
