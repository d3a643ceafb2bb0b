/** What was tried against the product once, and must come to nothing. */
import { connect as openSocket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { gongBaseUrl } from '../src/gong/hosts.ts'
import { ownPath, withQuery } from '../src/records/own-path.ts'
import { safeFileName } from '../src/records/file-name.ts'
import { nextPath } from '../web/session.ts'
import { apiUnderTest } from './api-door.ts'
import { PASSWORD, startProduct } from './product.ts'

test.each([
  'http://api.gong.io',
  'https://api.gong.io:8443',
  'http://app.gong.io',
  'http://proxy.corp',
  'http://proxy.corp:22',
])('a key is not sent to %s', (url) => {
  const rules = {
    loopback: false,
    allowed: ['https://api.gong.io', 'https://app.gong.io', 'proxy.corp'],
  }
  expect(() => gongBaseUrl(url, rules)).toThrow()
  expect(gongBaseUrl('https://proxy.corp', rules).origin).toBe('https://proxy.corp')
})

test.each([
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  'https://evil.example',
])('%j leads nowhere else', (path) => {
  const at = (text: string) => new URL(text, 'https://carryover.example').host
  for (const safe of [ownPath(path), withQuery(path, { a: '1' }), nextPath(path)]) {
    expect(at(safe)).toBe('carryover.example')
    expect(safe).not.toMatch(/^\/\//)
  }
  expect(ownPath('/datasets/x?y=1#z')).toBe('/datasets/x?y=1#z')
})

test('a file name of 80 KB keeps nobody waiting', () => {
  const start = performance.now()
  expect(safeFileName(`a${'.'.repeat(80_000)}b.txt`)).toMatch(/^a.*txt$/)
  expect(performance.now() - start).toBeLessThan(200)
})

test('ten people with one invitation do not stop everybody else', async () => {
  const product = await startProduct()
  await product.member('admin')
  const admin = await product.as('admin@quillbeam.example')
  const { body } = await admin('POST', '/invitations', {
    email: 'n@quillbeam.example',
    role: 'csm',
  })
  const link = /invitation\/([\w-]+)"/.exec(JSON.stringify(body))?.[1] ?? ''
  const start = performance.now()
  const answers = Array.from({ length: 10 }, () =>
    fetch(`${product.url}/api/v1/invitation/${link}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'N', password: PASSWORD }),
    }),
  )
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 9 }, () => 404)])
  expect(performance.now() - start).toBeLessThan(5_000)
})

test('invitations of an admin end with their role', async () => {
  const product = await startProduct()
  await product.member('admin')
  const { memberId } = await product.member('admin', 'two@quillbeam.example')
  const [one, two] = [
    await product.as('admin@quillbeam.example'),
    await product.as('two@quillbeam.example'),
  ]
  await two('POST', '/invitations', { email: 'three@quillbeam.example', role: 'admin' })
  await one('PATCH', `/members/${memberId}`, { role: 'csm' })
  expect((await one('GET', '/invitations')).body).toMatchObject({ data: [] })
})

test('a token without the scope to read reads no files', async () => {
  const product = await startProduct()
  await product.member('csm')
  const csm = await product.as('csm@quillbeam.example')
  const { body } = await csm('POST', '/tokens', { name: 't', scopes: ['write'] })
  const secret = /"secret":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? ''
  for (const path of [
    '/datasets/ds_x/files/file_x/content',
    '/datasets/ds_x/export',
    '/runs/run_x/events',
  ]) {
    const { status } = await fetch(`${product.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(status, path).toBe(403)
  }
  expect((await fetch(`${product.url}/%00`)).status).toBe(400)
  expect((await fetch(`${product.url}//evil.example/`)).status).toBe(404)
  expect(product.app.api.server.requestTimeout).toBeGreaterThan(0)
})

test('uploads that never end take the memory of one', async () => {
  const product = await startProduct()
  await product.member('csm')
  const csm = await product.as('csm@quillbeam.example')
  const { body } = await csm('POST', '/tokens', { name: 't', scopes: ['write'] })
  const secret = /"secret":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? ''
  const before = process.memoryUsage().arrayBuffers
  const chunk = Buffer.alloc(1024 ** 2, 'a')
  for (let n = 0; n < 8; n += 1) {
    const socket = openSocket(Number(new URL(product.url).port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => undefined)
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${secret}\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: 52000000\r\n\r\n--XX\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`,
    )
    void (async () => {
      for (let mb = 0; mb < 20 && !socket.destroyed; mb += 1) {
        if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve))
      }
    })()
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  // What is kept stays; what is only not yet collected goes.
  await expect
    .poll(() => (process.memoryUsage().arrayBuffers - before) / 1024 ** 2, { timeout: 15_000 })
    .toBeLessThan(70)
})

test('a member stages at most 200 MB', { timeout: 60_000 }, async () => {
  const product = await startProduct()
  await product.member('csm')
  const csm = await product.as('csm@quillbeam.example')
  const { body } = await csm('POST', '/tokens', { name: 't', scopes: ['write'] })
  const secret = /"secret":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? ''
  const send = async () => {
    const form = new FormData()
    form.append('file', new Blob(['word']), 'n.txt')
    return (
      await fetch(`${product.url}/api/v1/uploads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: form,
      })
    ).status
  }
  expect(await send()).toBe(201)
  await product.app.ground.database.pool.query('update upload set size_bytes = 200 * 1024 * 1024')
  expect(await send()).toBe(413)
})

test('odd input is refused with a sentence, never with an unexpected error', async () => {
  const product = await startProduct()
  await product.member('csm')
  const csm = await product.as('csm@quillbeam.example')
  const made = await csm('POST', '/datasets', { name: 'a' })
  const id = /"datasetId":"(\w+)"/.exec(JSON.stringify(made.body))?.[1] ?? ''
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  for (const [method, path, body] of [
    ['GET', `/datasets?cursor=${cursor(['garbage', 'x'])}`],
    ['GET', `/datasets?cursor=${cursor([])}`],
    ['GET', `/datasets/${id}/runs?cursor=${cursor([])}`],
    ['GET', `/datasets/${id}/runs?cursor=${cursor([1e300])}`],
    ['GET', `/datasets/${id}/files/file_x/content?version=99999999999`],
    ['GET', '/datasets/%00'],
    ['POST', '/datasets', { name: 'a\u0000b' }],
    ['POST', '/tokens', { name: 'a\u0000b', scopes: ['read'] }],
  ] as const) {
    expect((await csm(method, path, body)).status, path).toBe(400)
  }
  expect((await csm('POST', '/datasets', { name: String.raw`a\u0000` })).status).toBe(201)
})

test('a name that somebody else pointed to this machine is not ours', async () => {
  const { app } = await apiUnderTest()
  const ask = (host: string) => app.inject({ url: '/api/v1/sign-in', headers: { host } })
  expect((await ask('evil.example:4680')).statusCode).toBe(404)
  for (const host of ['carryover.test', 'localhost:4680', '127.0.0.1:4680', '[::1]:4680']) {
    expect((await ask(host)).statusCode, host).toBe(200)
  }
})

test('wrong passwords for one address are counted wherever they come from', async () => {
  const { app, member } = await apiUnderTest({ door: { isBehindProxy: true } })
  await member('data', { email: 'petra@quillbeam.example' })
  const codes: unknown[] = []
  for (let n = 0; n < 21; n += 1) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'x-forwarded-for': `10.0.0.${n}` },
      payload: { email: 'Petra@quillbeam.example', password: 'not this one' },
    })
    codes.push(answer.json().code)
  }
  expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'D-SIGN-IN'))
  expect(codes[20]).toBe('D-RATE')
})

test('a token that a token has made does not outlive it', async () => {
  const { part, member } = await apiUnderTest()
  const petra = await member('data')
  const short = await part.tokens.create(petra, { name: 'a', scopes: ['write'], expiresInDays: 1 })
  const asToken = await part.access.actorOfToken(short.secret)
  const child =
    asToken &&
    (await part.tokens.create(asToken, { name: 'b', scopes: ['write'], expiresInDays: null }))
  expect(child?.token.expiresAt).toBe(short.token.expiresAt)
})
