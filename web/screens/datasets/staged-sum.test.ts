import { expect, test } from 'vitest'
import type { Estimate } from '../../../src/records/dataset.ts'
import { NO_SOURCES } from './draft.ts'
import { owedWords } from './owed-words.ts'
import { snippetsFor } from './snippets.ts'
import { sumOf } from './staged-sum.ts'

const sources = {
  ...NO_SOURCES,
  staged: ['calls', 'users'] as const,
  uploads: [{ uploadId: 'up_1', name: 'notes.md', sizeBytes: 12 }],
}
const calls: Estimate = {
  type: 'calls',
  sizeBytes: 100,
  records: 10,
  available: 20,
  requests: 2,
  problem: null,
}

test('the sum counts what is known and says when it is not all', () => {
  expect(sumOf(sources, (slug) => (slug === 'calls' ? calls : undefined))).toEqual({
    files: 3,
    records: 10,
    sizeBytes: 112,
    requests: 2,
    isWhole: false,
  })
  expect(sumOf(sources, () => undefined)).toMatchObject({ requests: null, sizeBytes: 12 })
  expect(sumOf(sources, (type) => ({ ...calls, type, sizeBytes: null }))).toMatchObject({
    sizeBytes: 12,
    isWhole: true,
  })
})

test('owed transcripts are told as a person would', () => {
  expect(owedWords(2, '12:30')).toBe(
    'Two transcripts are still on their way from Gong. Next look at 12:30.',
  )
  expect(owedWords(1, null)).toBe('One transcript is still on its way from Gong.')
  expect(owedWords(41, null)).toMatch(/^41 transcripts/)
})

test('snippets name the address that the browser sees, and a file that is there', () => {
  const files = [
    { fileId: 'file_new', version: 0 },
    { fileId: 'file_1', version: 3 },
  ]
  const [zip, one, python] = snippetsFor('https://c.example', 'ds_1', files)
  expect(zip?.text).toContain('"https://c.example/api/v1/datasets/ds_1/export?format=zip"')
  expect(one?.text).toContain('/files/file_1/content')
  expect(python?.text).not.toContain('undefined')
})
