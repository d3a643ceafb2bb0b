import { expect, test } from 'vitest'
import type { UnmatchedCall } from '../../../src/records/access.ts'
import { nameOf, unmatchedGroups } from './unmatched-groups.ts'

function call(callId: string, domains: readonly string[], near?: string): UnmatchedCall {
  return {
    callId,
    title: callId,
    startedAt: '2026-11-20T10:00:00.000Z',
    durationSec: 60,
    participants: [],
    domains,
    near: near === undefined ? [] : [{ accountId: near, name: near, why: 'almost' }],
  }
}

test('A-124: calls stand together by domain, those near an account first, those without a domain last', () => {
  const groups = unmatchedGroups([
    call('1', []),
    call('2', ['willowmere.example']),
    call('3', ['rota-bird.example'], 'Rotabird'),
    call('4', ['sablelock.example']),
    call('5', ['sablelock.example', 'other.example']),
    call('6', ['rota-bird.example'], 'Rotabird'),
  ])
  expect(
    groups.map(({ domain, near, calls }) => [
      domain,
      near.map(({ name }) => name),
      calls.map(({ callId }) => callId),
    ]),
  ).toEqual([
    ['rota-bird.example', ['Rotabird'], ['3', '6']],
    ['sablelock.example', [], ['4', '5']],
    ['willowmere.example', [], ['2']],
    [undefined, [], ['1']],
  ])
})

test('an account is called as its domain says until somebody says better', () => {
  expect(nameOf('sablelock.example')).toBe('Sablelock')
  expect(nameOf('rota-bird.co.uk')).toBe('Rota Bird')
})
