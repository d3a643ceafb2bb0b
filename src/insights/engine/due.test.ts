import { expect, test } from 'vitest'
import { dueIn } from './due.ts'

/** A Tuesday. */
const CALL = new Date('2025-09-16T11:00:00Z')

test.each([
  ['I send you the paper by Friday.', '2025-09-19'],
  ['Until the fourteenth you have it.', '2025-10-14'],
  ['I can do it tomorrow.', '2025-09-17'],
  ['We go live on the third of November.', '2025-11-03'],
  ['So the tenth, because Lucia is away.', '2025-10-10'],
  ['By the twenty-first, then.', '2025-09-21'],
])('A-099: “%s” is a day', (text, on) => {
  expect(dueIn(text, CALL)?.on).toBe(on)
})

test.each([
  ['Maybe next quarter.', 'next quarter'],
  ['That comes after the summer.', 'after the summer'],
])('“%s” is no day, and stays as it was said', (text, words) => {
  expect(dueIn(text, CALL)).toEqual({ words, on: undefined })
})

test.each([
  'The first question was better.',
  'I do it.',
  'We have the second office in Linz.',
  'Now we talk.',
])('“%s” says nothing of when', (text) => {
  expect(dueIn(text, CALL)).toBeUndefined()
})
