import { expect, test } from 'vitest'
import {
  callLength,
  daysSince,
  daysUntil,
  daysWords,
  foundWords,
  listed,
  talkLength,
} from './account-words.ts'

const NONE = { contact: 0, domain: 0, crmDeal: 0, crmAccount: 0, manual: 0 }

test('A-050: what was found is told by rule', () => {
  expect(foundWords(7, { ...NONE, contact: 5, domain: 2 })).toBe(
    'Found 7\u00A0calls: 5 by contact e-mail, 2 by domain.',
  )
  expect(foundWords(1, { ...NONE, manual: 1 })).toBe('Found 1\u00A0call: 1 by hand.')
  expect(foundWords(0, NONE)).toBe('No call found yet.')
})

test('A-142: a kickoff is so many days away, by the reader’s own calendar', () => {
  const lateEvening = new Date(2026, 3, 25, 23, 30)
  expect(daysUntil('2026-04-28', lateEvening)).toBe(3)
  expect(daysUntil('2026-04-25', lateEvening)).toBe(0)
  expect(daysWords(3)).toBe('in 3 days')
  expect(daysWords(1)).toBe('tomorrow')
  expect(daysWords(-1)).toBe('yesterday')
  expect(daysWords(-12)).toBe('12 days ago')
  expect(daysSince(new Date(2026, 3, 24, 0, 10).toISOString(), lateEvening)).toBe(1)
})

test('A-061: the length of a call is short, and never nothing', () => {
  expect(callLength(2_700)).toBe('45m')
  expect(callLength(3_900)).toBe('1h 05m')
  expect(callLength(12)).toBe('1m')
  expect(talkLength(720)).toBe('12\u00A0min')
  expect(talkLength(5_400)).toBe('1.5\u00A0h')
  expect(talkLength(90_000)).toBe('25\u00A0h')
})

test('names are listed as one says them', () => {
  expect(listed([])).toBe('')
  expect(listed(['Maya'])).toBe('Maya')
  expect(listed(['Maya', 'Dev', 'Ines'])).toBe('Maya, Dev and Ines')
})
