import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { owner, storeDataset, storeItem, storeVersion, stranger } from '../../test/stored-files.ts'
import type { Database } from '../store/connect.ts'
import { createVersionDiffs, type VersionDiffs } from './version-diff.ts'

let database: Database
let diffs: VersionDiffs

beforeAll(async () => {
  database = await testDatabase()
  diffs = createVersionDiffs({ db: database.db })
  await storeDataset(database)
})

const call = (title: string, ...lines: readonly string[]): string =>
  `=== CALL ===\nTitle: ${title}\n${lines.map((line) => `${line}\n`).join('')}`

async function twoVersions(
  fileId: string,
  from: { readonly header: string; readonly records: Readonly<Record<string, string>> },
  to: { readonly header: string; readonly records: Readonly<Record<string, string>> },
) {
  await storeItem(database, fileId, { type: null, fileName: `${fileId}.txt` })
  await storeVersion(database, fileId, { version: 1, ...from })
  await storeVersion(database, fileId, { version: 2, ...to })
  return diffs.diff(owner, 'ds_a', fileId, { from: 1, to: 2 })
}

test('what is new, changed and gone is told record by record, with the lines that differ', async () => {
  const header = 'Gong Calls Import — 3 calls\nImported: April 09, 2026 at 14:00 UTC\n---\n'
  const topics = ['a', 'b', 'c', 'd', 'e', 'f'].map((topic) => `- ${topic}`)
  const diff = await twoVersions(
    'file_1',
    {
      header,
      records: { c1: call('One'), c2: call('Two', ...topics, 'End: 1'), c3: call('Three') },
    },
    {
      header: header.replace('April 09', 'April 10'),
      records: { c4: call('Four'), c2: call('Two', ...topics, 'End: 2'), c1: call('One') },
    },
  )
  expect(diff).toEqual({
    from: 1,
    to: 2,
    newRecords: 1,
    changedRecords: 1,
    removedRecords: 1,
    isCut: false,
    records: [
      {
        kind: 'new',
        title: 'Four',
        lines: [
          { mark: '+', text: '=== CALL ===' },
          { mark: '+', text: 'Title: Four' },
        ],
      },
      {
        kind: 'changed',
        title: 'Two',
        lines: [
          { mark: ' ', text: '…' },
          { mark: ' ', text: '- d' },
          { mark: ' ', text: '- e' },
          { mark: ' ', text: '- f' },
          { mark: '-', text: 'End: 1' },
          { mark: '+', text: 'End: 2' },
        ],
      },
      {
        kind: 'removed',
        title: 'Three',
        lines: [
          { mark: '-', text: '=== CALL ===' },
          { mark: '-', text: 'Title: Three' },
        ],
      },
    ],
  })
})

test('a header that changed in more than its time is told first', async () => {
  const records = { a: call('A') }
  const diff = await twoVersions(
    'file_2',
    { header: '2 calls\nImported: x\nNote: 1\n', records },
    { header: '2 calls\nImported: y\nNote: 2\n', records },
  )
  expect(diff.records).toEqual([
    {
      kind: 'header',
      title: 'Header',
      lines: [
        { mark: ' ', text: '2 calls' },
        { mark: '-', text: 'Note: 1' },
        { mark: '+', text: 'Note: 2' },
      ],
    },
  ])
})

test('the same version twice, and the other way round', async () => {
  expect(await diffs.diff(owner, 'ds_a', 'file_1', { from: 2, to: 2 })).toMatchObject({
    records: [],
    newRecords: 0,
  })
  expect(await diffs.diff(owner, 'ds_a', 'file_1', { from: 2, to: 1 })).toMatchObject({
    records: [
      { title: 'Two' },
      { title: 'Three', kind: 'new' },
      { title: 'Four', kind: 'removed' },
    ],
  })
})

test('250 records that differ: 200 are shown, all are counted', async () => {
  const all = Array.from({ length: 250 }, (_, n) => [`${n}`, call(`${n}`)] as const)
  const diff = await twoVersions(
    'file_3',
    { header: '', records: {} },
    { header: '', records: Object.fromEntries(all) },
  )
  expect(diff).toMatchObject({ newRecords: 250, isCut: true })
  expect(diff.records).toHaveLength(200)
})

test('a record of 100,000 lines that changed altogether is cut, at once', async () => {
  const text = (word: string) =>
    Array.from({ length: 100_000 }, (_, n) => `${word} ${n}`).join('\n')
  const started = performance.now()
  const diff = await twoVersions(
    'file_4',
    { header: '', records: { a: text('old') } },
    { header: '', records: { a: text('new') } },
  )
  expect(diff.records[0]?.title).toBe('new 0')
  expect(diff.records[0]?.lines).toHaveLength(401)
  expect(diff.records[0]?.lines.at(-1)).toEqual({ mark: ' ', text: '… 199600 more lines' })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.each([
  ['=== CONTACT ===\nName: Pat Lee\nTitle: CTO\n', 'Pat Lee'],
  ['=== USER STATS ===\nUser: Pat\nDate: 2026-04-01\n', 'Pat'],
  ['=== DEAL ===\nCRM: Salesforce\nDeal ID: 006\n', '006'],
  ['=== THING ===\n- x\n', 'THING'],
  ['\n# Notes\n', '# Notes'],
  ['\n', 'record_1'],
])('the record %j is called %j', async (text, title) => {
  const fileId = `file_${title}`
  const diff = await twoVersions(
    fileId,
    { header: '', records: {} },
    { header: '', records: { record_1: text } },
  )
  expect(diff.records[0]?.title).toBe(title)
})

test('versions that are not there, and other people’s files', async () => {
  await expect(diffs.diff(owner, 'ds_a', 'file_1', { from: 1, to: 7 })).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })
  await expect(diffs.diff(stranger, 'ds_a', 'file_1', { from: 1, to: 2 })).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })
})
