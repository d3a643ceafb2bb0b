import { expect, test } from 'vitest'
import { isEnglish } from './language.ts'

const call = (language: string | null, text: string) => ({
  language,
  sentences: [{ text, speakerId: 'c', startMs: 0, endMs: 1 }],
})
const ENGLISH =
  'So we have the thing in the house since two years and, um, nobody knows what it does, but it is there, and you would have to talk with them about it.'
const GERMAN =
  'Also wir haben das Ding seit zwei Jahren im Haus und niemand weiß, was es tut, aber es ist da, und ihr müsstet mit denen darüber reden, wie das gehen soll.'
const DUTCH =
  'We hebben dat ding al twee jaar in huis en niemand weet wat het doet, maar het is er wel, en jullie moeten met hen praten over hoe dat zou kunnen gaan.'
const JAPANESE = '二年前からそのシステムがありますが、誰も使い方を知りません。'.repeat(3)

test('English is told by its words, whatever Gong says', () => {
  expect(isEnglish(call('eng', ENGLISH))).toBe(true)
  expect(isEnglish(call(null, ENGLISH))).toBe(true)
  expect(isEnglish(call('de', ENGLISH))).toBe(true)
})

test.each([GERMAN, DUTCH, JAPANESE])('%s is not English', (text) => {
  expect(isEnglish(call('en-US', text))).toBe(false)
  expect(isEnglish(call(null, text))).toBe(false)
})

test('of a few words Gong knows more', () => {
  expect(isEnglish(call('deu', 'Hallo?'))).toBe(false)
  expect(isEnglish(call('eng', 'Hello?'))).toBe(true)
  expect(isEnglish({ language: null, sentences: [] })).toBe(true)
})
