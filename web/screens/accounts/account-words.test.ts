import { expect, test } from 'vitest'
import { foundWords } from './account-words.ts'

const NONE = { contact: 0, domain: 0, crmDeal: 0, crmAccount: 0, manual: 0 }

test('A-050: what was found is told by rule', () => {
  expect(foundWords(7, { ...NONE, contact: 5, domain: 2 })).toBe(
    'Found 7\u00A0calls: 5 by contact e-mail, 2 by domain.',
  )
  expect(foundWords(1, { ...NONE, manual: 1 })).toBe('Found 1\u00A0call: 1 by hand.')
  expect(foundWords(0, NONE)).toBe('No call found yet.')
})
