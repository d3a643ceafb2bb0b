import { expect, test } from 'vitest'
import { entryAt, findAll, hitFrom, linesOf, outlineOf, rowsOf } from './file-lines.ts'

const CALLS = `Gong Calls Import — 2 calls
Imported: November 21, 2026 at 08:58 UTC
----------------------------------------
=== CALL ===
Title: Demo: the second one
Date: 2026-11-21 05:30:48 UTC
Attendees:
- Pat Lee (External)
=== CALL ===
Title: Intro
Date: 2026-11-17 13:03:14 UTC
`

test('the outline names each record by its first line and its day', () => {
  const lines = linesOf(CALLS)
  expect(lines).toHaveLength(11)
  expect(outlineOf(lines, 'text/plain')).toEqual([
    { line: 3, mark: 'CALL', title: 'Demo: the second one', date: '2026-11-21' },
    { line: 8, mark: 'CALL', title: 'Intro', date: '2026-11-17' },
  ])
})

test('headings are the outline of Markdown, and code is not', () => {
  const lines = ['# Returns', 'text', '```', '# not one', '```', '## Who pays ##']
  expect(outlineOf(lines, 'text/markdown').map((entry) => entry.title)).toEqual([
    'Returns',
    'Who pays',
  ])
})

test('a line lies in the record that began last', () => {
  const outline = outlineOf(linesOf(CALLS), 'text/plain')
  expect([0, 3, 7, 8, 10].map((line) => entryAt(outline, line))).toEqual([-1, 0, 0, 1, 1])
})

test('rows are counted as a browser breaks lines between words', () => {
  expect(rowsOf('', 10)).toBe(1)
  expect(rowsOf('1234567890', 10)).toBe(1)
  expect(rowsOf('12345 67890', 10)).toBe(2)
  expect(rowsOf('a'.repeat(25), 10)).toBe(3)
  expect(rowsOf('one two three four', 9)).toBe(3)
})

test('finding passes over capitals and goes round', () => {
  const lines = linesOf(CALLS)
  const hits = findAll(lines, 'title:')
  expect(hits).toEqual([
    { line: 4, start: 0 },
    { line: 9, start: 0 },
  ])
  expect(hitFrom(hits, 5)).toBe(1)
  expect(hitFrom(hits, 10)).toBe(0)
  expect(findAll(lines, '  ')).toEqual([])
  expect(findAll(['aaaa'], 'aa')).toHaveLength(2)
})

test('fifty thousand lines are outlined, measured and searched in less than half a second', () => {
  const text = CALLS.repeat(5_000)
  const before = performance.now()
  const lines = linesOf(text)
  outlineOf(lines, 'text/plain')
  for (const line of lines) rowsOf(line, 80)
  findAll(lines, 'pat lee')
  expect(lines.length).toBeGreaterThan(50_000)
  expect(performance.now() - before).toBeLessThan(500)
})
