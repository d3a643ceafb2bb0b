import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import {
  encryptedPdf,
  lyingBomb,
  manyEntries,
  oldWord,
  pdf,
  pdfBomb,
  word,
  wordParts,
  zip,
} from '../../test/documents.ts'
import { systemClock } from '../clock.ts'
import type { Actor } from '../records/member.ts'
import type { Database } from '../store/connect.ts'
import { takeUploads } from '../store/uploads.ts'
import { createExtraction } from './extraction.ts'
import { createUploads } from './uploads.ts'

const actor: Actor = {
  organizationId: 'org_a',
  memberId: 'mem_a',
  name: 'Pat',
  email: 'pat@example.com',
  role: 'data',
  scopes: ['read', 'write'],
}
const MB = 1024 * 1024
let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query(`
    insert into organization (organization_id, name) values ('org_a', 'A');
    insert into member (organization_id, member_id, user_id, email, name, role) values
      ('org_a', 'mem_a', 'u1', 'pat@example.com', 'Pat', 'data'),
      ('org_a', 'mem_b', 'u2', 'ana@example.com', 'Ana', 'data')`)
})

function uploads(extraction = createExtraction()) {
  return createUploads({ db: database.db, clock: systemClock, extraction })
}

async function stage(fileName: string, content: string | Uint8Array | AsyncIterable<Uint8Array>) {
  const stream =
    typeof content === 'string' || content instanceof Uint8Array
      ? Readable.from([Buffer.from(content)])
      : content
  const mediaType = 'application/octet-stream'
  const upload = await uploads().stageUpload(actor, { fileName, mediaType, stream })
  const [row] = await takeUploads(database.db, actor, [upload.uploadId])
  return { ...upload, text: row?.text }
}

async function rowCount(): Promise<unknown> {
  const { rows } = await database.pool.query('select count(*) as rows from upload')
  return rows
}

describe('B-082: files of every kind become text of a dataset', () => {
  test('B-082: text files are kept as they are, with one kind of line end', async () => {
    expect(await stage('notes.md', '# Notes\r\n\r\n- one\rtwo\n')).toMatchObject({
      name: 'notes.md',
      mediaType: 'text/markdown',
      text: '# Notes\n\n- one\ntwo\n',
      sizeBytes: 19,
    })
    expect(await stage('table.csv', 'a,b\n1,2\n')).toMatchObject({ mediaType: 'text/csv' })
    expect(await stage('Plan.TXT', 'x')).toMatchObject({ mediaType: 'text/plain', text: 'x' })
  })

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffGrüße 🎉', 'utf8')],
    ['UTF-16, little end first', Buffer.from('\ufeffGrüße 🎉', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffGrüße 🎉', 'utf16le').swap16()],
  ])('text in %s is read', async (_encoding, bytes) => {
    expect((await stage('a.csv', bytes)).text).toBe('Grüße 🎉')
  })

  test('NUL and other control characters go, the words stay', async () => {
    expect((await stage('a.txt', 'one\u0000 two\u001b[0m\tthree')).text).toBe('one two[0m\tthree')
  })

  test('the text of a PDF is drawn out, page by page', async () => {
    expect(
      await stage('offer.pdf', await pdf(['The first page.', 'The second page.'])),
    ).toMatchObject({
      name: 'offer.pdf.txt',
      mediaType: 'text/plain',
      text: 'The first page.\n\nThe second page.\n',
    })
  })

  test('a Word document keeps its headings, lists and tables', async () => {
    const upload = await stage('plan.docx', await word())
    expect(upload).toMatchObject({ name: 'plan.docx.md', mediaType: 'text/markdown' })
    expect(upload.text).toBe(
      '# Plan & goals\n\nFirst words.\n\n- one\n  - deeper\n- two\n\n| Who | What |\n| --- | --- |\n| Pat | 1 < 2 |\n',
    )
  })

  test.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['a\u0000\u202eb.txt', 'a b.txt'],
    ['C:\\temp\\x.txt', 'x.txt'],
  ])('the name %j is kept as %j', async (given, kept) => {
    expect((await stage(given, 'x')).name).toBe(kept)
  })

  test('a name of 10,000 characters is cut', async () => {
    expect((await stage(`${'n'.repeat(10_000)}.txt`, 'x')).name.length).toBeLessThan(200)
  })
})

describe('what cannot be read is refused with a sentence and a way out, and nothing is kept', () => {
  const cases: readonly [string, string, () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
    ['an empty file', 'a.txt', () => Buffer.alloc(0), /a\.txt is empty\./],
    ['a file of spaces', 'a.txt', () => Buffer.from(' \n \t'), /a\.txt is empty\./],
    ['an unknown kind', 'a.pages', () => Buffer.from('x'), /does not read/],
    ['no ending', 'README', () => Buffer.from('x'), /does not read/],
    ['a picture called text', 'a.txt', () => Buffer.from('\x89PNG\r\n', 'latin1'), /a picture/],
    ['a PDF called text', 'a.txt', () => pdf(['x']), /it holds a PDF/],
    ['text called PDF', 'a.pdf', () => Buffer.from('hello'), /it holds no pdf/],
    ['broken encoding', 'a.csv', () => Buffer.from([0x61, 0xe9, 0x62]), /not written in UTF-8/],
    ['half a UTF-16 character', 'a.csv', () => Buffer.from([0xff, 0xfe, 0x61]), /UTF-8/],
    ['bytes that are no text', 'a.txt', () => Buffer.alloc(500), /is no text file/],
    ['an old Word document', 'a.docx', () => oldWord(), /old Word document/],
    ['a broken PDF', 'a.pdf', () => Buffer.from('%PDF-1.7\nnothing'), /is damaged/],
    ['a PDF without pages', 'a.pdf', () => pdf([]), /has no pages/],
    ['a scan', 'a.pdf', () => pdf(['']), /has no text/],
    ['a PDF with a password', 'a.pdf', () => encryptedPdf(), /protected by a password/],
    ['a broken archive', 'a.docx', async () => (await word()).subarray(0, 900), /is damaged/],
    ['another archive', 'a.docx', () => zip({ 'x.txt': 'x' }), /holds no Word document/],
    ['an empty archive', 'a.docx', () => zip({}), /holds no Word document/],
    ['a zip bomb', 'a.docx', () => zip({ 'word/document.xml': ' '.repeat(60 * MB) }), /far more/],
    ['a zip bomb that lies', 'a.docx', () => lyingBomb(), /is damaged/],
    ['many entries', 'a.docx', () => manyEntries(), /far more/],
  ]

  test.each(cases)('%s', async (_what, name, make, sentence) => {
    const before = await rowCount()
    await expect(stage(name, await make())).rejects.toMatchObject({
      name: 'Problem',
      code: 'D-UPLOAD',
      message: expect.stringMatching(sentence),
      fix: expect.stringMatching(/\w{3}.*\.$/),
    })
    expect(await rowCount()).toEqual(before)
  })

  test('51 MB: counted while it comes, and no more is taken than needed', async () => {
    let sentMb = 0
    async function* endless() {
      for (;;) {
        sentMb += 1
        yield await Promise.resolve(Buffer.alloc(MB, 'x'))
      }
    }
    await expect(stage('a.txt', endless())).rejects.toMatchObject({
      code: 'D-TOO-LARGE',
      httpStatus: 413,
    })
    expect(sentMb).toBe(51)
  })

  test('exactly 50 MB are taken', async () => {
    expect(await stage('a.txt', Buffer.alloc(50 * MB, 'x'))).toMatchObject({ sizeBytes: 50 * MB })
  })

  test('a document that holds more text than a person writes', async () => {
    const paragraph = `<w:p><w:r><w:t>${'word '.repeat(200)}</w:t></w:r></w:p>`
    const document = await zip(wordParts(paragraph.repeat(22_000)), false)
    await expect(stage('a.docx', document)).rejects.toMatchObject({
      code: 'D-TOO-LARGE',
      message: expect.stringContaining('of text'),
    })
  })

  test('a connection that breaks in the middle', async () => {
    const before = await rowCount()
    async function* breaking() {
      yield await Promise.resolve(Buffer.from('half'))
      throw new Error('connection lost')
    }
    await expect(stage('a.txt', breaking())).rejects.toThrow('connection lost')
    expect(await rowCount()).toEqual(before)
  })
})

describe('a document that would keep the reader busy ends alone', () => {
  test('one that takes too long', async () => {
    const slow = uploads(createExtraction({ timeMs: 1, heapMb: 128, growthMb: 500 }))
    const stream = Readable.from([await word()])
    await expect(
      slow.stageUpload(actor, { fileName: 'a.docx', mediaType: '', stream }),
    ).rejects.toMatchObject({ code: 'D-UPLOAD', message: expect.stringContaining('too long') })
  })

  test('one that needs too much memory', async () => {
    const small = uploads(createExtraction({ timeMs: 60_000, heapMb: 24, growthMb: 5_000 }))
    const content = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(60_000)
    const stream = Readable.from([await zip(wordParts(content))])
    await expect(
      small.stageUpload(actor, { fileName: 'a.docx', mediaType: '', stream }),
    ).rejects.toMatchObject({ message: expect.stringContaining('too much memory') })
  })

  test('a PDF that unpacks to far more than it is', async () => {
    const limited = uploads(createExtraction({ timeMs: 30_000, heapMb: 256, growthMb: 200 }))
    const stream = Readable.from([pdfBomb()])
    await expect(
      limited.stageUpload(actor, { fileName: 'a.pdf', mediaType: '', stream }),
    ).rejects.toMatchObject({ message: expect.stringContaining('too much memory') })
  })

  test('the next one is read as if nothing had been', async () => {
    expect((await stage('offer.pdf', await pdf(['Words.']))).text).toBe('Words.\n')
  })
})

test('an upload is its owner’s alone, and a dataset takes it once', async () => {
  const stream = createReadStream(import.meta.filename)
  const file = { fileName: 'notes.txt', mediaType: 'text/plain', stream }
  const { uploadId } = await uploads().stageUpload(actor, file)
  const other = { organizationId: 'org_a', memberId: 'mem_b' }
  expect(await takeUploads(database.db, other, [uploadId])).toEqual([])
  expect(await takeUploads(database.db, actor, [uploadId, 'up_gone'])).toHaveLength(1)
  expect(await takeUploads(database.db, actor, [uploadId])).toEqual([])
})

test('an upload that no dataset took is gone after a day', async () => {
  const file = () => ({
    fileName: 'notes.txt',
    mediaType: 'text/plain',
    stream: Readable.from([Buffer.from('x')]),
  })
  const old = await uploads().stageUpload(actor, file())
  const young = await uploads().stageUpload(actor, file())
  await database.pool.query(
    `update upload set created_at = created_at - interval '25 hours' where upload_id = $1`,
    [old.uploadId],
  )
  expect(await uploads().removeOldUploads(new Date())).toBe(1)
  expect(await takeUploads(database.db, actor, [old.uploadId, young.uploadId])).toHaveLength(1)
})
