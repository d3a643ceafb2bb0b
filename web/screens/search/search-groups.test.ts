import { expect, test } from 'vitest'
import type { SearchHit } from '../../../src/records/search.ts'
import { groupsOf, sideIn, totalWords, withSide } from './search-groups.ts'

function hit(callId: string, sentence: number): SearchHit {
  return {
    callId,
    accountIds: [],
    sentence,
    startMs: 0,
    endMs: 0,
    speaker: 'Pat',
    side: 'External',
    text: 'Words',
    score: 1,
    title: `Call ${callId}`,
    startedAt: '2026-04-08T10:30:00.000Z',
    before: null,
    after: null,
    marks: [],
    isPartial: false,
  }
}

test('hits stand call by call, the call with the best one first', () => {
  const groups = groupsOf([hit('b', 1), hit('a', 5), hit('b', 9)])
  expect(groups.map(({ callId, hits }) => [callId, hits.map(({ sentence }) => sentence)])).toEqual([
    ['b', [1, 9]],
    ['a', [5]],
  ])
})

test('totals are exact as far as they are known', () => {
  const words = (total: number, totalIsExact: boolean, hits: readonly SearchHit[]) =>
    totalWords({
      hits,
      accounts: [],
      total,
      totalIsExact,
      corrections: [],
      hasWords: true,
      notes: [],
    })
  expect(words(2, true, [hit('a', 1), hit('b', 1)])).toBe('2 sentences in 2 calls')
  expect(words(1, true, [hit('a', 1)])).toBe('1 sentence in 1 call')
  expect(words(240, true, [hit('a', 1)])).toBe('240 sentences, the best 1 below')
  expect(words(1_000, false, [hit('a', 1)])).toBe('1,000+ sentences, the best 1 below')
})

test('who said it is a part of the query', () => {
  expect(withSide('price', 'customer')).toBe('price side:customer')
  expect(withSide('side:us price', 'customer')).toBe('price side:customer')
  expect(withSide('price side:customer now', undefined)).toBe('price now')
  expect([sideIn('price side:us'), sideIn('inside:us'), sideIn('side:all')]).toEqual([
    'us',
    undefined,
    undefined,
  ])
})
