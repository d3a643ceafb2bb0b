import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorsOf, startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { callId } from './small-world.ts'

let gong: SmallGong
beforeEach(async () => (gong = await startSmall()))
afterEach(() => gong.close())

const EXTENSIVE = '/v2/calls/extensive'
const AGGREGATE = '/v2/stats/activity/aggregate'

test('every body carries the request id that the header traces', async () => {
  for (const answer of [await gong.get('/v2/workspaces'), await gong.get('/v2/calls/1')]) {
    const traceId = answer.headers.get('x-traceid')
    expect(traceId).toMatch(/^[0-9a-z]{20}$/)
    expect(answer.body).toMatchObject({ requestId: traceId })
    expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8')
  }
})

test.each(['Basic d3Jvbmc6a2V5', 'Bearer nothing', 'nonsense', ''])(
  'a wrong credential (%s) is 401',
  async (authorization) => {
    const answer = await gong.get('/v2/users', { authorization })
    expect([answer.status, ...errorsOf(answer)]).toEqual([401, 'Unauthorized'])
  },
)

test('a missing scope is 401 with its name, told before anything is validated', async () => {
  await gong.send('PUT', '/_simulator/scopes', { missing: ['api:calls:read:extensive'] })
  const answer = await gong.post(EXTENSIVE, 'no JSON')
  expect([answer.status, ...errorsOf(answer)]).toEqual([
    401,
    "You don't have permission to use 'api:calls:read:extensive' in your app.",
  ])
  expect((await gong.get('/v2/users')).status).toBe(200)

  await gong.send('PUT', '/_simulator/scopes', { scopes: ['api:workspaces:read'] })
  expect((await gong.get('/v2/users')).status).toBe(401)
  expect((await gong.get('/v2/workspaces')).status).toBe(200)
  await gong.send('PUT', '/_simulator/scopes', { scopes: null })
  expect((await gong.get('/v2/users')).status).toBe(200)
})

test('media needs a scope of its own', async () => {
  await gong.send('PUT', '/_simulator/scopes', { missing: ['api:calls:read:media-url'] })
  const ask = (media: boolean) =>
    gong.post(EXTENSIVE, { filter: {}, contentSelector: { exposedFields: { media } } })
  expect((await ask(false)).status).toBe(200)
  expect(errorsOf(await ask(true))).toEqual([
    "You don't have permission to use 'api:calls:read:media-url' in your app.",
  ])
})

test.each([
  ['GET', '/v2/calls?fromDateTime=2030-01-01T00:00:00Z'],
  ['POST', EXTENSIVE],
  ['POST', '/v2/calls/transcript'],
])('nothing found is 404 with the fixed sentence: %s %s', async (method, path) => {
  const body = { filter: { callIds: ['404'] } }
  const answer = method === 'GET' ? await gong.get(path) : await gong.post(path, body)
  expect([answer.status, ...errorsOf(answer)]).toEqual([
    404,
    'No calls found corresponding to the provided filters',
  ])
})

test.each([
  [EXTENSIVE, {}, 'filter: must not be null'],
  [EXTENSIVE, { filter: { callIds: [] } }, 'filter.callIds: must not be empty'],
  [
    EXTENSIVE,
    { filter: { fromDateTime: '2026-06-02T00:00:00Z', toDateTime: '2026-06-01T00:00:00Z' } },
    'filter.fromDateTime: must be before toDateTime',
  ],
  [EXTENSIVE, '{"filter":', 'Json parse error'],
  [EXTENSIVE, { filter: {}, contentSelector: { context: 'Some' } }, 'Json parse error'],
  [EXTENSIVE, { filter: { fromDateTime: '2026-06-01' } }, 'Json parse error'],
  [AGGREGATE, { filter: { fromDate: '2026-06-01' } }, 'filter.toDate: must not be null'],
  [
    AGGREGATE,
    { filter: { fromDate: '2026-06-01', toDate: '2026-06-21' } },
    'filter.toDate: must not be after the current day',
  ],
  [
    AGGREGATE,
    {
      filter: {
        fromDate: '2026-06-01',
        toDate: '2026-06-02',
        fromDateTime: '2026-06-01T00:00:00Z',
      },
    },
    'Json parse error',
  ],
])('%s refuses %j', async (path, body, sentence) => {
  const answer = await gong.post(path, body)
  expect(answer.status).toBe(400)
  expect(errorsOf(answer)).toEqual([expect.stringContaining(sentence)])
})

test('an empty filter asks for everything, and fields unknown to Gong are ignored', async () => {
  expect((await gong.post(EXTENSIVE, { filter: { limit: 5 }, more: 1 })).status).toBe(200)
})

test('a wrong verb is 405, an unknown path 404, a single unknown call 404 by name', async () => {
  expect((await gong.send('PUT', EXTENSIVE, {})).status).toBe(405)
  expect((await gong.get('/v2/call')).status).toBe(404)
  expect(errorsOf(await gong.get('/v2/calls/12'))).toEqual(['Call ID 12 was not found'])
})

test('users-access refuses unknown calls, except when revoking', async () => {
  const path = '/v2/calls/users-access'
  const list = (id: string) => ({ callAccessList: [{ callId: id, userIds: ['1002'] }] })

  expect((await gong.send('PUT', path, list(callId(0)))).status).toBe(200)
  expect((await gong.post(path, { filter: { callIds: [callId(0)] } })).body).toMatchObject({
    callAccessList: [{ callId: callId(0), users: [{ userId: '1002' }] }],
  })
  const unknown = await gong.send('PUT', path, list('1'))
  expect([unknown.status, ...errorsOf(unknown)]).toEqual([400, 'Some calls not found'])
  expect((await gong.send('DELETE', path, list('1'))).status).toBe(200)
})
