/** Sentences of a model held against what they cite. */
import { expect, test } from 'vitest'
import { numbersIn } from './numbers.ts'
import { checkedSentence, cleanText } from './sentence-check.ts'

const CITED =
  'We pay a hundred and ten thousand dollars for Deskhound, and Maria wants it live by 1 May.'
const check = (
  text: string,
  cited = CITED,
  known: readonly string[] = ['Pat Lee', 'CTO', 'Acme'],
) => checkedSentence(text, { evidence: [cited], known, around: new Set(['custom']) })

test('A-081: a sentence that says what its evidence says is kept', () => {
  expect(check('They pay $110,000 for Deskhound.')).toBe('They pay $110,000 for Deskhound.')
  expect(check('Acme pays 110k dollars for Deskhound, says Pat Lee.')).toBeDefined()
  expect(check('Maria wants it live by 1 May.')).toBeDefined()
})

test('numbers, amounts, dates and percentages must stand in the evidence', () => {
  expect(check('They pay €110,000 for Deskhound.')).toBeUndefined()
  expect(check('They pay $120,000 for Deskhound.')).toBeUndefined()
  expect(check('They want it live by 2 May.')).toBeUndefined()
  expect(check('They want it live by 1 June.')).toBeUndefined()
  expect(check('They pay 110 % for Deskhound.')).toBeUndefined()
  expect(check('Twenty agents pay for Deskhound.')).toBeUndefined()
})

test('names must stand in the evidence, or be of those who say it', () => {
  expect(check('They pay for Zendesk.')).toBeUndefined()
  expect(check('Mallory wants it live by 1 May.')).toBeUndefined()
  expect(check('John Smith wants it live by 1 May.')).toBeUndefined()
  expect(check('They pay for SAP.')).toBeUndefined()
  expect(check('Customers pay for Deskhound.')).toBeDefined()
})

test('what denies needs evidence that denies, and what is about something else falls', () => {
  expect(check('They do not pay for Deskhound.')).toBeUndefined()
  expect(check('We do not pay for it.', 'We won’t pay for it.')).toBeDefined()
  expect(check('There are no risks.')).toBeUndefined()
  expect(check('Maria approved unlimited discounts.')).toBeUndefined()
})

test('reliability 35: what could be followed, opened or run is no sentence', () => {
  for (const text of [
    'See https://evil.example',
    'Look at www.evil.example now',
    'Pay at evil.example',
    '![x](http://e/x)',
    '[budget](http://e/x)',
    'Write to a@evil.example',
    '<b>Budget</b>',
    'javascript:alert(1)',
    'data:text/html,x',
    '&#60;b&#62;',
    '{"a": 1}',
    '***',
    ' ',
    'x'.repeat(401),
  ]) {
    expect(cleanText(text), text).toBeUndefined()
  }
  expect(cleanText('- **They** pay `110`\u200B,\nand more.')).toBe('They pay 110, and more.')
})

test.each([
  ['€110,000 and 110k', [110_000]],
  ['a hundred and ten thousand', [110_000]],
  ['twenty five agents, 3 teams', [25, 3]],
  ['1.5 million', [1_500_000]],
  ['two or three weeks', [2, 3]],
  ['one of them', []],
  ['one hundred', [100]],
  ['2026-05-01', [2026, 5, 1]],
  ['five five', [5]],
  ['3 thousand 2 hundred', [3_000, 200]],
  ['no numbers', []],
])('numbers in "%s"', (text, numbers) => {
  expect([...numbersIn(text)].toSorted((a, b) => a - b)).toEqual(numbers.toSorted((a, b) => a - b))
})
