import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { ADMIN_ID } from './small-world.ts'

const REDIRECT_URI = 'http://127.0.0.1:4680/oauth/callback'
const REQUEST = {
  client_id: 'demo-client',
  response_type: 'code',
  scope: 'api:users:read api:workspaces:read',
  redirect_uri: REDIRECT_URI,
  state: 'xyz',
}

let gong: SmallGong
beforeEach(async () => (gong = await startSmall()))
afterEach(() => gong.close())

const authorize = (changes: Record<string, string> = {}) =>
  fetch(`${gong.url}/oauth2/authorize?${form({ ...REQUEST, ...changes })}`, { redirect: 'manual' })

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(gong.url + path, { method: 'POST', body, redirect: 'manual' })
}

async function sessionOf(response: Response): Promise<string> {
  return /name="session" value="([^"]+)"/.exec(await response.text())?.[1] ?? ''
}

/** As a person does it, and back to where the app is. */
async function decide(decision: string, changes: Record<string, string> = {}): Promise<URL> {
  const session = await sessionOf(await authorize(changes))
  const email = 'ada@fernhollow.example'
  await post('/oauth2/login', { session, email, password: 'demo' })
  const back = await post('/oauth2/consent', { session, decision })
  return new URL(back.headers.get('location') ?? '')
}

const codeOf = (url: URL) => url.searchParams.get('code') ?? ''

const token = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  token_type: z.literal('bearer'),
  scope: z.string(),
  api_base_url_for_customer: z.string(),
})

async function exchange(fields: Record<string, string>, secret = 'demo-client-secret') {
  const response = await fetch(`${gong.url}/oauth2/generate-customer-token?${form(fields)}`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`demo-client:${secret}`)}` },
  })
  const body: unknown = await response.json()
  return { status: response.status, body }
}

const redeem = (code: string, more = {}) =>
  exchange({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...more })
const refresh = (refreshToken: string) =>
  exchange({ grant_type: 'refresh_token', refresh_token: refreshToken })

const invalidGrant = { status: 400, body: expect.objectContaining({ error: 'invalid_grant' }) }

test('approval leads to a token that may use what was approved', async () => {
  const back = await decide('approve')
  expect(back.searchParams.get('state')).toBe('xyz')
  const granted = token.parse((await redeem(codeOf(back))).body)

  expect(granted).toMatchObject({
    expires_in: 86_400,
    scope: REQUEST.scope,
    api_base_url_for_customer: gong.url,
  })
  expect(decodeJwt(granted.access_token)['uid']).toBe(ADMIN_ID)
  const authorization = `Bearer ${granted.access_token}`
  expect((await gong.get('/v2/users', { authorization })).status).toBe(200)
  expect((await gong.get('/v2/calls', { authorization })).status).toBe(401)
})

test('the consent page names the scopes', async () => {
  const session = await sessionOf(await authorize())
  const email = 'ada@fernhollow.example'
  const page = await post('/oauth2/login', { session, email, password: 'demo' })
  expect(await page.text()).toContain('<code>api:workspaces:read</code>')
})

test('a denial goes back with access_denied and the state', async () => {
  const { searchParams } = await decide('deny')
  expect([searchParams.get('error'), searchParams.get('state')]).toEqual(['access_denied', 'xyz'])
})

test('somebody who is no technical admin is told why not, and gets no code', async () => {
  const session = await sessionOf(await authorize())
  const email = 'sam@fernhollow.example'
  const page = await post('/oauth2/login', { session, email, password: 'demo' })
  expect(page.status).toBe(403)
  expect(await page.text()).toContain('not a technical administrator')
  expect((await post('/oauth2/consent', { session, decision: 'approve' })).status).toBe(400)
})

test('a code works once, and for ten minutes', async () => {
  const code = codeOf(await decide('approve'))
  expect((await redeem(code)).status).toBe(200)
  expect(await redeem(code)).toEqual(invalidGrant)

  const late = codeOf(await decide('approve'))
  await gong.send('PUT', '/_simulator/clock', { advanceMs: 10 * 60_000 })
  expect(await redeem(late)).toEqual(invalidGrant)
})

test('a refresh token works once and brings its successor', async () => {
  const first = token.parse((await redeem(codeOf(await decide('approve')))).body)
  const second = token.parse((await refresh(first.refresh_token)).body)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(await refresh(first.refresh_token)).toEqual(invalidGrant)
  expect((await refresh(second.refresh_token)).status).toBe(200)
})

test('an access token ends when its time is over', async () => {
  const code = codeOf(await decide('approve'))
  const granted = token.parse((await redeem(code, { validity_duration: '60' })).body)
  expect(granted.expires_in).toBe(60)
  await gong.send('PUT', '/_simulator/clock', { advanceMs: 61_000 })
  const authorization = `Bearer ${granted.access_token}`
  expect((await gong.get('/v2/users', { authorization })).status).toBe(401)
})

test('with a code challenge only its verifier gets the token', async () => {
  const challenge = {
    code_challenge: createHash('sha256').update('verifier').digest('base64url'),
    code_challenge_method: 'S256',
  }
  expect(await redeem(codeOf(await decide('approve', challenge)))).toEqual(invalidGrant)
  const code = codeOf(await decide('approve', challenge))
  expect((await redeem(code, { code_verifier: 'verifier' })).status).toBe(200)
})

test('a wrong client secret is invalid_client', async () => {
  expect(await exchange({ grant_type: 'refresh_token' }, 'wrong')).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
})

test('people are sent back to this computer only', async () => {
  const page = await authorize({ redirect_uri: 'http://evil.example/callback' })
  expect([page.status, page.headers.get('location')]).toEqual([400, null])
})

test('an unknown scope goes back as invalid_scope', async () => {
  const response = await authorize({ scope: 'api:everything' })
  expect(response.headers.get('location')).toContain('error=invalid_scope')
})

test('the log of the token endpoint holds no secret', async () => {
  const code = codeOf(await decide('approve'))
  const granted = token.parse((await redeem(code)).body)
  const log = JSON.stringify((await gong.get('/_simulator/requests')).body)
  for (const secret of [code, granted.access_token, 'demo-client-secret', '"demo"']) {
    expect(log).not.toContain(secret)
  }
})
