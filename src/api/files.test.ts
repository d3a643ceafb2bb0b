/** Bytes in and out, over real HTTP. */
import { expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../../test/api-door.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import type { Content, FilesDoor } from './door.ts'
import { disposition } from './files.ts'

const CONTENT: Omit<Content, 'stream'> = {
  fileName: 'gong "calls" Grüße.txt',
  mediaType: 'text/plain',
  sha256: 'abc',
  sizeBytes: 11,
}
const URL_OF_CONTENT = '/api/v1/datasets/ds_1/files/file_1/content'

interface Staged {
  readonly actor: Actor
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
}

async function withFiles(files: Partial<FilesDoor>) {
  const staged: Staged[] = []
  const api = await apiUnderTest({
    door: {
      files: {
        content: async () => ({ ...CONTENT, stream: chunks('hello ', 'world') }),
        exportZip: async () => ({ fileName: 'data.zip', stream: chunks(Buffer.from('PK zip')) }),
        async stageUpload(actor, { fileName, mediaType, stream }) {
          let bytes = 0
          for await (const chunk of stream) bytes += chunk.length
          staged.push({ actor, fileName, mediaType, bytes })
          return { uploadId: 'up_1', name: fileName, mediaType, sizeBytes: bytes }
        },
        ...files,
      },
    },
  })
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' })
  const data = await api.member('data')
  return { api, base, staged, headers: await bearer(api, data) }
}

async function bearer(api: ApiUnderTest, actor: Actor, scope: 'read' | 'write' = 'write') {
  const { secret } = await api.part.tokens.create(actor, {
    name: 't',
    scopes: scope === 'read' ? ['read'] : ['read', 'write'],
    expiresInDays: 1,
  })
  return { authorization: `Bearer ${secret}` }
}

async function* chunks<Chunk>(...parts: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* parts
}

function form(name: string, bytes: number, field = 'file'): FormData {
  const data = new FormData()
  data.set(field, new Blob([Buffer.alloc(bytes, 'x')], { type: 'text/plain' }), name)
  return data
}

test('a file is read as text, under its own name, and not again while it is the same', async () => {
  const asked: unknown[] = []
  const { base, headers } = await withFiles({
    content: async (_actor, ...what) => {
      asked.push(what)
      return { ...CONTENT, stream: chunks('hello ', 'world') }
    },
  })
  const answer = await fetch(`${base}${URL_OF_CONTENT}?version=3&download=1`, { headers })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('hello world')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '11',
    etag: '"abc"',
    'content-disposition': `attachment; filename="gong _calls_ Gr__e.txt"; filename*=UTF-8''gong%20%22calls%22%20Gr%C3%BC%C3%9Fe.txt`,
  })
  expect(asked).toEqual([['ds_1', 'file_1', 3]])

  const again = await fetch(base + URL_OF_CONTENT, {
    headers: { ...headers, 'if-none-match': '"abc"' },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const shown = await fetch(base + URL_OF_CONTENT, { headers })
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
  const wrong = await fetch(`${base}${URL_OF_CONTENT}?version=0`, { headers })
  expect(wrong.status).toBe(400)
})

test('nothing that a browser would run is ever its type', async () => {
  const { base, headers } = await withFiles({
    content: async () => ({ ...CONTENT, mediaType: 'text/html', stream: chunks('hello world') }),
  })
  const answer = await fetch(base + URL_OF_CONTENT, { headers })
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
})

test('a text that breaks off is no whole text for whoever reads it', async () => {
  async function* breaking(): AsyncGenerator<string> {
    yield 'hello '
    throw new Error('the database went away')
  }
  const { api, base, headers } = await withFiles({
    content: async () => ({ ...CONTENT, stream: breaking() }),
  })
  const text = async () => (await fetch(base + URL_OF_CONTENT, { headers })).text()
  await expect(text()).rejects.toThrow()
  expect(api.logged).toContainEqual(expect.objectContaining({ message: 'a download broke off' }))
})

test('a dataset comes as a zip, and as nothing else', async () => {
  const { base, headers } = await withFiles({})
  const answer = await fetch(`${base}/api/v1/datasets/ds_1/export?format=zip`, { headers })
  expect([answer.status, await answer.text()]).toEqual([200, 'PK zip'])
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="data.zip"/)
  const other = await fetch(`${base}/api/v1/datasets/ds_1/export?format=rar`, { headers })
  expect(other.status).toBe(400)
})

test('a file of 2 MB is taken, with its name as it was written', async () => {
  const { base, headers, staged } = await withFiles({})
  const body = form('Grüße 🎉.txt', 2e6)
  const answer = await fetch(`${base}/api/v1/uploads`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({
    uploadId: 'up_1',
    name: 'Grüße 🎉.txt',
    mediaType: 'text/plain',
    sizeBytes: 2e6,
  })
  expect(staged).toMatchObject([{ bytes: 2e6, actor: { role: 'data' } }])
})

test('50 MB are taken, one byte more is refused with a sentence and never counts as a file', async () => {
  const { base, headers, staged } = await withFiles({})
  const send = (bytes: number) =>
    fetch(`${base}/api/v1/uploads`, { method: 'POST', headers, body: form('a.txt', bytes) })
  expect((await send(50 * 1024 ** 2)).status).toBe(201)
  const over = await send(50 * 1024 ** 2 + 1)
  expect(over.status).toBe(413)
  expect(await over.json()).toMatchObject({
    code: 'D-TOO-LARGE',
    detail: 'The file has more than 50 MB.',
  })
  expect(staged).toHaveLength(1)
})

test('a refused upload is answered although the browser is still sending', async () => {
  const { base, headers } = await withFiles({
    stageUpload: () => {
      throw new Problem({ code: 'D-UPLOAD', message: 'This is no text.', fix: 'Send text.' })
    },
  })
  const body = form('a.exe', 20e6)
  const answer = await fetch(`${base}/api/v1/uploads`, { method: 'POST', headers, body })
  expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'D-UPLOAD' }])
})

test('what is no upload is refused with a sentence: no file, two files, JSON, a scope that only reads', async () => {
  const { api, base, headers } = await withFiles({})
  const send = (body: FormData | string, more: Record<string, string> = {}) =>
    fetch(`${base}/api/v1/uploads`, { method: 'POST', headers: { ...headers, ...more }, body })
  const noFile = new FormData()
  noFile.set('name', 'x')
  expect(await (await send(noFile)).json()).toMatchObject({ status: 400, code: 'D-USAGE' })
  const json = await send('{}', { 'content-type': 'application/json' })
  expect(await json.json()).toMatchObject({ status: 415, code: 'D-USAGE' })
  const reader = await bearer(api, await api.member('data'), 'read')
  const refused = await send(form('a.txt', 10), reader)
  expect(await refused.json()).toMatchObject({ status: 403, code: 'D-NOT-ALLOWED' })
  const nobody = await fetch(`${base}/api/v1/uploads`, { method: 'POST', body: form('a.txt', 10) })
  expect(nobody.status).toBe(401)
})

test('names in a header cannot break out of it', () => {
  expect(disposition('attachment', 'a"b\r\nx: y\\.txt')).toBe(
    `attachment; filename="a_b__x: y_.txt"; filename*=UTF-8''a%22b%0D%0Ax%3A%20y%5C.txt`,
  )
  expect(disposition('inline', "it's (1)*\ud800.txt")).toBe(
    `inline; filename="it's (1)*_.txt"; filename*=UTF-8''it%27s%20%281%29%2A%EF%BF%BD.txt`,
  )
})
