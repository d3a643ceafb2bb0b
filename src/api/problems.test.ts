import { expect, test } from 'vitest'
import { absentNeeds, apiUnderTest, send, token } from '../../test/api-door.ts'
import { testDatabase } from '../../test/database.ts'
import { Problem } from '../records/problems.ts'

test('a problem says what happened, what to do, and ids to ask with', async () => {
  const problem = new Problem({
    code: 'D-RATE',
    message: 'Gong asks to wait.',
    fix: 'Wait.',
    retryAfterMs: 12_345,
    requestId: 'gong-1',
  })
  const runs = { ...absentNeeds.runs, get: () => Promise.reject(problem) }
  const api = await apiUnderTest({ needs: { runs } })
  const answer = await send(api, 'GET', '/runs/run_1?token=1', await token(api))
  expect(answer.statusCode).toBe(503)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'retry-after': '13',
  })
  expect(answer.json()).toEqual({
    type: '/docs/troubleshooting#d-rate',
    title: 'Too many requests',
    status: 503,
    code: 'D-RATE',
    detail: 'Gong asks to wait.',
    fix: { text: 'Wait.' },
    requestId: answer.headers['x-request-id'],
    gongRequestId: 'gong-1',
    instance: '/api/v1/runs/run_1',
  })
})

test('what nobody expected shows nothing of itself and is found in the log by its id', async () => {
  const runs = {
    ...absentNeeds.runs,
    get: () => Promise.reject(new Error('password=hunter2 at /home/someone')),
  }
  const api = await apiUnderTest({ needs: { runs } })
  const answer = await send(api, 'GET', '/runs/run_1', await token(api))
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toMatch(/hunter2|home/)
  const { requestId, code } = answer.json()
  expect(code).toBe('D-UNEXPECTED')
  expect(api.logged).toContainEqual(
    expect.objectContaining({ requestId, message: 'a request failed', error: expect.any(Error) }),
  )
})

test.each([
  ['text', 'text/plain', 'hello', 415, 'D-USAGE', /content type/],
  ['a form', 'application/x-www-form-urlencoded', 'name=x', 415, 'D-USAGE', /content type/],
  ['no type', undefined, 'hello', 415, 'D-USAGE', /content type/],
  ['half a JSON', 'application/json', '{"name":', 400, 'D-USAGE', /not JSON/],
  ['a list', 'application/json', '[1]', 400, 'D-USAGE', /JSON object/],
  ['a word', 'application/json', '"x"', 400, 'D-USAGE', /JSON object/],
  ['null', 'application/json', 'null', 400, 'D-USAGE', /JSON object/],
  ['a prototype', 'application/json', '{"__proto__":{"a":1}}', 400, 'D-USAGE', /not JSON/],
  ['2 MB', 'application/json', `{"name":"${'x'.repeat(2e6)}"}`, 413, 'D-TOO-LARGE', /1 MB/],
  [
    '10,000 characters',
    'application/json',
    `{"name":"${'x'.repeat(1e4)}"}`,
    400,
    'D-USAGE',
    /80 characters/,
  ],
  ['an empty body', 'application/json', '', 400, 'D-USAGE', /name/],
])('%s is answered with a sentence', async (_what, type, payload, status, code, sentence) => {
  const api = await apiUnderTest()
  const headers = { ...(await token(api)), ...(type !== undefined && { 'content-type': type }) }
  const answer = await api.app.inject({ method: 'POST', url: '/api/v1/tokens', headers, payload })
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(answer.json().detail).toMatch(sentence)
  expect(answer.json().fix.text).toMatch(/\.$/)
})

test('while the database is away everything says so, and works again when it is back', async () => {
  const api = await apiUnderTest()
  const bearer = await token(api)
  const cookie = await api.signIn((await api.member('csm')).email)
  const server = await testDatabase()
  const { rows } = await api.database.pool.query('select current_database() as name')
  const name: string = rows[0].name
  const ask = async () => {
    const answers = await Promise.all([
      send(api, 'GET', '/members', bearer),
      send(api, 'GET', '/me', { cookie }),
      send(api, 'GET', '/sign-in', {}),
      send(api, 'POST', '/session', {}, { email: 'a@example.com', password: 'something' }),
    ])
    return answers.map((answer) => [answer.statusCode, answer.json().code])
  }
  expect(await ask()).toEqual([
    [200, undefined],
    [200, undefined],
    [200, undefined],
    [401, 'D-SIGN-IN'],
  ])

  await server.pool.query(`
    alter database ${name} with allow_connections false;
    select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await server.pool.query(`alter database ${name} rename to ${name}_away`)
  expect(await ask()).toEqual(Array(4).fill([503, 'D-STORE']))
  await server.pool.query(`alter database ${name}_away rename to ${name}`)
  await server.pool.query(`alter database ${name} with allow_connections true`)
  expect(await ask()).toEqual([
    [200, undefined],
    [200, undefined],
    [200, undefined],
    [401, 'D-SIGN-IN'],
  ])
})

test('an address that cannot be read is answered as every problem is', async () => {
  const api = await apiUnderTest()
  const answer = await api.app.inject('/api/v1/runs/%E0%A4%A')
  expect(answer.json()).toMatchObject({ status: 400, code: 'D-USAGE' })
})
