/** Trying a key before it is kept, over real HTTP to a pretend Gong. */
import { expect, test } from 'vitest'
import { connectByOauth, installation, KEYS, problemOf } from '../../test/connected-members.ts'

const WRONG = { ...KEYS, accessKeySecret: 'wrong' }

test('B-015: a test tells company, users and each type with at most 12 requests, and stores nothing', async () => {
  const { connections, ines, gong, database } = await installation({ calls: 5, users: 6 })
  const trial = await connections.test(ines, KEYS)
  expect(trial.types).toHaveLength(11)
  expect(trial.types.every(({ allowed }) => allowed)).toBe(true)
  expect(trial.userCount).toBe(gong.world.users.length)
  expect(trial.companyName).toContain(gong.world.workspaces[0]?.name)
  expect(trial.advice).toBeNull()
  const requests = await gong.requests()
  expect(requests.length).toBeLessThanOrEqual(12)
  expect(trial.requests).toBe(requests.length)
  expect(trial.leftToday).toBeGreaterThan(9_900)
  expect((await connections.list(ines)).own).toEqual([])
  const { rows } = await database.pool.query('select from connection')
  expect(rows).toHaveLength(0)
})

test('B-015: a test lasts less than five seconds at the usual rate', async () => {
  const { connections, ines } = await installation({
    changes: { rate: { perSecond: 2.5, perDay: 7_000 } },
  })
  const startMs = performance.now()
  await connections.test(ines, KEYS)
  expect(performance.now() - startMs).toBeLessThan(5_000)
})

test('B-015: a wrong key is told after one request, and leaves nothing behind', async () => {
  const { connections, ines, gong } = await installation()
  expect(await problemOf(connections.test(ines, WRONG))).toMatchObject({ code: 'D-401' })
  expect(await gong.requests()).toHaveLength(1)
  expect(await problemOf(connections.connect(ines, WRONG))).toMatchObject({ code: 'D-401' })
  expect((await connections.list(ines)).own).toEqual([])
})

test('B-122: a type that the key may not read is named with its scope, the others are allowed', async () => {
  const { connections, ines, gong } = await installation()
  await gong.control('PUT', 'scopes', {
    missing: ['api:calls:read:transcript', 'api:workspaces:read'],
  })
  const { types, companyName } = await connections.test(ines, KEYS)
  const refused = types.filter(({ allowed }) => !allowed)
  expect(refused.map(({ type, scope }) => [type, scope])).toEqual([
    ['transcripts', 'api:calls:read:transcript'],
    ['libraries', 'api:workspaces:read'],
  ])
  expect(refused[0]?.message).toMatch(/Company Settings → API/)
  expect(companyName).toBeNull()
})

test('B-018: a refusal at the usual address says that Gong may show another one', async () => {
  const { connections, ines } = await installation()
  const problem = await problemOf(connections.test(ines, WRONG))
  expect(problem.fix).toContain('https://us-12345.api.gong.io')
})

test('B-018: a redirect names the other address, not in the words of the command line', async () => {
  const { connections, ines } = await installation({
    faults: [{ fault: 'redirect', location: 'https://us-7.api.gong.io/v2/workspaces', times: 0 }],
  })
  const problem = await problemOf(connections.test(ines, KEYS))
  expect(problem).toMatchObject({ code: 'D-REGION' })
  expect(problem.fix).toMatch(
    /If https:\/\/us-7\.api\.gong\.io is the API base URL .* use that one/,
  )
})

test('B-018: an address that Gong named itself is tried when the usual one does not know the key', async () => {
  const first = await installation()
  await connectByOauth(first, first.ines)
  const usual = await installation({ faults: [{ fault: 'dead-token' }] })
  const { connections } = first.again({ gongBaseUrl: usual.gong.url })
  const trial = await connections.test(first.maya, KEYS)
  expect(trial).toMatchObject({ baseUrl: new URL(first.gong.url).origin })
  expect(trial.advice).toContain(new URL(first.gong.url).origin)
})

test('reliability 24: a key is sent to nobody but Gong, whoever a member names', async () => {
  const { connections, ines, gong } = await installation({
    changes: { hosts: { allowed: [], loopback: false } },
  })
  const elsewhere = { ...KEYS, baseUrl: 'https://evil.example' }
  expect(await problemOf(connections.test(ines, elsewhere))).toMatchObject({ code: 'D-USAGE' })
  const loopback = { ...KEYS, baseUrl: 'http://localhost:1' }
  expect(await problemOf(connections.connect(ines, loopback))).toMatchObject({ code: 'D-USAGE' })
  expect(await gong.requests()).toEqual([])
})

test('a host that is allowed later counts from then on', async () => {
  const allowed: string[] = []
  const of = await installation({
    changes: { gongBaseUrl: 'https://api.gong.io', hosts: { allowed, loopback: false } },
  })
  const keys = { ...KEYS, baseUrl: of.gong.url }
  expect(await problemOf(of.connections.test(of.ines, keys))).toMatchObject({ code: 'D-USAGE' })
  allowed.push(new URL(of.gong.url).host)
  expect((await of.connections.test(of.ines, keys)).types).toHaveLength(11)
})
