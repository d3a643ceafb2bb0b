import { expect, test } from 'vitest'
import type { Fault } from './fault-kinds.ts'
import { callIdsOf, errorsOf, recordsOf, startSmall } from './small-gong.ts'
import { callId, HOUR_MS } from './small-world.ts'

const TRANSCRIPT = '/v2/calls/transcript'

function faulty(...faults: Fault[]) {
  return startSmall({ faults, pageSize: 2 })
}

async function statuses(gong: { get(path: string): Promise<{ status: number }> }, count: number) {
  const seen = []
  for (let index = 0; index < count; index++) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, to be counted
    seen.push((await gong.get('/v2/workspaces')).status)
  }
  return seen
}

test('a status fault hits from the nth request on, as often as it says', async () => {
  await using gong = await faulty(
    { fault: 'status', status: 503, path: '/v2/workspaces', nth: 2, times: 2 },
    { fault: 'status', status: 500, path: '/v2/users' },
  )
  expect(await statuses(gong, 4)).toEqual([200, 503, 503, 200])
})

test('zero times is for ever, and a prefix hits every path under it', async () => {
  await using gong = await faulty({ fault: 'status', status: 500, path: '/v2/*', times: 0 })
  expect(await statuses(gong, 3)).toEqual([500, 500, 500])
})

test('a status fault brings headers and errors, and is in the log', async () => {
  await using gong = await faulty({
    fault: 'status',
    status: 429,
    errors: ['slow down'],
    headers: { 'retry-after': '7' },
  })
  const answer = await gong.get('/v2/users')
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(errorsOf(answer)).toEqual(['slow down'])
  expect((await gong.get('/_simulator/requests')).body).toMatchObject([
    { path: '/v2/users', status: 429 },
  ])
})

test('a dead token stays dead until the faults are replaced', async () => {
  await using gong = await faulty({ fault: 'dead-token' })
  expect(await statuses(gong, 2)).toEqual([401, 401])
  await gong.send('PUT', '/_simulator/faults', [])
  expect(await statuses(gong, 1)).toEqual([200])
})

test('an expired cursor hits only a request that carries one', async () => {
  await using gong = await faulty({ fault: 'expired-cursor' })
  const { cursor } = recordsOf(await gong.post(TRANSCRIPT, { filter: {} }))
  const second = await gong.post(TRANSCRIPT, { filter: {}, cursor })
  expect(errorsOf(second)).toEqual(['cursor has expired'])
  expect((await gong.post(TRANSCRIPT, { filter: {}, cursor })).status).toBe(200)

  await gong.send('PUT', '/_simulator/faults', [{ fault: 'expired-cursor' }])
  const listed = recordsOf(await gong.get('/v2/calls'))
  expect((await gong.get(`/v2/calls?cursor=${listed.cursor}`)).status).toBe(400)
})

test('a stall answers late, and closing does not wait for it', async () => {
  const gong = await faulty({ fault: 'stall', ms: 200 }, { fault: 'stall', ms: 60_000, nth: 2 })
  const start = performance.now()
  expect((await gong.get('/v2/workspaces')).status).toBe(200)
  expect(performance.now() - start).toBeGreaterThanOrEqual(195)

  const stalled = gong.get('/v2/workspaces').catch(() => 'cut')
  await expect.poll(async () => logged(await gong.get('/_simulator/requests'))).toBe(2)
  const closing = performance.now()
  await gong.close()
  expect(performance.now() - closing).toBeLessThan(1000)
  expect(await stalled).toBe('cut')
})

test('a reset connection is no answer, and its status stays open in the log', async () => {
  await using gong = await faulty({ fault: 'reset' })
  await expect(gong.get('/v2/workspaces')).rejects.toThrow('fetch failed')
  expect((await gong.get('/_simulator/requests')).body).toMatchObject([{ status: null }])
})

test.each(['short', 'content-length'] as const)('a truncated answer (%s)', async (mode) => {
  await using gong = await faulty({ fault: 'truncated', mode })
  const answer = fetch(`${gong.url}/v2/workspaces`, {
    headers: { authorization: `Basic ${btoa('demo-key:demo-secret')}` },
  })
  if (mode === 'short') {
    const text = await (await answer).text()
    expect((await answer).status).toBe(200)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  } else {
    await expect((await answer).text()).rejects.toThrow('terminated')
  }
})

test('a web page and a redirect where JSON should be', async () => {
  await using gong = await faulty(
    { fault: 'html', path: '/v2/users' },
    { fault: 'redirect', location: 'https://eu.example/v2', path: '/v2/workspaces' },
  )
  const init = {
    headers: { authorization: `Basic ${btoa('demo-key:demo-secret')}` },
    redirect: 'manual',
  } as const
  const page = await fetch(`${gong.url}/v2/users`, init)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const elsewhere = await fetch(`${gong.url}/v2/workspaces`, init)
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([
    302,
    'https://eu.example/v2',
  ])
})

test('a world fault that waits for no request has happened already', async () => {
  await using gong = await faulty(
    { fault: 'private-flip', callId: callId(0) },
    { fault: 'deletion', callIds: [callId(1)] },
    { fault: 'late-transcript', callId: callId(2), ms: HOUR_MS },
    { fault: 'late-details', callId: callId(3), ms: HOUR_MS },
    { fault: 'reworked-transcript', callId: callId(0), find: 'Welcome', replace: 'Goodbye' },
  )
  expect((await gong.get(`/v2/calls/${callId(0)}`)).body).toHaveProperty('call.isPrivate', true)
  const said = await gong.post(TRANSCRIPT, { filter: {} })
  expect(callIdsOf(said)).toEqual([callId(0), callId(3)])
  expect(JSON.stringify(said.body)).toContain('Goodbye to Call 0.')
  const detailed = await gong.post('/v2/calls/extensive', { filter: {} })
  expect(callIdsOf(detailed)).toEqual([callId(0), callId(2)])

  await gong.send('PUT', '/_simulator/clock', { advanceMs: HOUR_MS })
  const later = await gong.post(TRANSCRIPT, { filter: { callIds: [callId(2)] } })
  expect(callIdsOf(later)).toEqual([callId(2)])
})

test('an aimed world fault happens just before the answer to the request that it waits for', async () => {
  await using gong = await faulty({
    fault: 'changed-title',
    callId: callId(0),
    title: 'Renamed',
    path: '/v2/calls',
    nth: 2,
  })
  expect((await gong.get('/v2/calls')).body).toHaveProperty('calls.0.title', 'Call 0')
  expect((await gong.get('/v2/calls')).body).toHaveProperty('calls.0.title', 'Renamed')
})

test('wrong faults are refused with the place of the mistake', async () => {
  await using gong = await startSmall()
  const answer = await gong.send('PUT', '/_simulator/faults', [{ fault: 'stall', ms: 'long' }])
  expect(answer.status).toBe(400)
  expect(answer.body).toHaveProperty('error', expect.stringContaining('0.ms'))

  for (const more of [{}, { callId: '404' }]) {
    // oxlint-disable-next-line no-await-in-loop -- one mistake after the other
    const wrong = await gong.send('PUT', '/_simulator/faults', [{ fault: 'deletion', ...more }])
    expect(wrong.status).toBe(400)
    expect(wrong.body).toHaveProperty('error', expect.stringMatching(/callId|no call 404/))
  }
})

function logged({ body }: { body: unknown }): number {
  return Array.isArray(body) ? body.length : 0
}
