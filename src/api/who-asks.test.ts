import { expect, test } from 'vitest'
import { apiUnderTest, PASSWORD, send, token } from '../../test/api-door.ts'
import { serverOperations } from '../operations/operations.ts'

const METHODS: Readonly<Record<string, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
}
const CHANGING = { origin: 'http://carryover.test' }

test('everything but coming in asks who asks', async () => {
  const { app } = await apiUnderTest()
  for (const { rest } of serverOperations) {
    const [method = '', path = ''] = (rest ?? '').split(' ')
    const url = `/api/v1${path.replaceAll(/\{\w+\}/g, 'x')}`
    const answer = await app.inject({ method: METHODS[method] ?? 'GET', url })
    expect([rest, answer.statusCode, answer.json().code]).toEqual([rest, 401, 'D-SIGN-IN'])
  }
  const bad = { authorization: 'Bearer co_wrong' }
  const answer = await app.inject({ url: '/api/v1/me', headers: bad })
  expect(answer.statusCode).toBe(401)
  expect(answer.headers['www-authenticate']).toContain('Bearer')
})

test('a request that another site sent with our cookie changes nothing', async () => {
  const { app: server, member, signIn } = await apiUnderTest()
  const { email } = await member('csm')
  const cookie = await signIn(email)
  const send = (headers: Record<string, string>, method: 'POST' | 'GET' = 'POST') =>
    server.inject({
      method,
      url: method === 'GET' ? '/api/v1/me' : '/api/v1/notices:read',
      headers: { cookie, host: 'carryover.test', ...headers },
    })
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://carryover.test.evil.example' },
    { origin: 'http://carryover.test:8080' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await send(headers)).json()).toMatchObject({ status: 403, code: 'D-NOT-ALLOWED' })
  }
  expect((await send({ origin: 'https://evil.example' }, 'GET')).statusCode).toBe(200)
  expect((await send(CHANGING)).statusCode).toBe(204)
  expect((await send({ origin: 'http://127.0.0.1:4680', host: '127.0.0.1:4680' })).statusCode).toBe(
    204,
  )
  expect((await send({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204)
  expect((await send({})).statusCode).toBe(204)
  const signInElsewhere = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { origin: 'https://evil.example' },
    payload: { email, password: PASSWORD },
  })
  expect(signInElsewhere.statusCode).toBe(403)
})

test('a token does what its scopes say, and no more than the role of its member', async () => {
  const api = await apiUnderTest()
  const reader = await token(api, ['read'])
  expect((await send(api, 'GET', '/members', reader)).statusCode).toBe(200)
  expect(
    (await send(api, 'POST', '/tokens', reader, { name: 'x', scopes: ['read'] })).json(),
  ).toMatchObject({
    code: 'D-NOT-ALLOWED',
    detail: expect.stringContaining('"write"'),
  })
  const writer = await token(api, ['read', 'write'])
  const invitation = { email: 'a@example.com', role: 'csm' }
  expect((await send(api, 'POST', '/invitations', writer, invitation)).json().detail).toContain(
    '"admin"',
  )
  const up = await send(api, 'POST', '/tokens', writer, { name: 'x', scopes: ['admin'] })
  expect(up.json()).toMatchObject({ code: 'D-NOT-ALLOWED' })
  const password = { currentPassword: PASSWORD, newPassword: 'another password' }
  expect((await send(api, 'POST', '/password', writer, password)).statusCode).toBe(403)

  const csm = await api.member('csm')
  const { secret } = await api.part.tokens.create(csm, {
    name: 't',
    scopes: ['admin'],
    expiresInDays: 1,
  })
  const headers = { authorization: `Bearer ${secret}` }
  expect((await send(api, 'POST', '/invitations', headers, invitation)).json()).toMatchObject({
    code: 'D-NOT-ALLOWED',
    detail: expect.stringContaining('csm'),
  })
})

test('guessing passwords ends after ten tries a minute, with a sentence and a time', async () => {
  const { app: server, member } = await apiUnderTest()
  const { email } = await member('csm')
  const guess = (remoteAddress: string) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress,
      payload: { email, password: 'a wrong guess' },
    })
  const answers = []
  for (let guesses = 0; guesses < 12; guesses += 1) answers.push(await guess('10.0.0.1'))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), 429, 429])
  const last = answers.at(-1)
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(50)
  expect(last?.json()).toMatchObject({
    status: 429,
    code: 'D-RATE',
    fix: { text: expect.stringMatching(/seconds/) },
  })
  expect((await guess('10.0.0.2')).statusCode).toBe(401)
})

test('nobody signs up or manages sign-in by a route of better-auth', async () => {
  const { app: server, database } = await apiUnderTest({
    members: {
      oidc: { issuer: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's', name: 'ID' },
    },
  })
  const paths = [
    'sign-up/email',
    'sign-in/email',
    'sign-in/social',
    'get-session',
    'list-accounts',
    'update-user',
    'error',
    'ok',
    'callback/oidc',
    'callback/google',
  ]
  for (const prefix of ['/auth', '/api/auth', '/api/v1/auth']) {
    for (const path of paths) {
      for (const method of ['GET', 'POST'] as const) {
        if (method === 'GET' && prefix === '/auth' && path === 'callback/oidc') continue
        const answer = await server.inject({
          method,
          url: `${prefix}/${path}`,
          headers: CHANGING,
          ...(method === 'POST' && {
            payload: { email: 'a@example.com', password: PASSWORD, name: 'A' },
          }),
        })
        expect([method, prefix, path, answer.statusCode]).toEqual([method, prefix, path, 404])
      }
    }
  }
  expect((await database.pool.query('select from auth."user"')).rowCount).toBe(0)
})

test('the session cookie is for https alone where the product is reached by it', async () => {
  const baseUrl = 'https://carryover.example'
  const api = await apiUnderTest({ door: { baseUrl } })
  const { email } = await api.member('csm')
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { origin: baseUrl },
    payload: { email, password: PASSWORD },
  })
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Secure-carryover\.session_token=.*HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=31536000/)
})

test('what a proxy in front asks for is not taken for a token', async () => {
  const { app, member, signIn } = await apiUnderTest()
  const cookie = await signIn((await member('csm')).email)
  const headers = { cookie, authorization: 'Basic c29tZWJvZHk6c29tZXRoaW5n' }
  expect((await app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200)
})

test('nobody gets more tries by making up an address that a proxy would have seen', async () => {
  const { app } = await apiUnderTest({ door: { isBehindProxy: true } })
  const statuses = []
  for (let tries = 0; tries < 11; tries += 1) {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'x-forwarded-for': `10.0.0.${tries}, 203.0.113.7` },
      payload: { email: 'nobody@example.com', password: 'a guess' },
    })
    statuses.push(statusCode)
  }
  expect(statuses.at(-1)).toBe(429)
})
