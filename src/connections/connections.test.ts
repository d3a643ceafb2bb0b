/** A member's connection, over real HTTP to a pretend Gong and a real database. */
import { expect, test } from 'vitest'
import {
  connectByOauth,
  everyByte,
  installation,
  KEYS,
  problemOf,
  UNTIL_DONE,
} from '../../test/connected-members.ts'
import { skippingClock } from '../../test/pretend-gong.ts'
import type { ServerNeeds } from '../operations/needs.ts'
import { Problem } from '../records/problems.ts'

test('the parts fit what operations need', async () => {
  const { connections, oauth } = await installation()
  const fits: Pick<ServerNeeds, 'connections' | 'oauth'> = { connections, oauth }
  expect(fits.oauth.settings().isConfigured).toBe(true)
})

test('B-016: what was tested is kept and read with', async () => {
  const { connections, openGong, ines, gong } = await installation()
  const connection = await connections.connect(ines, KEYS)
  expect(connection).toMatchObject({ status: 'connected', method: 'api_key', kind: 'personal' })
  expect(connection.checks).toHaveLength(11)
  const line = await openGong(ines, UNTIL_DONE)
  expect((await line.gong.trackers()).length).toBe(gong.world.trackers.length)
  await line.close()
})

test('B-017: neither an answer, an event nor the log ever holds the key', async () => {
  const { connections, ines, logged } = await installation()
  const made = await connections.connect(ines, KEYS)
  const told = [
    made,
    await connections.list(ines),
    await connections.check(ines, made.connectionId),
    await connections.events(ines, made.connectionId, { limit: 10, cursor: undefined }),
    logged,
  ]
  expect(JSON.stringify(told)).not.toMatch(/demo-secret|demo-key/)
})

test('B-025, B-141: no byte of the database holds key, secret or tokens', async () => {
  const { connections, oauth, ines, maya, database, openSecret, ...of } = await installation()
  await connections.connect(ines, KEYS)
  await connectByOauth({ ...of, connections, oauth, openSecret }, maya)
  await oauth.start(ines, 'google', undefined).catch(() => undefined)
  const tokens = JSON.stringify((await openSecret(maya, 'gong'))?.secret)
  const { accessToken, refreshToken } = JSON.parse(tokens)
  const bytes = await everyByte(database)
  expect(bytes).toContain('eyJhbGciOiJkaXIi')
  for (const secret of ['demo-key', 'demo-secret', accessToken, refreshToken]) {
    expect(String(secret).length).toBeGreaterThan(7)
    expect(bytes).not.toContain(secret)
  }
})

test('B-148: a second connection is refused with a hint to disconnect first', async () => {
  const { connections, ines } = await installation()
  await connections.connect(ines, KEYS)
  const problem = await problemOf(connections.connect(ines, KEYS))
  expect(problem).toMatchObject({ code: 'D-CONFLICT', httpStatus: 409 })
  expect(problem.fix).toMatch(/^Disconnect it first/)
})

test('B-148: of two that come at the same moment one is kept', async () => {
  const { connections, ines, database } = await installation()
  const both = await Promise.allSettled([
    connections.connect(ines, KEYS),
    connections.connect(ines, KEYS),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'D-CONFLICT' },
  })
  const { rows } = await database.pool.query('select from connection')
  expect(rows).toHaveLength(1)
})

test('B-143: another member cannot see or use a connection, an admin sees that it exists', async () => {
  const { connections, openGong, ines, maya } = await installation()
  const { connectionId } = await connections.connect(maya, KEYS)
  const tries = [
    () => connections.get(ines, connectionId),
    () => connections.check(ines, connectionId),
    () => connections.changeBaseUrl(ines, connectionId, 'https://api.gong.io'),
    () => connections.disconnect(ines, connectionId),
    () => connections.impact(ines, connectionId),
    () => connections.budget(ines, connectionId),
    () => connections.events(ines, connectionId, { limit: 10, cursor: undefined }),
  ]
  for (const attempt of tries) {
    expect(await problemOf(attempt())).toMatchObject({ code: 'D-NOT-FOUND', httpStatus: 404 })
  }
  expect(await problemOf(openGong(ines, UNTIL_DONE))).toMatchObject({ code: 'D-NO-CONN' })
  const { own, others } = await connections.list(ines)
  expect(own).toEqual([])
  expect(others.map((other) => Object.keys(other).toSorted())).toEqual([
    ['connectedAt', 'memberName', 'status'],
  ])
  await connections.connect(ines, KEYS)
  expect((await connections.list(maya)).others).toEqual([])
})

test('B-132: a key that Gong refuses in the middle needs its owner, is told once, and asks nothing more', async () => {
  const { connections, openGong, ines, gong, stopped, database } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  const line = await openGong(ines, UNTIL_DONE)
  await line.gong.trackers()
  await gong.control('DELETE', 'requests')
  await gong.control('PUT', 'faults', [{ fault: 'inactive-company' }])
  expect(await problemOf(line.gong.scorecards())).toMatchObject({ code: 'D-INACTIVE' })
  expect(await problemOf(line.gong.trackers())).toMatchObject({ code: 'D-INACTIVE' })
  expect(await gong.requests()).toHaveLength(1)
  expect(await problemOf(openGong(ines, UNTIL_DONE))).toMatchObject({ code: 'D-INACTIVE' })
  expect(await gong.requests()).toHaveLength(1)

  expect(await connections.get(ines, connectionId)).toMatchObject({
    status: 'action_required',
    problem: { code: 'D-INACTIVE' },
  })
  expect(stopped.map(({ problem }) => problem.code)).toEqual(['D-INACTIVE'])
  const { rows } = await database.pool.query('select member_id from notice')
  expect(rows).toEqual([{ member_id: ines.memberId }])
})

test('a check finds a refusal, and heals it when Gong accepts the key again', async () => {
  const { connections, ines, gong, stopped } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  await gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  expect(await connections.check(ines, connectionId)).toMatchObject({
    status: 'action_required',
    problem: { code: 'D-401' },
  })
  expect(stopped).toHaveLength(1)
  await gong.control('PUT', 'faults', [])
  expect(await connections.check(ines, connectionId)).toMatchObject({
    status: 'connected',
    problem: null,
  })
  const { data } = await connections.events(ines, connectionId, { limit: 10, cursor: undefined })
  expect(data.map(({ kind }) => kind)).toEqual([
    'connection.checked',
    'connection.action_required',
    'connection.connected',
  ])
  expect(await connections.resume(ines)).toEqual({ schedules: 1 })
})

test('a Gong that does not answer says nothing about the key', async () => {
  const { connections, ines, gong, stopped } = await installation({
    changes: { clock: skippingClock() },
  })
  const { connectionId } = await connections.connect(ines, KEYS)
  await gong.control('PUT', 'faults', [{ fault: 'status', status: 503, times: 0 }])
  const problem = await problemOf(connections.check(ines, connectionId))
  expect(problem).toMatchObject({ code: 'D-UNREACHABLE' })
  expect(await connections.get(ines, connectionId)).toMatchObject({ status: 'connected' })
  expect(stopped).toEqual([])
})

test('connecting again replaces a connection that needs action', async () => {
  const { connections, refused, ines, database } = await installation()
  const before = await connections.connect(ines, KEYS)
  const problem = new Problem({ code: 'D-401', message: 'No.', fix: 'Connect again.' })
  await refused(ines, problem)
  const after = await connections.connect(ines, KEYS)
  expect(after.connectionId).not.toBe(before.connectionId)
  expect((await connections.list(ines)).own).toMatchObject([{ status: 'connected' }])
  const { rows } = await database.pool.query(
    'select secret from connection where disconnected_at is not null',
  )
  expect(rows).toEqual([{ secret: null }])
})

test('connecting another company in place of one that needs action is refused', async () => {
  const { connections, refused, ines, again } = await installation()
  const before = await connections.connect(ines, KEYS)
  await refused(ines, new Problem({ code: 'D-401', message: 'No.', fix: 'Connect again.' }))
  const other = await installation({
    change: (world) => ({
      ...world,
      workspaces: world.workspaces.map((workspace, n) => ({ ...workspace, id: String(n + 1) })),
    }),
  })
  const elsewhere = again({ gongBaseUrl: other.gong.url }).connections
  expect(await problemOf(elsewhere.connect(ines, KEYS))).toMatchObject({ code: 'D-CONFLICT' })
  expect((await connections.list(ines)).own).toMatchObject([{ connectionId: before.connectionId }])
})

test('B-031, B-032: disconnecting deletes the secret and ends what is under way, in other processes too', async () => {
  const of = await installation()
  const { connections, openGong, ines, gong, stopped, database } = of
  const { connectionId } = await connections.connect(ines, KEYS)
  const stall = { fault: 'stall', path: '/v2/settings/scorecards', ms: 1_500 }
  await gong.control('PUT', 'faults', [stall])
  const here = await openGong(ines, UNTIL_DONE)
  const elsewhere = await of.again().openGong(ines, UNTIL_DONE)
  await here.gong.trackers()
  await elsewhere.gong.trackers()
  const underWay = problemOf(here.gong.scorecards())

  const gone = await connections.disconnect(ines, connectionId)
  expect(gone).toEqual({
    removeInGongUrl: new URL('/company/api', gong.url).href,
    stoppedSchedules: 1,
  })
  expect(await underWay).toMatchObject({ code: 'D-NO-CONN' })
  expect(stopped.map(({ problem }) => problem.code)).toEqual(['D-NO-CONN'])
  const { rows } = await database.pool.query('select secret, status from connection')
  expect(rows).toEqual([{ secret: null, status: 'disconnected' }])

  await new Promise((resolve) => setTimeout(resolve, 600))
  await gong.control('DELETE', 'requests')
  expect(await problemOf(elsewhere.gong.trackers())).toMatchObject({ code: 'D-NO-CONN' })
  expect(await problemOf(here.gong.users(1).next())).toBeInstanceOf(Problem)
  expect(await problemOf(openGong(ines, UNTIL_DONE))).toMatchObject({ code: 'D-NO-CONN' })
  expect(await gong.requests()).toEqual([])
})

test('B-032: a configured revoke endpoint is told, and disconnecting works when it fails', async () => {
  const of = await installation()
  const revokeUrl = new URL('/oauth2/revoke', of.gong.url)
  const oauthClient = { clientId: 'demo-client', clientSecret: 'demo-client-secret', revokeUrl }
  const { connections, oauth, ...rest } = of.again({ oauthClient })
  await connectByOauth({ connections, oauth, ...rest }, of.ines)
  const [mine] = (await connections.list(of.ines)).own
  await connections.disconnect(of.ines, mine?.connectionId ?? '')
  expect(of.logged).toContainEqual(expect.objectContaining({ why: expect.stringContaining('404') }))
  expect((await connections.list(of.ines)).own).toEqual([])
})

test('B-030: what would stop is counted before', async () => {
  const { connections, ines } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  expect(await connections.impact(ines, connectionId)).toEqual({
    datasets: 2,
    schedules: 1,
    runsUnderWay: 0,
    accounts: 0,
  })
})

test('the budget counts every request of the company, whoever of the organization asked', async () => {
  const { connections, ines, maya, gong } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  await connections.connect(maya, KEYS)
  const asked = (await gong.requests()).length
  const budget = await connections.budget(ines, connectionId)
  // The first request of a trial is counted before the company is known.
  expect(budget.usedToday).toBe(asked - 2)
  expect(budget).toMatchObject({ perDay: 10_000, perSecond: 100, pausedUntil: null })
  expect(budget.resetsAt).toMatch(/T00:00:00\.000Z$/)
})

test('another base URL is tried before it is kept', async () => {
  const { connections, ines, gong } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  const other = await installation()
  const changed = await connections.changeBaseUrl(ines, connectionId, `${other.gong.url}/v2`)
  expect(changed.baseUrl).toBe(new URL(other.gong.url).origin)
  await gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  expect(await problemOf(connections.changeBaseUrl(ines, connectionId, gong.url))).toMatchObject({
    code: 'D-401',
  })
  expect(await connections.get(ines, connectionId)).toMatchObject({
    status: 'connected',
    baseUrl: new URL(other.gong.url).origin,
  })
})

test('events come page by page, the newest first', async () => {
  const { connections, ines } = await installation()
  const { connectionId } = await connections.connect(ines, KEYS)
  await connections.check(ines, connectionId)
  await connections.check(ines, connectionId)
  const first = await connections.events(ines, connectionId, { limit: 2, cursor: undefined })
  expect(first).toMatchObject({ hasMore: true, data: [{ memberName: 'Ines' }, {}] })
  const cursor = first.nextCursor ?? ''
  const second = await connections.events(ines, connectionId, { limit: 2, cursor })
  expect(second).toMatchObject({ hasMore: false, nextCursor: null })
  expect(second.data.map(({ kind }) => kind)).toEqual(['connection.connected'])
  const odd = connections.events(ines, connectionId, { limit: 2, cursor: "1' or" })
  expect(await problemOf(odd)).toMatchObject({ code: 'D-USAGE' })
})
