import { expect, test } from 'vitest'
import { termOf, wordsOf } from './analyze.ts'
import { type Vocabulary, wordQuery } from './word-query.ts'

const termsOf = (text: string) => wordsOf(text).map(termOf)
const SAID = new Set(termsOf('single sign budget price onboarding Dana Ruiz decide'))

const vocabulary: Vocabulary = {
  calls: 10,
  turns: 100,
  callLength: 50,
  callsWith: (term) => (SAID.has(term) ? 3 : 0),
  turnsWith: (term) => (SAID.has(term) ? 5 : 0),
  similarTo: (word) => (word === 'onbording' ? termsOf('onboarding board budget') : []),
}

function slots(text: string): readonly string[] {
  const { terms, slots: count } = wordQuery(text, vocabulary)
  return Array.from({ length: count }, (_, slot) =>
    terms
      .filter((one) => one.slot === slot)
      .map(({ term }) => term)
      .join('|'),
  )
}

test('each word that tells something is a slot, once', () => {
  expect(slots('single sign-on single prices')).toEqual(['singl', 'sign', 'price'])
})

test('a typing error is taken for at most two words that were said, with less weight', () => {
  const { terms } = wordQuery('onbording', vocabulary)
  expect(terms).toEqual([
    { term: 'onboard', weight: 0.7, kind: 'mended', slot: 0 },
    { term: 'board', weight: 0.7, kind: 'mended', slot: 0 },
  ])
})

test('a word that nobody said keeps its slot', () => {
  expect(slots('budget zebra')).toEqual(['budget', ''])
})

test('words that only ask are left out of questions, and stay where they are what is looked for', () => {
  expect(slots('What did Dana decide about the budget?')).toEqual(['dana', 'budget'])
  expect(slots('decide budget')).toEqual(['decid', 'budget'])
  expect(slots('What did they decide?')).toEqual(['decid'])
  const isQuestion = (text: string) => wordQuery(text, vocabulary).isQuestion
  expect(isQuestion('Summarize the discussion about prices')).toBe(true)
  expect(isQuestion('which price budget onboarding')).toBe(false)
  expect(isQuestion('single sign-on for the budget')).toBe(false)
  expect(isQuestion('price?')).toBe(false)
})

test('neighbouring words are pairs, and the occasion is told apart from what is asked', () => {
  const query = wordQuery(
    'Why did Dana raise the price when discussing single sign-on?',
    vocabulary,
  )
  expect(query.pairs).toContainEqual(['singl', 'sign'])
  const termAt = (slot: number) => query.terms.find((one) => one.slot === slot)?.term
  expect([...query.main].map(termAt)).toEqual(['dana', undefined, 'price'])
  expect([...query.context].map(termAt)).toEqual(['singl', 'sign'])
  const plain = wordQuery('single price', vocabulary)
  expect(plain.main).toEqual(plain.context)
})

test('nothing to look for makes no slots', () => {
  expect(wordQuery('', vocabulary).slots).toBe(0)
  expect(wordQuery('of the', vocabulary).slots).toBe(0)
})
