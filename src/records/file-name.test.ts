import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameFor, safeFileName } from './file-name.ts'

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\pat\\notes.md', 'notes.md'],
  ['a\u0000b\u202etxt.md', 'a b txt.md'],
  ['  .hidden. ', 'hidden'],
  ['..', 'file'],
  ['', 'file'],
  ['con.txt', '_con.txt'],
  ['<script>alert(1)</script>.txt', 'script .txt'],
  ['Müller 🎉.csv', 'Müller 🎉.csv'],
])('the name %j is kept as %j', (given, kept) => {
  expect(safeFileName(given)).toBe(kept)
})

test('a name of 10,000 characters is cut, and keeps its ending', () => {
  const name = safeFileName(`${'é'.repeat(10_000)}.docx`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
  expect(name).toMatch(/é\.docx$/)
})

test('whatever a name holds, it is one safe part of a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = safeFileName(given)
      expect(name).not.toMatch(/[/\\]|^\.|^$/)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
      expect(safeFileName(name)).toBe(name)
    }),
  )
})

test('a second file of the same name gets a number', () => {
  expect(fileNameFor([], 'notes.md')).toBe('notes.md')
  expect(fileNameFor(['notes.md'], 'notes.md')).toBe('notes (2).md')
  expect(fileNameFor(['Notes.MD', 'notes (2).md'], 'notes.md')).toBe('notes (3).md')
  expect(fileNameFor(['README'], 'README')).toBe('README (2)')
})
