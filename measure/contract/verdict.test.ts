import { expect, test } from 'vitest'
import type { Difference } from './differences.ts'
import { judge } from './verdict.ts'

const difference: Difference = {
  operation: 'GET /v2/users',
  kind: 'null',
  at: '/users/*/title',
  expected: 'string',
  got: 'null',
}
const known = { operations: '* /v2/users*', kind: 'null', at: ['/**/title'], reason: 'so' } as const

test('a known deviation is counted and explained', () => {
  const verdict = judge([difference, { ...difference, at: '/user/title' }], [known])
  expect(verdict.known).toEqual([{ ...known, at: '/**/title', times: 2 }])
  expect(verdict).toMatchObject({ unexpected: [], stale: [] })
})

test('a known deviation that nothing has is stale, place by place', () => {
  const verdict = judge([difference], [{ ...known, at: ['/**/title', '/**/phone'] }])
  expect(verdict.stale).toMatchObject([{ at: '/**/phone', times: 0 }])
})

test.for([
  { operation: 'GET /v2/calls' },
  { kind: 'type' as const },
  { at: '/users/*/title/more' },
  { at: '/users/*/subtitle' },
])('%j is not covered by it', (change) => {
  const verdict = judge([{ ...difference, ...change }], [known])
  expect(verdict.unexpected).toMatchObject([{ ...change, times: 1 }])
  expect(verdict.stale).toHaveLength(1)
})

test('one star is one step', () => {
  const row = { ...known, at: ['/users/*/title'] }
  expect(judge([difference], [row]).unexpected).toEqual([])
  const deeper = { ...difference, at: '/users/*/more/title' }
  expect(judge([deeper], [row]).unexpected).toHaveLength(1)
})

test('the same difference is told once, with how often it was met', () => {
  const { unexpected } = judge([difference, { ...difference, got: 'null again' }], [])
  expect(unexpected).toEqual([{ ...difference, times: 2 }])
})
