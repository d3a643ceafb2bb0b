import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { absent, absentNeeds, apiUnderTest, send, token } from '../../test/api-door.ts'

test('every operation is reached at its own path, verbs with a colon too', async () => {
  const asked: string[] = []
  const { runs, datasets, connections } = proxies(asked)
  const api = await apiUnderTest({ needs: { runs, datasets, connections } })
  const headers = await token(api)
  const tries = [
    ['POST', '/runs/run_1:cancel', 'runs.cancel run_1'],
    ['POST', '/runs/run_1:retry', 'runs.retry run_1'],
    ['GET', '/runs/run_1', 'runs.get run_1'],
    ['POST', '/datasets/ds_1:sync', 'runs.syncNow ds_1'],
    ['GET', '/datasets/ds_1/runs', 'runs.list ds_1'],
    ['GET', '/datasets/ds_1', 'datasets.get ds_1'],
    ['DELETE', '/datasets/ds_1', 'datasets.remove ds_1'],
    ['POST', '/datasets:estimate', 'datasets.estimate'],
    ['POST', '/connections:resume', 'connections.resume'],
    ['GET', '/connections/resumable', 'connections.resumable'],
    ['GET', '/connections/con_1/impact', 'connections.impact con_1'],
    ['POST', '/connections/con_1/checks', 'connections.check con_1'],
  ] as const
  for (const [method, path, expected] of tries) {
    asked.length = 0
    await send(api, method, path, headers)
    expect([method, path, ...asked]).toEqual([method, path, expected])
  }
  const notices = await send(api, 'POST', '/notices:read', headers)
  expect(notices.statusCode).toBe(204)
  expect((await send(api, 'POST', '/datasets', headers, { name: '' })).json()).toMatchObject({
    code: 'D-USAGE',
    field: 'name',
  })
})

test('the id of the path wins over one in the body or the query', async () => {
  const asked: string[] = []
  const api = await apiUnderTest({ needs: proxies(asked) })
  const headers = await token(api)
  await send(api, 'PATCH', '/datasets/ds_mine?datasetId=ds_other', headers, {
    datasetId: 'ds_other',
  })
  expect(asked).toEqual(['datasets.change ds_mine'])
})

test('what was made is answered with 201 and where it lies', async () => {
  const api = await apiUnderTest()
  const headers = await token(api)
  const made = await send(api, 'POST', '/tokens', headers, { name: 'robot', scopes: ['read'] })
  expect(made.statusCode).toBe(201)
  expect(made.json().secret).toMatch(/^co_/)
  expect(made.headers['cache-control']).toBe('no-store')
  const gone = await send(api, 'DELETE', `/tokens/${made.json().token.tokenId}`, headers)
  expect([gone.statusCode, gone.body]).toEqual([204, ''])
  const list = await send(api, 'GET', '/tokens', headers)
  expect(list.json()).toMatchObject({ nextCursor: null, hasMore: false })
  expect(list.json().data).toHaveLength(1)
})

test('every answer carries the headers that keep a page ours', async () => {
  const { app: server } = await apiUnderTest()
  for (const url of ['/healthz', '/api/v1/me', '/nowhere']) {
    const { headers } = await server.inject(url)
    expect(headers['content-security-policy']).toMatch(/default-src 'self';script-src 'self';/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-request-id': expect.stringMatching(/^req_/),
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
})

test('the log tells of each request by its template: no query, no address, no body', async () => {
  const api = await apiUnderTest()
  await api.app.inject({
    method: 'POST',
    url: '/api/v1/session?code=secret-code',
    payload: { email: 'someone@example.com', password: 'a-secret-password' },
  })
  await api.app.inject('/api/v1/invitation/secret-link')
  const text = JSON.stringify(api.logged)
  expect(text).toContain('POST /api/v1/session')
  expect(text).not.toMatch(/secret|someone/)
})

test('readiness says what is wrong; health only that the process lives', async () => {
  let problems: readonly string[] = ['The database is away.']
  const { app: server } = await apiUnderTest({ door: { readiness: async () => problems } })
  expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' })
  const wrong = await server.inject('/readyz')
  expect([wrong.statusCode, wrong.json()]).toEqual([503, { status: 'not ready', problems }])
  problems = []
  expect((await server.inject('/readyz')).statusCode).toBe(200)
})

test('what has no address of its own is answered without one', async () => {
  const mark = {
    kind: 'own' as const,
    label: 'Marked',
    text: 'Hello.',
    atMs: 0,
    toMs: 1,
    momentId: 'mom_1',
    by: 'Maya',
    canRemove: true,
  }
  const hook = {
    hookId: 'hook_1',
    name: 'CRM',
    url: 'http://carryover.test/hook_1',
    createdAt: '2026-04-08T10:30:00.000Z',
    lastUsedAt: null,
  }
  const api = await apiUnderTest({
    needs: {
      calls: { ...absentNeeds.calls, addMoment: () => Promise.resolve(mark) },
      hooks: { ...absentNeeds.hooks, create: () => Promise.resolve({ hook, secret: 's' }) },
    },
  })
  const headers = await token(api)
  const moment = { firstSentence: 0, lastSentence: 0 }
  const made = [
    await send(api, 'POST', '/calls/1/moments', headers, moment),
    await send(api, 'POST', '/hooks', headers, { name: 'CRM' }),
  ]
  expect(made.map((answer) => [answer.statusCode, answer.headers.location])).toEqual([
    [201, undefined],
    [201, undefined],
  ])
})

test('it stops while somebody keeps a connection open', async () => {
  const { app: server } = await apiUnderTest()
  const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }))
  const idle = httpRequest({
    port,
    host: '127.0.0.1',
    path: '/healthz',
    headers: { connection: 'keep-alive' },
  })
  idle.on('error', () => {})
  idle.end()
  await once(idle, 'response')
  const before = Date.now()
  await server.close()
  expect(Date.now() - before).toBeLessThan(2_000)
})

/** Parts that write down what they were asked, and then refuse. */
function proxies(asked: string[]) {
  const note =
    (name: string) =>
    (_actor: unknown, id?: unknown): never => {
      asked.push(typeof id === 'string' ? `${name} ${id}` : name)
      return absent()
    }
  return {
    runs: {
      list: note('runs.list'),
      get: note('runs.get'),
      syncNow: note('runs.syncNow'),
      cancel: note('runs.cancel'),
      retry: note('runs.retry'),
    },
    datasets: {
      list: note('datasets.list'),
      get: note('datasets.get'),
      create: note('datasets.create'),
      change: note('datasets.change'),
      remove: note('datasets.remove'),
      add: note('datasets.add'),
      changeSync: note('datasets.changeSync'),
      estimate: note('datasets.estimate'),
    },
    connections: {
      list: note('connections.list'),
      get: note('connections.get'),
      test: note('connections.test'),
      connect: note('connections.connect'),
      check: note('connections.check'),
      changeBaseUrl: note('connections.changeBaseUrl'),
      disconnect: note('connections.disconnect'),
      impact: note('connections.impact'),
      resumable: note('connections.resumable'),
      resume: note('connections.resume'),
      budget: note('connections.budget'),
      events: note('connections.events'),
    },
  }
}

test('an empty number is refused, not read as 0', async () => {
  const asked: unknown[] = []
  const transcript = (_actor: unknown, _callId: string, part: unknown): never => {
    asked.push(part)
    return absent()
  }
  const api = await apiUnderTest({ needs: { calls: { ...absentNeeds.calls, transcript } } })
  const answer = await send(api, 'GET', '/calls/1/transcript?from=&to=', await token(api))
  expect(answer.json()).toMatchObject({
    status: 400,
    detail: 'from: "" is no place in a call: write 12:34, 1:02:03 or milliseconds.',
  })
  expect(asked).toEqual([])
})
