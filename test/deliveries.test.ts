/** Another system tells of a customer, over HTTP, as a workflow of a CRM does. */
import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Caller, type Product, startProduct } from './product.ts'

const ACME = {
  name: 'Acme',
  domains: ['acme.example', 'gmail.com'],
  crmIds: [{ kind: 'account', id: '0015000000Gv7qJAAR' }],
  contacts: [{ email: 'pat@acme.example', name: 'Pat Lee' }],
  ownerEmail: 'CSM@quillbeam.example',
  kickoffOn: '2026-12-01',
}
const made = z.object({
  hook: z.object({ hookId: z.string(), url: z.string() }),
  secret: z.string(),
})
const listed = z.object({ data: z.array(z.looseObject({ name: z.string(), stage: z.string() })) })

let product: Product
let admin: Caller
let url: string
let secret: string
let hookId: string

beforeEach(async () => {
  product = await startProduct({ calls: 1, users: 3 })
  await product.member('admin')
  await product.member('csm')
  admin = await product.as('admin@quillbeam.example')
  const answer = made.parse((await admin('POST', '/hooks', { name: 'Closed won' })).body)
  ;({ secret } = answer)
  ;({ url, hookId } = answer.hook)
})

const nowSec = (): number => Math.floor(Date.now() / 1_000)

function sign(body: string, { time = nowSec(), key = secret } = {}): string {
  return `t=${time},v1=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`
}

async function deliver(body: string, signature: string | undefined = sign(body), to = url) {
  const response = await fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== '' && { 'x-carryover-signature': signature }),
    },
    body,
  })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer }
}

async function accounts() {
  return listed.parse((await admin('GET', '/accounts')).body).data
}

/** What tells one refusal from another, without its ids. */
function told({ status, body }: { status: number; body: unknown }) {
  const { code, detail } = z.object({ code: z.string(), detail: z.string() }).parse(body)
  return { status, code, detail }
}

test('A-051: a signed delivery makes the account, and a later one adds to it', async () => {
  expect(await deliver(JSON.stringify(ACME))).toMatchObject({
    status: 200,
    body: { result: 'created', refusedDomains: [{ domain: 'gmail.com' }] },
  })
  expect(await accounts()).toMatchObject([
    {
      name: 'Acme',
      domains: ['acme.example'],
      owner: { name: 'csm' },
      source: 'webhook',
      stage: 'Pre-onboarding',
      kickoffOn: '2026-12-01',
    },
  ])
  const later = { name: 'Acme Inc', crmIds: ACME.crmIds, stage: 'Live' }
  expect(await deliver(JSON.stringify(later))).toMatchObject({ body: { result: 'updated' } })
  const byDomain = { name: 'Acme', domains: ['www.acme.example', 'acme-group.example'] }
  expect(await deliver(JSON.stringify(byDomain))).toMatchObject({ body: { result: 'updated' } })
  expect(await accounts()).toMatchObject([
    { name: 'Acme', stage: 'Live', domains: ['acme-group.example', 'acme.example'] },
  ])
})

test('the secret is shown once, and the list tells when the address was used', async () => {
  const before = await admin('GET', '/hooks')
  expect(before.body).toMatchObject({ data: [{ name: 'Closed won', url, lastUsedAt: null }] })
  expect(JSON.stringify(before.body)).not.toContain(secret)
  await deliver(JSON.stringify(ACME))
  const { body } = await admin('GET', '/hooks')
  expect(body).toMatchObject({ data: [{ lastUsedAt: expect.any(String) }] })
  expect(JSON.stringify(product.logged)).not.toContain(hookId)
})

test('a delivery that is sent again changes nothing', async () => {
  const body = JSON.stringify(ACME)
  const signature = sign(body)
  const [first, second] = await Promise.all([deliver(body, signature), deliver(body, signature)])
  const results = [first.body, second.body].map(
    (answer) => z.object({ result: z.string() }).parse(answer).result,
  )
  expect(results.toSorted()).toEqual(['created', 'repeated'])
  await deliver(JSON.stringify({ name: 'Acme', domains: ['acme.example'], stage: 'Live' }))
  const dressed = signature.replace('v1=', 'v1=00,v1=').toUpperCase().replaceAll('V1', 'v1')
  expect(await deliver(body, dressed.replace('T=', 't='))).toEqual({
    status: 200,
    body: { result: 'repeated', accountId: null, refusedDomains: [] },
  })
  expect(await accounts()).toMatchObject([{ stage: 'Live' }])
})

test('a wrong signature, an unknown address and a closed one are told alike', async () => {
  const body = JSON.stringify(ACME)
  const wrong = told(await deliver(body, sign(body, { key: 'another' })))
  expect(wrong).toMatchObject({ status: 401, code: 'D-SIGN-IN' })
  const unknown = url.replace(/hook_\w+$/, 'hook_222222222222')
  expect(told(await deliver(body, sign(body), unknown))).toEqual(wrong)
  for (const signature of ['', 't=,v1=', 'v1=abc', `t=${nowSec()}`, sign(`${body} `), 'nonsense']) {
    expect(told(await deliver(body, signature))).toEqual(wrong)
  }
  const { hook } = made.parse((await admin('POST', '/hooks', { name: 'Other' })).body)
  expect(told(await deliver(body, sign(body), hook.url))).toEqual(wrong)
  expect(await admin('DELETE', `/hooks/${hookId}`)).toMatchObject({ status: 204 })
  expect(told(await deliver(body))).toEqual(wrong)
  expect(await accounts()).toEqual([])
})

test('a stale signature is refused, and says so only to whoever can sign', async () => {
  const body = JSON.stringify(ACME)
  for (const time of [nowSec() - 400, nowSec() + 400]) {
    expect(told(await deliver(body, sign(body, { time })))).toMatchObject({
      status: 401,
      detail: expect.stringContaining('five minutes'),
    })
    const unsigned = await deliver(body, sign(body, { time, key: 'another' }))
    expect(told(unsigned).detail).not.toContain('five minutes')
  }
  expect(await deliver(body, sign(body, { time: nowSec() - 200 }))).toMatchObject({ status: 200 })
})

test.each([
  ['no JSON', 'name=Acme', /no JSON/],
  ['nothing', '', /no JSON/],
  ['a list', '[]', /body/],
  ['no name', '{"domains":["acme.example"]}', /name/],
  ['a day that is none', '{"name":"Acme","kickoffOn":"soon"}', /kickoffOn/],
  [
    'an address that is none',
    '{"name":"Acme","contacts":[{"email":"pat at acme"}]}',
    /pat at acme/,
  ],
])('a body with %s is refused, and can be sent again', async (_what, body, detail) => {
  const signature = sign(body)
  for (let n = 0; n < 2; n += 1) {
    expect(told(await deliver(body, signature))).toMatchObject({
      status: 400,
      detail: expect.stringMatching(detail),
    })
  }
  expect(await accounts()).toEqual([])
})

test('a huge body is refused before it is looked at, NUL is left out', async () => {
  const huge = JSON.stringify({ ...ACME, name: 'x'.repeat(2_000_000) })
  expect(told(await deliver(huge))).toMatchObject({ status: 413 })
  expect(await deliver('{"name":"Ac\\u0000me"}')).toMatchObject({ status: 200 })
  expect(await accounts()).toMatchObject([{ name: 'Acme' }])
})

test('only an admin makes, lists and closes addresses', async () => {
  const csm = await product.as('csm@quillbeam.example')
  expect(await csm('GET', '/hooks')).toMatchObject({ status: 403 })
  expect(await csm('POST', '/hooks', { name: 'Mine' })).toMatchObject({ status: 403 })
  expect(await csm('DELETE', `/hooks/${hookId}`)).toMatchObject({ status: 403 })
  expect(await admin('DELETE', '/hooks/hook_222222222222')).toMatchObject({ status: 404 })
})
