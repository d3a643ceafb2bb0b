import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import {
  foreigner,
  owner,
  sha256,
  storeDataset,
  storeItem,
  storeVersion,
  stranger,
} from '../../test/stored-files.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../store/connect.ts'
import { createFileContents, type FileContent, type FileContents } from './file-content.ts'

let database: Database
let contents: FileContents
const record = (title: string, size = 10): string =>
  `=== CALL ===\nTitle: ${title}\nX: ${randomBytes(size).toString('hex')}\n`

beforeAll(async () => {
  database = await testDatabase()
  contents = createFileContents({ db: database.db, clock: systemClock })
  await storeDataset(database)
})

async function textOf({ stream }: FileContent): Promise<string> {
  let text = ''
  for await (const part of stream) text += part
  return text
}

test('a file is its header and its blocks in order, for each version that is kept', async () => {
  await storeItem(database, 'file_1', { type: 'calls', fileName: 'gong_calls.txt' })
  const [a, b, c] = [record('Grüße'), record('B'), record('C')]
  const first = await storeVersion(database, 'file_1', {
    version: 1,
    header: 'one\n',
    records: { a, b },
  })
  const second = await storeVersion(database, 'file_1', {
    version: 2,
    header: 'two\n',
    records: { c, a },
  })
  const newest = await contents.content(owner, 'ds_a', 'file_1', undefined)
  expect(newest).toMatchObject({
    fileName: 'gong_calls.txt',
    mediaType: 'text/plain',
    version: 2,
    sha256: sha256(second),
    sizeBytes: Buffer.byteLength(second),
  })
  expect(await textOf(newest)).toBe(second)
  expect(await textOf(await contents.content(owner, 'ds_a', 'file_1', 1))).toBe(first)
  expect(await contents.versions(owner, 'ds_a', 'file_1')).toMatchObject([
    { version: 2, records: 2, importedAt: '2026-04-09T14:00:00.000Z' },
    { version: 1, records: 2 },
  ])
})

test('a large file comes in small parts, whatever the sizes of its blocks', async () => {
  await storeItem(database, 'file_2', { type: 'users', fileName: 'gong_users.txt' })
  const sizes = [0, 3_000_000, 1, 2, ...Array<number>(1_100).fill(9_000), 6_000_000, 9]
  const records = Object.fromEntries(sizes.map((size, n) => [`r${n}`, record(`${n}`, size)]))
  const text = await storeVersion(database, 'file_2', { version: 1, header: '', records })
  const parts: string[] = []
  const { stream } = await contents.content(owner, 'ds_a', 'file_2', undefined)
  for await (const part of stream) parts.push(part)
  expect(sha256(parts.join(''))).toBe(sha256(text))
  // A batch, and the block that makes it full.
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(4_200_000 + 12_000_000)
  expect(parts.length).toBeGreaterThan(5)
})

test('a file that loses a block while it is read ends with an error, not early', async () => {
  await storeItem(database, 'file_3', { type: 'trackers', fileName: 'gong_trackers.txt' })
  const records = { a: record('A'), b: record('B'), c: record('C') }
  await storeVersion(database, 'file_3', { version: 1, header: '', records })
  await database.pool.query(`delete from block where item_id = 'file_3' and record_id = 'b'`)
  const content = await contents.content(owner, 'ds_a', 'file_3', undefined)
  await expect(textOf(content)).rejects.toThrow('lost blocks')
})

describe('a dataset is its owner’s alone', () => {
  test.each([
    ['somebody else, an admin too', stranger, 'ds_a', 'file_1'],
    ['another organization', foreigner, 'ds_a', 'file_1'],
    ['a dataset that is not there', owner, 'ds_b', 'file_1'],
    ['a file that is not there', owner, 'ds_a', 'file_0'],
  ])('%s finds nothing', async (_who, actor, datasetId, fileId) => {
    const notFound = { code: 'D-NOT-FOUND', message: 'There is no such file in this dataset.' }
    await expect(contents.content(actor, datasetId, fileId, 1)).rejects.toMatchObject(notFound)
    await expect(contents.versions(actor, datasetId, fileId)).rejects.toMatchObject(notFound)
    await expect(contents.remove(actor, datasetId, fileId)).rejects.toMatchObject(notFound)
  })
})

test('a version that was not kept, and a file without text, say so', async () => {
  await storeItem(database, 'file_4', { type: null, fileName: 'notes.md' })
  await expect(contents.content(owner, 'ds_a', 'file_1', 9)).rejects.toMatchObject({
    message: 'gong_calls.txt has no version 9.',
  })
  await expect(contents.content(owner, 'ds_a', 'file_4', undefined)).rejects.toMatchObject({
    message: 'notes.md has no text yet.',
  })
})

test('a removed file is gone with all its text, and its type can be added again', async () => {
  await storeItem(database, 'file_5', { type: 'transcripts', fileName: 'gong_transcripts.txt' })
  await storeVersion(database, 'file_5', { version: 1, header: '', records: { a: record('A') } })
  await database.pool.query(
    `insert into owed_transcript
      (organization_id, dataset_id, call_id, started_at, since, tries, next_try_at)
      values ('org_a', 'ds_a', '1', now(), now(), 1, now())`,
  )
  await contents.remove(owner, 'ds_a', 'file_5')
  await expect(contents.content(owner, 'ds_a', 'file_5', 1)).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })
  const { rows } = await database.pool.query(
    `select (select count(*) from block where item_id = 'file_5')
      + (select count(*) from version where item_id = 'file_5')
      + (select count(*) from owed_transcript) as "left"`,
  )
  expect(rows).toEqual([{ left: 0 }])
  await storeItem(database, 'file_6', { type: 'transcripts', fileName: 'gong_transcripts.txt' })
})
