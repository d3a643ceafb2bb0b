/** Test 23, of tokens and keys: one renewal however many ask for it, and a refused key costs one request and no data. */
import { expect, test } from 'vitest'
import { isDeepStrictEqual } from 'node:util'
import {
  connectByOauth,
  type Installation,
  installation,
  KEYS,
  UNTIL_DONE,
} from '../connected-members.ts'
import { readTogether } from './reading-processes.ts'

const TOKEN_PATH = '/oauth2/generate-customer-token'

/** Statuses of the renewals that Gong saw. */
async function renewals({ gong }: Installation): Promise<readonly (number | null)[]> {
  const asked = await gong.requests(TOKEN_PATH)
  return asked
    .filter(({ query }) => query['grant_type'] === 'refresh_token')
    .map(({ status }) => status)
}

async function mineOf(of: Installation) {
  const [mine] = (await of.connections.list(of.ines)).own
  if (mine === undefined) throw new Error('A connection was expected.')
  return mine
}

test('reliability 23, B-026, B-142: four workers in each of two processes renew a token exactly once each time it ends', async () => {
  const of = await installation({ tokenLifeSec: 3 })
  await connectByOauth(of, of.ines)
  await of.gong.control('DELETE', 'requests')
  const ends = await readTogether(of, {
    processes: 2,
    owners: [of.ines],
    workers: 4,
    rate: { perSecond: 20, perDay: 10_000 },
    forMs: 9_000,
    tokenLifeSec: 3,
  })
  expect(ends.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => null))
  const seen = await renewals(of)
  expect(new Set(seen)).toEqual(new Set([200]))
  // Three seconds, renewed one before the end.
  expect(seen.length).toBeGreaterThanOrEqual(4)
  expect(seen.length).toBeLessThanOrEqual(6)
  const { rows } = await of.database.pool.query('select secret_version from connection')
  expect(rows).toEqual([{ secret_version: 1 + seen.length }])
  expect(await mineOf(of)).toMatchObject({ status: 'connected' })
  const refused = (await of.gong.requests()).filter(({ status }) => status !== 200)
  expect(refused).toEqual([])
}, 60_000)

test('reliability 23: a token that is refused before its end is renewed once for all, and each request is repeated once', async () => {
  const of = await installation({ tokenLifeSec: 3_600 })
  await connectByOauth(of, of.ines)
  const line = await of.openGong(of.ines, UNTIL_DONE)
  const elsewhere = await of.again().openGong(of.ines, UNTIL_DONE)
  await of.gong.control('PUT', 'clock', { advanceMs: 3_700_000 })
  await of.database.pool.query('select') // The row is as it was; our clock believes in the token.
  await of.gong.control('DELETE', 'requests')
  await aged(of)
  const read = await Promise.all([
    line.gong.trackers(),
    line.gong.scorecards(),
    elsewhere.gong.trackers(),
    elsewhere.gong.scorecards(),
  ])
  expect(read.every((list) => list.length > 0)).toBe(true)
  expect(await renewals(of)).toEqual([200])
  const again = (await of.gong.requests()).filter(({ status }) => status === 401)
  expect(again.length).toBeLessThanOrEqual(4)
})

test('reliability 23, B-135: a renewal that Gong refuses needs the owner, and is not tried again', async () => {
  const of = await installation({ tokenLifeSec: 2 })
  await connectByOauth(of, of.ines)
  const lines = await Promise.all([1, 2, 3].map(() => of.openGong(of.ines, UNTIL_DONE)))
  await of.gong.control('PUT', 'faults', [
    { fault: 'status', path: TOKEN_PATH, status: 400, body: { error: 'invalid_grant' }, times: 0 },
  ])
  await of.gong.control('DELETE', 'requests')
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  const ends = await Promise.allSettled(lines.map(({ gong }) => gong.trackers()))
  expect(ends).toMatchObject(lines.map(() => ({ reason: { code: 'D-REFRESH' } })))
  expect(await renewals(of)).toEqual([400])
  expect(await mineOf(of)).toMatchObject({
    status: 'action_required',
    problem: { code: 'D-REFRESH' },
  })
  expect(of.stopped.map(({ problem }) => problem.code)).toEqual(['D-REFRESH'])
  await expect(of.openGong(of.ines, UNTIL_DONE)).rejects.toMatchObject({ code: 'D-REFRESH' })
  expect((await of.gong.requests()).map(({ path }) => path)).toEqual([TOKEN_PATH])
})

test('reliability 23: a token endpoint that fails for a while does not disconnect anybody', async () => {
  const of = await installation({ tokenLifeSec: 2 })
  await connectByOauth(of, of.ines)
  const line = await of.openGong(of.ines, UNTIL_DONE)
  await of.gong.control('PUT', 'faults', [
    { fault: 'status', path: TOKEN_PATH, status: 503, times: 1 },
    { fault: 'reset', path: TOKEN_PATH, nth: 2 },
  ])
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect((await line.gong.trackers()).length).toBeGreaterThan(0)
  expect(await mineOf(of)).toMatchObject({ status: 'connected' })
  expect(of.stopped).toEqual([])
})

test('reliability 23: tokens that could not be stored are not used', async () => {
  const of = await installation({ tokenLifeSec: 2 })
  await connectByOauth(of, of.ines)
  const line = await of.openGong(of.ines, UNTIL_DONE)
  await of.database.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
     create trigger refuse before update on connection for each row execute function refuse()`,
  )
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  await of.gong.control('DELETE', 'requests')
  await expect(line.gong.trackers()).rejects.toThrow('disk full')
  expect((await of.gong.requests()).map(({ path }) => path)).toEqual([TOKEN_PATH])
})

test('reliability 23, B-132: a refused key costs one request, is told plainly, and nothing is deleted', async () => {
  for (const [status, code] of [
    [401, 'D-401'],
    [403, 'D-FORBIDDEN'],
  ] as const) {
    const of = await installation()
    const { connectionId } = await of.connections.connect(of.ines, KEYS)
    const before = await of.openSecret(of.ines, 'gong')
    await of.gong.control('PUT', 'faults', [{ fault: 'status', status, times: 0 }])
    await of.gong.control('DELETE', 'requests')
    const lines = await Promise.all([1, 2].map(() => of.openGong(of.ines, UNTIL_DONE)))
    await expect(lines[0]?.gong.trackers()).rejects.toMatchObject({ code })
    await new Promise((resolve) => setTimeout(resolve, 600))
    await expect(lines[1]?.gong.trackers()).rejects.toMatchObject({ code })
    expect(await of.gong.requests()).toHaveLength(1)
    expect(await of.connections.get(of.ines, connectionId)).toMatchObject({
      status: 'action_required',
      problem: { code },
    })
    const after = await of.openSecret(of.ines, 'gong')
    expect(isDeepStrictEqual(after?.secret, before?.secret)).toBe(true)
    expect(of.stopped).toHaveLength(1)
  }
})

/** As if the tokens had been given two minutes ago: younger ones are believed to be refused for good. */
async function aged(of: Installation): Promise<void> {
  const opened = await of.openSecret(of.ines, 'gong')
  const renewedAt = new Date(Date.parse(opened?.row.connected_at.toISOString() ?? '') - 120_000)
  await of.storeSecret(
    of.ines,
    'gong',
    { ...Object(opened?.secret), renewedAt: renewedAt.toISOString() },
    null,
  )
  await new Promise((resolve) => setTimeout(resolve, 600))
}
