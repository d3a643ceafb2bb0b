/** The way through Gong's own sign-in and back, with the pretend Gong's pages. */
import { expect, test } from 'vitest'
import {
  answerOf,
  approve,
  connectByOauth,
  installation,
  KEYS,
  PUBLIC_URL,
  UNTIL_DONE,
} from '../../test/connected-members.ts'
import { skippingClock } from '../../test/pretend-gong.ts'

const NOTHING = { code: undefined, state: undefined, error: undefined, errorDescription: undefined }

test('B-024, B-140: people sign in at Gong; what leaves us has a fresh state, a challenge and all scopes; what stays are hashes and ciphertext', async () => {
  const { oauth, ines, database, gong } = await installation()
  const first = await oauth.start(ines, 'gong', '/datasets')
  const second = await oauth.start(ines, 'gong', undefined)
  const { searchParams, origin } = new URL(first.authorizeUrl)
  expect(origin).toBe(gong.url)
  expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/)
  expect(new URL(second.authorizeUrl).searchParams.get('state')).not.toBe(searchParams.get('state'))
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/oauth/gong/callback`)
  expect(searchParams.get('scope')).toContain('api:calls:read:transcript')
  expect(first.authorizeUrl).toContain('scope=api%3Acalls%3Aread%3Aextensive%20api')
  const { rows } = await database.pool.query('select * from oauth_attempt')
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(searchParams.get('state'))
})

test('B-024: approval makes a connection at the address that Gong names', async () => {
  const { oauth, connections, openGong, ines, gong } = await installation()
  const { attemptId, authorizeUrl } = await oauth.start(ines, 'gong', '/datasets')
  expect(await oauth.attempt(ines, attemptId)).toMatchObject({ status: 'waiting' })
  const finished = await oauth.finish('gong', answerOf(await approve(authorizeUrl)), ines)
  expect(finished).toEqual({ attemptId, returnTo: '/datasets', problem: undefined })
  expect(await oauth.attempt(ines, attemptId)).toEqual({
    attemptId,
    status: 'succeeded',
    problem: null,
  })
  const [mine] = (await connections.list(ines)).own
  expect(mine).toMatchObject({
    method: 'oauth',
    status: 'connected',
    baseUrl: new URL(gong.url).origin,
    userCount: gong.world.users.length,
  })
  expect(mine?.expiresAt).toBeTypeOf('string')
  const line = await openGong(ines, UNTIL_DONE)
  expect((await line.gong.trackers()).length).toBeGreaterThan(0)
})

test('B-024: a state is good once, and an unknown or missing one for nothing', async () => {
  const { oauth, connections, ines } = await installation()
  const { authorizeUrl } = await oauth.start(ines, 'gong', undefined)
  const answer = answerOf(await approve(authorizeUrl))
  const both = await Promise.all([
    oauth.finish('gong', answer, ines),
    oauth.finish('gong', answer, ines),
  ])
  expect(both.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['D-STATE'])
  const [mine] = (await connections.list(ines)).own
  await connections.disconnect(ines, mine?.connectionId ?? '')

  for (const state of [answer.state, 'invented', undefined]) {
    const { problem } = await oauth.finish('gong', { ...answer, state }, ines)
    expect(problem).toMatchObject({ code: 'D-STATE' })
  }
  expect((await connections.list(ines)).own).toEqual([])
})

test('B-024: what one member began, another one or nobody cannot end', async () => {
  const { oauth, connections, ines, maya, database } = await installation()
  const begun = [
    { by: maya, code: 'D-STATE' },
    { by: undefined, code: 'D-SIGN-IN' },
  ]
  for (const { by, code } of begun) {
    const { attemptId, authorizeUrl } = await oauth.start(ines, 'gong', '/datasets')
    const answer = answerOf(await approve(authorizeUrl))
    const { problem, ...told } = await oauth.finish('gong', answer, by)
    expect(problem).toMatchObject({ code })
    expect(told).toEqual({ attemptId: undefined, returnTo: undefined })
    expect(await oauth.attempt(ines, attemptId)).toMatchObject({ status: 'failed' })
    await expect(oauth.attempt(maya, attemptId)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
    // The state has been used up by then.
    expect((await oauth.finish('gong', answer, ines)).problem).toMatchObject({ code: 'D-STATE' })
  }
  expect((await connections.list(ines)).own).toEqual([])
  expect((await connections.list(maya)).own).toEqual([])
  const { rows } = await database.pool.query(`select from oauth_attempt where verifier <> ''`)
  expect(rows).toHaveLength(0)
})

test('B-024: after ten minutes a state is worth nothing', async () => {
  const clock = skippingClock()
  const { oauth, connections, ines } = await installation({ changes: { clock } })
  const { attemptId, authorizeUrl } = await oauth.start(ines, 'gong', undefined)
  const answer = answerOf(await approve(authorizeUrl))
  await clock.sleep(10 * 60_000 + 1)
  expect(await oauth.attempt(ines, attemptId)).toMatchObject({ problem: { code: 'D-STATE' } })
  expect((await oauth.finish('gong', answer, ines)).problem).toMatchObject({ code: 'D-STATE' })
  expect((await connections.list(ines)).own).toEqual([])
})

test('B-027: whoever denies hears so, and nothing is stored', async () => {
  const { oauth, connections, ines, gong } = await installation()
  const { attemptId, authorizeUrl } = await oauth.start(ines, 'gong', undefined)
  const back = answerOf(await approve(authorizeUrl, 'deny'))
  const { problem } = await oauth.finish('gong', back, ines)
  expect(problem).toMatchObject({ code: 'D-DENIED' })
  expect(await oauth.attempt(ines, attemptId)).toMatchObject({
    status: 'failed',
    problem: { code: 'D-DENIED' },
  })
  expect((await connections.list(ines)).own).toEqual([])
  expect(await gong.requests('/oauth2/generate-customer-token')).toEqual([])
})

test('B-027: who is no technical administrator hears that', async () => {
  const { oauth, ines } = await installation()
  const { authorizeUrl } = await oauth.start(ines, 'gong', undefined)
  const state = new URL(authorizeUrl).searchParams.get('state') ?? undefined
  const errorDescription = 'User is not a technical administrator'
  const answer = { ...NOTHING, state, error: 'access_denied', errorDescription }
  expect((await oauth.finish('gong', answer, ines)).problem).toMatchObject({ code: 'D-NOT-ADMIN' })
})

test('B-148: there is no second connection by OAuth, neither begun nor ended', async () => {
  const { oauth, connections, ines } = await installation()
  const { authorizeUrl } = await oauth.start(ines, 'gong', undefined)
  await connections.connect(ines, KEYS)
  await expect(oauth.start(ines, 'gong', undefined)).rejects.toMatchObject({ code: 'D-CONFLICT' })
  const { problem } = await oauth.finish('gong', answerOf(await approve(authorizeUrl)), ines)
  expect(problem).toMatchObject({ code: 'D-CONFLICT' })
  expect((await connections.list(ines)).own).toMatchObject([{ method: 'api_key' }])
})

test('reliability 24: tokens are not sent to a host that is not Gong’s, whoever named it', async () => {
  const of = await installation({ changes: { hosts: { allowed: [], loopback: false } } })
  const { oauth, connections } = of.again({ gongBaseUrl: 'https://api.gong.io' })
  const { authorizeUrl } = await oauth.start(of.ines, 'gong', undefined)
  const { problem } = await oauth.finish('gong', answerOf(await approve(authorizeUrl)), of.ines)
  expect(problem?.message).toMatch(/is not an address of Gong's API/)
  expect((await connections.list(of.ines)).own).toEqual([])
  const paths = (await of.gong.requests()).map(({ path }) => path)
  expect(paths.filter((path) => path.startsWith('/v2/'))).toEqual([])
})

test('a wrong client of the operator is told as that, and nothing is stored', async () => {
  const of = await installation()
  const oauthClient = { clientId: 'demo-client', clientSecret: 'wrong' }
  const { oauth, connections } = of.again({ oauthClient })
  const { authorizeUrl } = await oauth.start(of.ines, 'gong', undefined)
  const { problem } = await oauth.finish('gong', answerOf(await approve(authorizeUrl)), of.ines)
  expect(problem?.fix).toContain('GONG_OAUTH_CLIENT_SECRET')
  expect((await connections.list(of.ines)).own).toEqual([])
})

test('B-029: without a client the settings say so, and what to register', async () => {
  const of = await installation()
  const { oauth } = of.again({ oauthClient: undefined })
  expect(oauth.settings()).toMatchObject({
    isConfigured: false,
    redirectUri: `${PUBLIC_URL}/oauth/gong/callback`,
  })
  const started = oauth.start(of.ines, 'gong', undefined)
  await expect(started).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
    fix: expect.stringContaining('/oauth/gong/callback'),
  })
})

test('another provider’s sign-in is stored by the same code, replaced by the next, and read by its client', async () => {
  const of = await installation()
  const proven = {
    method: 'google',
    baseUrl: 'https://www.googleapis.com',
    companyKey: 'google',
    companyName: null,
    userCount: null,
    checks: null,
    expiresAt: null,
  } as const
  const given: { code: string; verifier: string }[] = []
  const google = {
    authorizeUrl: ({ state }: { state: string }) => `${of.gong.url}/?state=${state}`,
    exchange: ({ code, verifier }: { code: string; verifier: string }) => {
      given.push({ code, verifier })
      return Promise.resolve({ ...proven, secret: { code } })
    },
  }
  const { oauth, connections, openSecret, storeSecret } = of.again({ google })
  await connectByOauth(of, of.ines)
  for (const code of ['one', 'two']) {
    const { authorizeUrl } = await oauth.start(of.ines, 'google', undefined)
    const state = new URL(authorizeUrl).searchParams.get('state') ?? undefined
    const answer = { ...NOTHING, code, state }
    expect((await oauth.finish('google', answer, of.ines)).problem).toBeUndefined()
    expect((await openSecret(of.ines, 'google'))?.secret).toEqual({ code })
  }
  expect(given.map(({ verifier }) => verifier.length)).toEqual([43, 43])
  expect(await storeSecret(of.ines, 'google', { code: 'three' }, null)).toBe(true)
  expect((await openSecret(of.ines, 'google'))?.secret).toEqual({ code: 'three' })
  expect((await connections.list(of.ines)).own).toMatchObject([{ method: 'oauth' }])
  await connections.forget(of.ines)
  expect(await openSecret(of.ines, 'google')).toBeUndefined()
  expect((await connections.list(of.ines)).own).toEqual([])
})
