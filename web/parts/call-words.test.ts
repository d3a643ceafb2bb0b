import { expect, test } from 'vitest'
import { callLength, talkLength } from './call-words.ts'

test('A-061: the length of a call is short, and never nothing', () => {
  expect(callLength(2_700)).toBe('45m')
  expect(callLength(3_900)).toBe('1h 05m')
  expect(callLength(12)).toBe('1m')
  expect(talkLength(720)).toBe('12\u00A0min')
  expect(talkLength(5_400)).toBe('1.5\u00A0h')
  expect(talkLength(90_000)).toBe('25\u00A0h')
})
