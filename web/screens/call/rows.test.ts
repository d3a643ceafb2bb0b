import { expect, test } from 'vitest'
import type { CallTurn, Chapter } from '../../../src/records/account-call.ts'
import { hitFrom, hitsOf } from './hits.ts'
import { notesOf } from './notes.ts'
import { nextRow, rowAt, rowsOf } from './rows.ts'
import { segmentsOf } from './segments.ts'
import type { ShownMark } from './shown-marks.ts'

function turn(sentence: number, startMs: number, texts: readonly string[], isUs = false): CallTurn {
  return {
    sentence,
    speakerId: isUs ? '21' : '11',
    speaker: isUs ? 'Sam Roy' : 'Pat Lee',
    side: isUs ? 'Internal' : 'External',
    topic: null,
    startMs,
    endMs: startMs + texts.length * 4_000,
    sentences: texts.map((text, n) => ({
      startMs: startMs + n * 4_000,
      endMs: startMs + n * 4_000 + 3_900,
      text,
    })),
  }
}
function mark(atMs: number, more: Partial<ShownMark> = {}): ShownMark {
  return {
    kind: 'tracker',
    label: 'Price',
    moment: null,
    text: null,
    atMs,
    toMs: null,
    momentId: null,
    by: null,
    canRemove: false,
    ...more,
  }
}
const CHAPTERS: readonly Chapter[] = [
  { title: 'Hello', startMs: 0, endMs: 20_000, items: [] },
  { title: 'Nobody speaks here', startMs: 20_000, endMs: 20_100, items: [] },
  { title: 'Price', startMs: 20_200, endMs: 60_000, items: [] },
]
const TURNS = [
  turn(0, 0, ['Good morning.', 'Shall we begin?'], true),
  turn(2, 9_000, ['Yes, please, we have only half an hour.']),
  turn(3, 20_000, ['What does it cost?', 'And for how long?']),
  turn(5, 30_000, ['It depends on the number of seats.'], true),
]
const ALL = { turns: TURNS, chapters: CHAPTERS, marks: [], isOnlyCustomer: false }

test('A-017: each chapter has its heading above its first turn, with its time', () => {
  expect(
    rowsOf(ALL).map((row) => (row.kind === 'chapter' ? `${row.number} ${row.title}` : row.text)),
  ).toEqual([
    '1 Hello',
    'Good morning. Shall we begin?',
    'Yes, please, we have only half an hour.',
    '3 Price',
    'What does it cost? And for how long?',
    'It depends on the number of seats.',
  ])
})

test('only the customer: our turns go, chapters without the customer go with them', () => {
  const rows = rowsOf({ ...ALL, isOnlyCustomer: true })
  expect(rows.map(({ key }) => key)).toEqual(['chapter 0', 'turn 2', 'chapter 2', 'turn 3'])
})

test('long turns are cut between sentences; no word is lost, and each part knows its sentences', () => {
  const texts = Array.from(
    { length: 60 },
    (_, n) => `This is sentence number ${n} of a long speech.`,
  )
  const rows = rowsOf({ ...ALL, turns: [turn(7, 0, texts)], chapters: [] })
  expect(rows.length).toBeGreaterThan(4)
  const parts = rows.flatMap((row) => (row.kind === 'turn' ? [row] : []))
  expect(parts.map(({ text }) => text).join(' ')).toBe(texts.join(' '))
  expect(parts.map(({ isFirst }) => isFirst).filter(Boolean)).toHaveLength(1)
  let next = 7
  for (const { sentence, sentences } of parts) {
    expect(sentence).toBe(next)
    next += sentences.length
  }
})

test('a word or two in between is an aside, unless it is marked or asks', () => {
  const short = (text: string) => ({ ...turn(0, 0, [text]), endMs: 900 })
  const asides = (text: string, marks: readonly ShownMark[] = []) =>
    rowsOf({ turns: [short(text)], chapters: [], marks, isOnlyCustomer: false }).map(
      (row) => row.kind === 'turn' && row.isAside,
    )
  expect([
    asides('Mm-hm.'),
    asides('Really?'),
    asides('We will not sign.'),
    asides('Yes.', [mark(0)]),
  ]).toEqual([[true], [false], [false], [false]])
})

test('marks stand with the turn they lie in', () => {
  const rows = rowsOf({ ...ALL, marks: [mark(21_000), mark(900_000)] })
  expect(rows.map((row) => (row.kind === 'turn' ? row.marks.length : 0))).toEqual([
    0, 0, 0, 0, 1, 1,
  ])
})

test('A-096: a moment leads to the turn that is heard then, or was heard last', () => {
  const rows = rowsOf(ALL)
  expect([0, 8_500, 9_000, 25_000, 900_000].map((at) => rowAt(rows, at))).toEqual([1, 1, 2, 4, 5])
  expect(rowAt([], 5)).toBe(-1)
  expect([nextRow(rows, 2, 1), nextRow(rows, 1, -1), nextRow(rows, 4, -1, 'chapter')]).toEqual([
    4, 1, 3,
  ])
})

test('A-015: words are found small or large, over the border of sentences, with the time of their sentence', () => {
  const rows = rowsOf(ALL)
  expect(hitsOf(rows, '  WHAT does ')).toEqual([{ row: 4, from: 0, to: 9, atMs: 20_000 }])
  expect(hitsOf(rows, 'cost? and').map(({ atMs }) => atMs)).toEqual([20_000])
  expect(hitsOf(rows, 'how').map(({ atMs }) => atMs)).toEqual([24_000])
  expect(hitsOf(rows, ' ')).toEqual([])
  expect(hitFrom(hitsOf(rows, 'o'), 4)).toBeGreaterThan(0)
  expect(hitFrom(hitsOf(rows, 'cost'), 5)).toBe(0)
})

test('what lies upon a text is cut at every border', () => {
  expect(
    segmentsOf('We need single sign-on', [
      { from: 3, to: 14, kind: 'hit' },
      { from: 8, to: 22, kind: 'own' },
      { from: 50, to: 60, kind: 'own' },
    ]),
  ).toEqual([
    { text: 'We ', kinds: [] },
    { text: 'need ', kinds: ['hit'] },
    { text: 'single', kinds: ['hit', 'own'] },
    { text: ' sign-on', kinds: ['own'] },
  ])
})

test('notes that would lie upon each other are one; a member’s own mark weighs most', () => {
  const notes = notesOf([mark(1_000), mark(1_200, { kind: 'own' }), mark(50_000)], 100_000, 0.01)
  expect(notes.map(({ kind, marks }) => [kind, marks.length])).toEqual([
    ['own', 2],
    ['tracker', 1],
  ])
})
