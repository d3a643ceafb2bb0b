import { expect, test } from 'vitest'
import { daysIn, periodsIn } from './days.ts'
import type { Period } from './days.ts'

test('a range of days does not hold its end', () => {
  expect(daysIn({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ])
})

// 1 June 2026 is a Monday.
test.each<[Period, string]>([
  ['WEEK', '2026-06-01'],
  ['MONTH', '2026-06-01'],
  ['QUARTER', '2026-07-01'],
  ['YEAR', '2027-01-01'],
])('the first %s ends where the next one begins', (period, end) => {
  const [first, second] = periodsIn({ from: '2026-05-28', to: '2027-02-01' }, period)
  expect(first).toEqual({ from: '2026-05-28', to: end })
  expect(second?.from).toBe(end)
})

test('the last period ends with the range', () => {
  expect(periodsIn({ from: '2026-06-01', to: '2026-06-10' }, 'WEEK').at(-1)).toEqual({
    from: '2026-06-08',
    to: '2026-06-10',
  })
})
