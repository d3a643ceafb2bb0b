import { expect, test } from 'vitest'
import { chaptersOf } from './chapters.ts'
import { readDetails } from './kept-details.ts'
import { commentsOf, marksOf } from './marks.ts'

const TALK = {
  starts_ms: [500, 20_000, 61_000, 90_000],
  turn_starts: [0, 1, 2, 3],
  turn_topics: ['Hello', 'Price', 'Price', null],
}

test('A-017: chapters are those of the outline, in order, each until the next', () => {
  const outline = readDetails({
    outline: [
      { title: 'Price', startSec: 60, durationSec: 5, items: [{ text: 'It fits', startSec: 65 }] },
      { title: 'Hello', startSec: 0.5, durationSec: 900, items: [{ text: 'Greeting' }] },
    ],
  }).outline
  expect(chaptersOf(outline, TALK, 120_000)).toEqual({
    chaptersFrom: 'gong-outline',
    chapters: [
      { title: 'Hello', startMs: 500, endMs: 60_000, items: [{ text: 'Greeting', atMs: 500 }] },
      {
        title: 'Price',
        startMs: 60_000,
        endMs: 120_000,
        items: [{ text: 'It fits', atMs: 65_000 }],
      },
    ],
  })
})

test('A-017: without an outline they come from the topics of the transcript, and that is said', () => {
  expect(chaptersOf(undefined, TALK, 120_000)).toEqual({
    chaptersFrom: 'transcript-topics',
    chapters: [
      { title: 'Hello', startMs: 500, endMs: 20_000, items: [] },
      { title: 'Price', startMs: 20_000, endMs: 120_000, items: [] },
    ],
  })
  expect(chaptersOf([], undefined, 120_000)).toEqual({ chapters: [], chaptersFrom: 'none' })
})

test('A-143: trackers, highlights and comments are marks at their places, with their words', () => {
  const details = readDetails({
    trackers: [
      {
        name: 'Competitors',
        count: 2,
        occurrences: [{ startSec: 90.5 }, { startSec: 10 }],
        phrases: [{ phrase: 'Parleo', occurrences: [{ startSec: 10 }] }],
      },
    ],
    highlights: [{ title: 'Next steps', items: [{ text: 'Send it', startsSec: [40, 50] }] }],
    comments: [
      { id: '1', authorId: '7', text: 'Well asked', fromSec: 20 },
      { id: '2', authorId: '8', text: 'Thanks', fromSec: 20, inReplyTo: '1' },
      { id: '3', text: 'Of the whole call' },
    ],
  })
  const comments = commentsOf(details, new Map([['7', 'Bea Lindqvist']]))
  expect(
    marksOf(details, comments, []).map(({ kind, label, text, atMs }) => [kind, label, text, atMs]),
  ).toEqual([
    ['tracker', 'Competitors', 'Parleo', 10_000],
    ['comment', 'Bea Lindqvist', 'Well asked', 20_000],
    ['highlight', 'Next steps', 'Send it', 40_000],
    ['tracker', 'Competitors', null, 90_500],
  ])
  expect(comments.map(({ by }) => by)).toEqual([
    'Bea Lindqvist',
    'Somebody in Gong',
    'Somebody in Gong',
  ])
})

test('A-022: what Gong did not provide, or wrote in another way, is not there; the rest is', () => {
  expect(readDetails(null).brief).toBeUndefined()
  const mixed = readDetails({ brief: 7, keyPoints: ['One'], outline: [{ title: 3 }] })
  expect([mixed.brief, mixed.keyPoints, mixed.outline]).toEqual([undefined, ['One'], undefined])
})
