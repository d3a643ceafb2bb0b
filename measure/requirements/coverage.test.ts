import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coverageOf, missing, renderCoverage } from './coverage.ts'
import { idsIn, requirementRows } from './rows.ts'
import { testTitles } from './titles.ts'

const namesIn = (source: string) => testTitles(source).map(({ name }) => name)

describe('the titles of tests', () => {
  test.each([
    ['single quotes', `test('one', () => {})`, ['one']],
    ['double quotes and it', `it("two", async () => {})`, ['two']],
    ['an escaped quote', `test('it\\'s', () => {})`, ["it's"]],
    ['a template', 'test(`a ${{ b: `}` }.b} c`, () => {})', ['a … c']],
    ['parts joined', `test('one ' + 'two', () => {})`, ['one two']],
    ['on the next line', `test(\n  // why\n  'three',\n  () => {},\n)`, ['three']],
    ['modifiers', `test.concurrent.only('four', () => {})`, ['four']],
    ['a table', `test.each([['a', 1], ['b', f(2)]])('five %s', () => {})`, ['five %s']],
    ['a tagged table', 'test.each`a | b\n${1} | ${2}`("six", () => {})', ['six']],
    ['a line comment', `// test('no', x)\ntest('yes', () => {})`, ['yes']],
    ['a comment', `/* test('no', x) */ test('yes', () => {})`, ['yes']],
    ['a string', `const x = "test('no', y)"; test('yes', () => {})`, ['yes']],
    ['a regular expression', `const x = /test\\('no'[/'"]/g; test('yes', () => {})`, ['yes']],
    ['a division', `const x = a / b; test('yes', () => {}); const y = c / d`, ['yes']],
    ['a method of that name', `pattern.test('no'); test('yes', () => {})`, ['yes']],
    ['what is not run', `test.skip('no', x); test.todo('no'); test('yes', x)`, ['yes']],
    ['a group that is not run', `describe.skip('no', () => { test('b', x) })`, []],
    ['a computed title', `test(name, () => {})`, []],
  ])('are found: %s', (_what, source, names) => {
    expect(namesIn(source)).toEqual(names)
  })

  test('stand below those of their groups', () => {
    const source = `
      describe('a', () => {
        test('1', () => { expect(f('x')).toBe(')') })
        describe.each([1])('b', () => { test('2', x) })
        test('3', x)
      })
      test('4', x)`
    expect(namesIn(source)).toEqual(['a › 1', 'a › b › 2', 'a › 3', '4'])
  })
})

// Not in the table of a test: this file shows none of these rows.
const NAMED: readonly (readonly [string, readonly string[]])[] = [
  ['B-061: pages end', ['B-061']],
  ['B-120, B-121: partial', ['B-120', 'B-121']],
  ['B-048…B-050: crm', ['B-048', 'B-049', 'B-050']],
  ['B-048...050 and X-12', ['B-048', 'B-049', 'B-050', 'X-12']],
  ['23, B-026: renewed', ['B-026']],
  ['D-401 is no row, nor is AB-123 or B-1', []],
  ['B-050…B-048', ['B-050']],
]

test.each(NAMED)('the ids in %j', (text, ids) => {
  expect(idsIn(text)).toEqual(ids)
})

const ROWS = requirementRows(`
| id | requirement | reason |
|---|---|---|
| B-001 | one \\| two | |
| B-002 | three | needs a Gong account |
| B-003 | four | |
| X-01 | five | |
`)

test('a row is its id, what is required, and why no test shows it', () => {
  expect(ROWS).toEqual([
    { id: 'B-001', requirement: 'one \\| two', reason: null },
    { id: 'B-002', requirement: 'three', reason: 'needs a Gong account' },
    { id: 'B-003', requirement: 'four', reason: null },
    { id: 'X-01', requirement: 'five', reason: null },
  ])
})

test('rows are shown by tests that name them, by groups, and by tables', () => {
  const source = `
    describe('B-001: group', () => { test('in it', x) })
    test.each([['B-002'], ['b']])('%s holds', x)
    test('B-099: typo', x)`
  const coverage = coverageOf(ROWS, [{ file: 'a.test.ts', source }])
  expect(coverage.rows.map(({ id, tests }) => [id, tests])).toEqual([
    ['B-001', ['a.test.ts › B-001: group › in it']],
    ['B-002', ['a.test.ts › %s holds']],
    ['B-003', []],
    ['X-01', []],
  ])
  expect(coverage.unknown).toEqual(['B-099 in a.test.ts › B-099: typo'])
})

test('only a B row without test and reason is missing', () => {
  const coverage = coverageOf(ROWS, [{ file: 'a.test.ts', source: `test('B-001: x', y)` }])
  expect(missing(coverage).map(({ id }) => id)).toEqual(['B-003'])
  expect(renderCoverage(coverage)).toContain('1 of 4 rows are shown by tests.\nMissing: B-003\n')
})

test('the document has every row once, in order', () => {
  const path = join(import.meta.dirname, '../../docs/requirements.md')
  const ids = requirementRows(readFileSync(path, 'utf8')).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted())
  expect(ids.length).toBeGreaterThan(110)
})
