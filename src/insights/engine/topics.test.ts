import { expect, test } from 'vitest'
import { type Head, HEAD_COUNT, headNumber } from './heads.ts'
import type { PreparedSentence } from './prepare.ts'
import { topicsOf } from './topics.ts'

const THRESHOLDS = { terms: 0.4, date: 0.4, technical: 0.4, who: 0.4, next: 0.4, commitment: 0.4 }
const SECONDS = 4

/** A call of as many sentences, each of ten words and four seconds; in some a head is sure. */
function topicsIn(count: number, sure: Readonly<Record<number, Head>>) {
  const numbers = Array.from({ length: count }, (_, n) => n)
  const sentences = numbers.map((n) => ({
    text: 'said',
    speakerId: '1',
    startMs: n * SECONDS * 1_000,
    endMs: (n + 1) * SECONDS * 1_000,
  }))
  const prepared = numbers.map((): PreparedSentence => ({
    said: [],
    job: [],
    words: new Uint32Array(),
    coarse: new Uint16Array(),
    fine: new Uint16Array(),
    side: 0,
    rank: 0,
    speaker: 0,
    length: 10,
    hasNumber: false,
    hasQuestionMark: false,
  }))
  const judged = numbers.map((n) => {
    const heads = new Float32Array(HEAD_COUNT)
    const head = sure[n]
    if (head !== undefined) heads[headNumber(head)] = 0.6
    return heads
  })
  return topicsOf(sentences, prepared, judged, THRESHOLDS)
}

test('A-018, A-097: a stretch of a call is about what its sentences are about, from the first that says so, for as long as it lasts', () => {
  const [topic, ...more] = topicsIn(60, { 20: 'technical', 22: 'technical', 24: 'technical' })
  expect(more).toEqual([])
  expect(topic).toMatchObject({ kind: 'systems', sentence: 20, startMs: 80_000 })
  expect(topic?.durationSec).toBeGreaterThanOrEqual(5 * SECONDS)
  expect(topic?.durationSec).toBeLessThanOrEqual(15 * SECONDS)
})

test('nothing is said where nothing stands out: single sentences are no topic', () => {
  expect(topicsIn(60, {})).toEqual([])
  expect(topicsIn(60, { 5: 'terms', 30: 'terms', 55: 'date' })).toEqual([])
  expect(topicsIn(0, {})).toEqual([])
})

test('a topic that comes up again is one, with the time of both; the longest stands first', () => {
  const topics = topicsIn(100, {
    10: 'next',
    11: 'commitment',
    40: 'terms',
    41: 'terms',
    42: 'terms',
    43: 'terms',
    80: 'terms',
    81: 'terms',
    82: 'terms',
  })
  expect(topics.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    ['pricing', 40],
    ['next', 10],
  ])
  const once = topicsIn(100, { 40: 'terms', 41: 'terms', 42: 'terms', 43: 'terms' })
  expect(topics[0]?.durationSec).toBeGreaterThan(once[0]?.durationSec ?? Infinity)
})

test('what takes a moment of a long call is no topic of it', () => {
  const said = { 20: 'date', 21: 'date' } as const
  expect(topicsIn(60, said).map(({ kind }) => kind)).toEqual(['plan'])
  expect(topicsIn(2_000, said)).toEqual([])
})
