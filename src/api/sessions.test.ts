import { expect, test } from 'vitest'
import { apiUnderTest, cookieOf, PASSWORD, SETUP_CODE } from '../../test/api-door.ts'

const ORIGIN = { origin: 'http://carryover.test' }

test('a member signs in, is known by the cookie, signs out, and is known no longer', async () => {
  const { app, member } = await apiUnderTest()
  const { email } = await member('csm')
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: ORIGIN,
    payload: { email: email.toUpperCase(), password: PASSWORD },
  })
  expect(signedIn.statusCode, signedIn.body).toBe(200)
  expect(signedIn.json()).toMatchObject({ member: { email, role: 'csm' } })
  const setCookie = String(signedIn.headers['set-cookie'])
  expect(setCookie).toMatch(
    /^carryover\.session_token=\S+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  )

  const cookie = cookieOf([setCookie])
  const known = await app.inject({ url: '/api/v1/me', headers: { cookie } })
  expect(known.statusCode).toBe(200)
  expect(known.json()).toEqual(signedIn.json())

  const out = await app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { cookie, ...ORIGIN },
  })
  expect(out.statusCode).toBe(204)
  const after = await app.inject({ url: '/api/v1/me', headers: { cookie } })
  expect(after.statusCode).toBe(401)
  expect(after.json()).toMatchObject({ code: 'D-SIGN-IN', status: 401 })
})

test('the first visitor with the code becomes admin, and nobody after them', async () => {
  const { app } = await apiUnderTest()
  const setUp = (code: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/setup',
      headers: ORIGIN,
      payload: {
        code,
        organizationName: 'Acme',
        name: 'Ada',
        email: 'ada@example.com',
        password: PASSWORD,
      },
    })
  expect((await app.inject('/api/v1/setup')).json()).toEqual({
    isNeeded: true,
    masterKey: { path: '/somewhere/master.key', keyId: 'k1' },
  })
  const wrong = await setUp('wrong')
  expect(wrong.statusCode).toBe(401)
  expect(wrong.json()).toMatchObject({ code: 'D-SIGN-IN' })

  const right = await setUp(SETUP_CODE)
  expect(right.statusCode, right.body).toBe(201)
  expect(right.json()).toMatchObject({
    member: { email: 'ada@example.com', role: 'admin' },
    organization: { name: 'Acme' },
  })
  const cookie = cookieOf([String(right.headers['set-cookie'])])
  expect((await app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(200)

  expect((await setUp(SETUP_CODE)).statusCode).toBe(409)
  expect((await app.inject('/api/v1/setup')).json()).toEqual({ isNeeded: false })
  expect((await app.inject('/api/v1/sign-in')).json()).toEqual({
    isSetUp: true,
    organizationName: 'Acme',
    oidc: null,
    demoMembers: [],
  })
})
