/** Quotes of a model held against a call. */
import { expect, test } from 'vitest'
import { checkCitation, type QuotedCall } from './citations.ts'

const CALL: QuotedCall = {
  callId: '7001',
  transcriptHash: 'h1',
  texts: [
    'How are things?',
    'We’re “stuck” at 110 seats.',
    'It costs us   two days.',
    'Yes.',
    'Good.',
    'We’re “stuck” at 110 seats.',
    'It is late.',
  ],
  speakers: ['21', '11', '11', '11', '21', '12', '12'],
}

const check = (quote: string, sentences: readonly number[], speaker?: string) =>
  checkCitation({ callId: '7001', quote, sentences, speaker }, CALL)?.sentences

test('A-081: what is said at the sentence that is named is evidence, with the whole sentence', () => {
  expect(
    checkCitation({ callId: '7001', sentences: [1], quote: 'stuck” at 110 seats' }, CALL),
  ).toEqual({
    callId: '7001',
    transcriptHash: 'h1',
    sentences: [1],
    quote: 'We’re “stuck” at 110 seats.',
    speakerId: '11',
  })
  expect(check('110 seats. It costs us two days', [1, 2])).toEqual([1, 2])
})

test('blanks and the shapes of quotation marks may differ, and nothing else', () => {
  expect(check(`We're "stuck"  at\n110 seats.`, [1])).toEqual([1])
  expect(check(`We're "stuck" at 111 seats.`, [1])).toBeUndefined()
  expect(check(`we're "stuck" at 110 seats.`, [1])).toBeUndefined()
  expect(check(`We are "stuck" at 110 seats.`, [1])).toBeUndefined()
  expect(check('We’re stuck at 110 seats.', [1])).toBeUndefined()
  expect(check('We’re “stuck” … 110 seats.', [1])).toBeUndefined()
  expect(check('stuck” at 11', [1])).toBeUndefined()
})

test('numbers of sentences that are off are put right, to the nearest place', () => {
  expect(check('It costs us two days.', [6])).toEqual([2])
  expect(check('We’re “stuck” at 110 seats.', [6])).toEqual([5])
  expect(check('We’re “stuck” at 110 seats.', [])).toEqual([1])
  expect(check('It is late.', [400, -3])).toEqual([6])
})

test('words of two people are nobody’s, and those of another are not the speaker’s', () => {
  expect(check('How are things? We’re “stuck” at', [0, 1])).toBeUndefined()
  expect(check('It is late.', [6], '11')).toBeUndefined()
  expect(check('We’re “stuck” at 110 seats.', [1], '12')).toEqual([5])
})

test('a word or two prove something only as a whole sentence', () => {
  expect(check('Yes.', [3])).toEqual([3])
  expect(check('two days', [2])).toBeUndefined()
  expect(check('', [3])).toBeUndefined()
  expect(check('  ', [3])).toBeUndefined()
})

test('another call proves nothing', () => {
  expect(
    checkCitation({ callId: '7002', sentences: [6], quote: 'It is late.' }, CALL),
  ).toBeUndefined()
})
