import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, isStopTerm, termOf, wordsOf } from './analyze.ts'

function termsOf(text: string): readonly string[] {
  return wordsOf(text).map(termOf)
}

test('forms of a word share their term, and other words do not', () => {
  const [first, ...rest] = termsOf('price prices priced pricing')
  expect(rest).toEqual([first, first, first])
  expect(termsOf('onboard onboarding onboarded')).toEqual(['onboard', 'onboard', 'onboard'])
  expect(termsOf("Dana's dana")).toEqual(['dana', 'dana'])
  expect(termsOf('pricing')).not.toEqual(termsOf('prize'))
})

test('case, diacritics and compatibility forms make no difference', () => {
  expect(termsOf('Zürich CAFÉ ﬁnance ①')).toEqual(termsOf('zurich cafe finance 1'))
  expect(termsOf('don’t')).toEqual(termsOf("DON'T"))
})

test('every script has words; without spaces each character is one', () => {
  expect(termsOf('Привет мир')).toEqual(['привет', 'мир'])
  expect(termsOf('مرحبا بالعالم')).toHaveLength(2)
  expect(termsOf('価格は高い')).toEqual(['価', '格', 'は', '高', 'い'])
  expect(termsOf('Plan 価格 B2B')).toEqual(['plan', '価', '格', 'b2b'])
})

test('texts without words have none, and nothing breaks', () => {
  expect(termsOf('')).toEqual([])
  expect(termsOf('🙂 — … % \u0000 "')).toEqual([])
  expect(termsOf('single\u0000sign-on')).toEqual(['singl', 'sign', 'on'])
  expect(termsOf('x'.repeat(10_000))).toEqual(['x'.repeat(64)])
})

test('words that are said everywhere stay whole and are known', () => {
  expect(termsOf('this having')).toEqual(['this', 'having'])
  expect(['this', 'having', 'c', "don't"].every(isStopTerm)).toBe(true)
  expect(['price', '7', '価'].some(isStopTerm)).toBe(false)
})

test('tokens stand where their words stand, and have the terms of the text', () => {
  const text = '"Zürich’s pricing", 価格!'
  expect(analyze(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Zürich’s',
    'pricing',
    '価',
    '格',
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const tokens = analyze(any)
      expect(tokens.map(({ term }) => term)).toEqual(termsOf(any))
      let last = 0
      for (const { start, end, word } of tokens) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(word).toBe(word.toLowerCase())
        last = end
      }
    }),
  )
})
