import { expect, test } from 'vitest'
import { callTime } from './call-times.ts'

test.each([
  ['12:34', 754_000],
  ['00:00', 0],
  ['1:02:03', 3_723_000],
  ['75:10', 4_510_000],
  ['754000', 754_000],
  [754_000, 754_000],
])('%s is %s ms from the start of a call', (given, ms) => {
  expect(callTime.parse(given)).toBe(ms)
})

test.each(['', 'soon', '12:3', '12:60', '-1', '1.5', '-0:10', -1, 1.5, '99999999999'])(
  '"%s" is no place in a call',
  (given) => {
    expect(callTime.safeParse(given).error?.issues[0]?.message).toMatch(/is no place in a call/)
  },
)
