import { expect, test } from 'vitest'
import { findQuote } from './find-quote.ts'

test('a quote is found again where it stands now, nearest to where it stood', () => {
  const texts = [
    'We need it.',
    'In May.',
    'So.',
    'We need it.',
    'In May.',
    'We need it.',
    'In June.',
  ]
  expect(findQuote(texts, 'We need it. In May.', 4)).toEqual([
    [3, 4],
    [0, 1],
  ])
  expect(findQuote(['We need it.'], 'We need it. In May.', 0)).toEqual([])
})

test('a quote is found where sentences were put together, or came between', () => {
  expect(findQuote(['So.', 'We need it. In May.'], 'We need it. In May.', 0)).toEqual([[1]])
  expect(findQuote(['We need it.', 'Hm.', 'In May.'], 'We need it. In May.', 0)).toEqual([[0, 2]])
  const far = ['We need it.', ...Array.from({ length: 70 }, () => 'Hm.'), 'In May.']
  expect(findQuote(far, 'We need it. In May.', 0)).toEqual([])
})
