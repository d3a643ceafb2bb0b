import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

test('words that stay, go and come are told apart, and together they are both texts', () => {
  const before = 'Go-live is 1 May with chat.'
  const after = 'Go-live is 15 June with chat and email.'
  const parts = wordDiff(before, after)
  const join = (kinds: readonly string[]) =>
    parts
      .filter(({ change }) => kinds.includes(change))
      .map(({ text }) => text.trim())
      .join(' ')
  expect(join(['same', 'removed'])).toBe(before)
  expect(join(['same', 'added'])).toBe(after)
  expect(parts.find(({ change }) => change === 'removed')?.text.trim()).toBe('1 May')
  expect(wordDiff('', 'New.')).toEqual([{ text: 'New.', change: 'added' }])
  expect(wordDiff('Same.', 'Same.')).toEqual([{ text: 'Same.', change: 'same' }])
  expect(wordDiff('', '')).toEqual([])
})
