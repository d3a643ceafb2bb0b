import { beforeAll, expect, test } from 'vitest'
import { type Entry, fromBuffer } from 'yauzl'
import { testDatabase } from '../../test/database.ts'
import {
  owner,
  sha256,
  storeDataset,
  storeItem,
  storeVersion,
  stranger,
} from '../../test/stored-files.ts'
import type { Database } from '../store/connect.ts'
import { createExports, type Exports } from './export-zip.ts'

let database: Database
let exports: Exports

beforeAll(async () => {
  database = await testDatabase()
  exports = createExports({ db: database.db, productVersion: '0.1.0' })
  await storeDataset(database)
})

async function archive(): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const { fileName, stream } = await exports.exportZip(owner, 'ds_a')
  return { fileName, bytes: Buffer.concat(await stream.toArray()) }
}

test('a dataset without any text yet says so', async () => {
  await expect(exports.exportZip(owner, 'ds_a')).rejects.toMatchObject({ code: 'D-CONFLICT' })
})

test('B-082: one archive holds what came from Gong and what was uploaded, and a list of it', async () => {
  await storeItem(database, 'file_1', { type: 'calls', fileName: 'gong_calls.txt' })
  await storeItem(database, 'file_2', { type: null, fileName: 'notes.md' })
  await storeItem(database, 'file_3', { type: null, fileName: 'Notes.md' })
  await storeItem(database, 'file_4', { type: null, fileName: '../../manifest.json' })
  await storeItem(database, 'file_5', { type: 'users', fileName: 'not_yet.txt' })
  const calls = await storeVersion(database, 'file_1', {
    version: 3,
    header: 'Gong Calls Import — 1 call\n',
    records: { a: '=== CALL ===\nTitle: Grüße\n' },
  })
  await storeVersion(database, 'file_2', { version: 1, header: '', records: { a: 'one' } })
  await storeVersion(database, 'file_3', { version: 1, header: '', records: { a: 'two' } })
  await storeVersion(database, 'file_4', { version: 1, header: '', records: { a: 'three' } })

  const { fileName, bytes } = await archive()
  expect(fileName).toBe('calls.zip')
  const files = await unpacked(bytes)
  expect([...files.keys()]).toEqual([
    'gong_calls.txt',
    'notes.md',
    'Notes (2).md',
    'manifest (2).json',
    'manifest.json',
  ])
  expect(files.get('gong_calls.txt')).toBe(calls)
  expect(files.get('Notes (2).md')).toBe('two')
  expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({
    dataset: 'Q2 / calls',
    madeBy: 'Carryover 0.1.0',
    files: [
      {
        name: 'gong_calls.txt',
        type: 'calls',
        records: 1,
        version: 3,
        sha256: sha256(calls),
        importedAt: '2026-04-09T14:00:00.000Z',
      },
      { name: 'notes.md', type: null },
      { name: 'Notes (2).md' },
      { name: 'manifest (2).json' },
    ],
  })
})

test('the same files make the same bytes, whenever they are asked for', async () => {
  const first = await archive()
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  expect(sha256((await archive()).bytes.toString('latin1'))).toBe(
    sha256(first.bytes.toString('latin1')),
  )
})

test('somebody else finds no such dataset', async () => {
  await expect(exports.exportZip(stranger, 'ds_a')).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
})

test('an archive whose text cannot be read to its end breaks off', async () => {
  await database.pool.query(`delete from block where item_id = 'file_2'`)
  await expect(archive()).rejects.toThrow('lost blocks')
})

function unpacked(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks).toString())
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
