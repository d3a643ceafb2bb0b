/** Against a real OpenID Connect server. */
import { OAuth2Server } from 'oauth2-mock-server'
import { expect, onTestFinished, test } from 'vitest'
import {
  type ApiUnderTest,
  apiUnderTest,
  BASE_URL,
  cookieOf,
  PASSWORD,
} from '../../test/api-door.ts'
import type { Role } from '../records/member.ts'

interface Person {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean | string
  readonly name?: string
}

async function provider(person: Person): Promise<OAuth2Server> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  onTestFinished(() => server.stop())
  server.service.on('beforeTokenSigning', (token: { payload: object }) => {
    Object.assign(token.payload, person)
  })
  return server
}

interface Set {
  readonly defaultRole?: Role
  readonly trustsEmail?: boolean
}

async function withProvider(person: Person, set: Set = {}) {
  const { issuer } = await provider(person)
  const { url = '' } = issuer
  const oidc = { issuer: url, clientId: 'carryover', clientSecret: 's', name: 'Acme ID', ...set }
  return apiUnderTest({ members: { oidc } })
}

/** As a browser goes: to the provider, back, and wherever it is sent then. */
async function signInAt({ app }: ApiUnderTest, start = '/auth/oidc') {
  const leaving = await app.inject(start)
  expect(leaving.statusCode, leaving.body).toBe(302)
  const state = cookieOf([leaving.headers['set-cookie'] ?? []].flat())
  const atProvider = await fetch(String(leaving.headers.location), { redirect: 'manual' })
  const back = new URL(atProvider.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${BASE_URL}/auth/callback/oidc`)
  const url = back.pathname + back.search
  const come = () => app.inject({ url, headers: { cookie: state } })
  const arrived = await come()
  const setCookies = [arrived.headers['set-cookie'] ?? []].flat()
  return { location: arrived.headers.location, setCookies, come }
}

async function whoIs({ app }: ApiUnderTest, setCookies: readonly string[]) {
  const answer = await app.inject({ url: '/api/v1/me', headers: { cookie: cookieOf(setCookies) } })
  return answer.statusCode === 200 ? answer.json() : answer.statusCode
}

const ANA: Person = { sub: 'ana', email: 'ana@example.com', email_verified: true, name: 'Ana' }

test('somebody who was invited comes in as what they were invited to be, and stays it', async () => {
  const api = await withProvider(ANA)
  const admin = await api.member('admin')
  await api.part.members.invite(admin, { email: 'Ana@Example.com', role: 'csm' })

  const first = await signInAt(api, '/auth/oidc?next=%2Fdatasets%3Fa%3D1')
  expect(first.location).toBe('/datasets?a=1')
  expect(await whoIs(api, first.setCookies)).toMatchObject({
    member: { email: 'ana@example.com', name: 'Ana', role: 'csm' },
  })
  expect(await api.part.members.invitations(admin)).toEqual([])

  const second = await signInAt(api)
  expect(second.location).toBe('/')
  expect(await whoIs(api, second.setCookies)).toMatchObject({ member: { role: 'csm' } })
  expect(await api.part.members.list(admin)).toHaveLength(2)
  expect((await api.app.inject('/api/v1/sign-in')).json()).toMatchObject({
    oidc: { name: 'Acme ID', url: '/auth/oidc' },
  })
})

test('somebody whom nobody invited is refused, and leaves no account behind', async () => {
  const api = await withProvider(ANA)
  await api.member('admin')
  const { location, setCookies } = await signInAt(api)
  expect(location).toBe('/login?problem=not-invited')
  expect(await whoIs(api, setCookies)).toBe(401)
  const { rows } = await api.database.pool.query('select email from auth."user"')
  expect(rows).toEqual([{ email: 'member1@example.com' }])
})

test.each([false, 'false', undefined])(
  'an address of which the provider says email_verified %s is not believed',
  async (verified) => {
    const { email_verified: _, ...ana } = ANA
    const person = verified === undefined ? ana : { ...ana, email_verified: verified }
    const api = await withProvider(person)
    await api.part.members.invite(await api.member('admin'), {
      email: 'ana@example.com',
      role: 'csm',
    })
    const { location, setCookies } = await signInAt(api)
    expect(location).toBe('/login?problem=email-not-verified')
    expect(await whoIs(api, setCookies)).toBe(401)
  },
)

test('nobody takes over the account of a member by an address that was not verified', async () => {
  const api = await withProvider({ ...ANA, email_verified: false }, { defaultRole: 'data' })
  await api.member('admin', { email: 'ana@example.com' })
  const { location, setCookies } = await signInAt(api)
  expect(location).toBe('/login?problem=email-not-verified')
  expect(await whoIs(api, setCookies)).toBe(401)
})

test('a provider that the operator trusts need not say that it verified the address', async () => {
  const api = await withProvider({ ...ANA, email_verified: false }, { trustsEmail: true })
  await api.part.members.invite(await api.member('admin'), {
    email: 'ana@example.com',
    role: 'csm',
  })
  const { location, setCookies } = await signInAt(api)
  expect(location).toBe('/')
  expect(await whoIs(api, setCookies)).toMatchObject({ member: { role: 'csm' } })
})

test('a member with a password may use the provider too, and is the same member', async () => {
  const api = await withProvider(ANA)
  const admin = await api.member('admin', { email: 'ana@example.com' })
  const { setCookies } = await signInAt(api)
  expect(await whoIs(api, setCookies)).toMatchObject({ member: { memberId: admin.memberId } })
  expect(await api.signIn('ana@example.com', PASSWORD)).toContain('session')
})

test('with a default role everybody of the provider comes in, unless there are several organizations', async () => {
  const api = await withProvider(ANA, { defaultRole: 'auditor' })
  await api.member('admin')
  await api.part.createOrganization({ name: 'Second', adminEmail: 'second@example.com' })
  const refused = await signInAt(api)
  expect(refused.location).toBe('/login?problem=not-invited')

  await api.database.pool.query(`delete from invitation where email = 'second@example.com'`)
  await api.database.pool.query(`delete from organization where name = 'Second'`)
  const { location, setCookies } = await signInAt(api)
  expect(location).toBe('/')
  expect(await whoIs(api, setCookies)).toMatchObject({ member: { role: 'auditor' } })
})

test('somebody whom two organizations have invited comes in by the link of the one that is meant, not by the newer one', async () => {
  const api = await withProvider(ANA)
  const admin = await api.member('admin')
  await api.part.members.invite(admin, { email: 'ana@example.com', role: 'csm' })
  await api.part.createOrganization({ name: 'Second', adminEmail: 'ana@example.com' })
  const { location, setCookies } = await signInAt(api)
  expect(location).toBe('/login?problem=not-invited')
  expect(await whoIs(api, setCookies)).toBe(401)
})

test('a removed member is refused although the provider still knows them', async () => {
  const api = await withProvider(ANA)
  const admin = await api.member('admin')
  await api.part.members.invite(admin, { email: 'ana@example.com', role: 'csm' })
  const { setCookies } = await signInAt(api)
  const ana = (await api.part.members.list(admin)).find(({ name }) => name === 'Ana')
  await api.part.members.remove(admin, ana?.memberId ?? '')
  expect(await whoIs(api, setCookies)).toBe(401)
  expect((await signInAt(api)).location).toBe('/login?problem=not-invited')
})

test('an answer of the provider is good once, and only in the browser that asked', async () => {
  const api = await withProvider(ANA, { defaultRole: 'data' })
  await api.member('admin')
  const { come } = await signInAt(api)
  expect((await come()).headers.location).toMatch(/^\/login\?problem=(expired|failed)$/)

  const leaving = await api.app.inject('/auth/oidc')
  const atProvider = await fetch(String(leaving.headers.location), { redirect: 'manual' })
  const back = new URL(atProvider.headers.get('location') ?? '')
  const stolen = await api.app.inject(back.pathname + back.search)
  expect(stolen.headers.location).toMatch(/^\/login\?problem=(expired|failed)$/)
  const forged = await api.app.inject('/auth/callback/oidc?code=x&state=y')
  expect(forged.headers.location).toMatch(/^\/login\?problem=(expired|failed)$/)
})

test('a provider that is away is said so, and found again when it is back', async () => {
  const server = await provider(ANA)
  const { url = '' } = server.issuer
  const { port } = server.address()
  await server.stop()
  const oidc = { issuer: url, clientId: 'carryover', clientSecret: 's', name: 'Acme ID' }
  const api = await apiUnderTest({ members: { oidc } })
  await api.member('admin', { email: 'ana@example.com' })
  const away = await api.app.inject('/auth/oidc')
  expect(away.headers.location).toBe('/login?problem=failed')
  await server.start(port, '127.0.0.1')
  expect((await signInAt(api)).location).toBe('/')
})

test('nothing that identifies a person or opens a door is kept of the provider or logged', async () => {
  const api = await withProvider(ANA, { defaultRole: 'data' })
  await api.member('admin')
  await signInAt(api)
  const { rows } = await api.database.pool.query(
    `select "accessToken", "refreshToken", "idToken" from auth.account where "providerId" = 'oidc'`,
  )
  expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null }])
  expect(JSON.stringify(api.logged)).not.toMatch(/ana@example\.com|code=|state=/)
})
