import { expect, test } from 'vitest'
import { cardsOf, rangeWords } from './type-cards.ts'

const options = { limit: 100, from: '', statsDays: 30 }

test('a range says how many of how many, and never more than there are', () => {
  expect(rangeWords('calls', 412, options, '100 newest')).toBe('100 newest of 412')
  expect(rangeWords('users', 213, options, '100 first')).toBe('100 first of 213')
  expect(rangeWords('scorecards', 9, options, '100 first')).toBe('9 in Gong')
  expect(rangeWords('trackers', 0, options, '100 first')).toBe('none in Gong')
  expect(rangeWords('crm-deals', null, options, '100 newest')).toBe('at most 100 newest')
  expect(rangeWords('calls', 412, { ...options, limit: null }, '100 newest')).toBe('412 in Gong')
  expect(rangeWords('user-stats', null, { ...options, statsDays: 7 }, 'last 30 days')).toBe(
    'last 7 days',
  )
})

test('what the key lacks is named on its card, and what is not checked is not barred', () => {
  const listed = [
    { slug: 'calls' as const, name: 'Calls', description: '', defaultRange: '100 newest' },
    { slug: 'users' as const, name: 'Users', description: '', defaultRange: '100 first' },
  ]
  const check = {
    type: 'calls',
    scope: 'api:x',
    allowed: false,
    records: null,
    message: 'no',
  } as const
  expect(cardsOf(listed, [check], options, ['users'])).toMatchObject([
    { slug: 'calls', missingScope: 'api:x', isThere: false },
    { slug: 'users', missingScope: null, isThere: true },
  ])
})
