/** What the Trust page declares is what the code asks Gong for, and what reaches Gong. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTrust } from '../src/accounts/trust.ts'
import { OAUTH_SCOPES } from '../src/gong/oauth.ts'
import { ACCOUNT_USES, DATASET_USES, type DataUse } from '../src/records/data-map.ts'
import { accountWorld } from './account-world.ts'

const GONG = join(import.meta.dirname, '..', 'src', 'gong')
const DECLARED = /method: '(GET|POST)',\s*path: '(\/v2[^']*)',\s*scope: '([^']+)'/g

const named = (uses: readonly DataUse[]) =>
  new Set(uses.map(({ endpoint, scope }) => `${endpoint} ${scope}`))

test('A-115: the data map names every endpoint that the code can ask, with its scope, and no other', () => {
  const declared = readdirSync(GONG)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) => [...readFileSync(join(GONG, name), 'utf8').matchAll(DECLARED)])
    .map(([, method, path, scope]) => `${method} ${path} ${scope}`)
  expect(declared).toHaveLength(new Set(declared).size)
  expect([...named([...ACCOUNT_USES, ...DATASET_USES])].toSorted()).toEqual(declared.toSorted())
})

test('A-115: each kind of connection asks for the scopes of its own part of the map', () => {
  const scopesOf = (uses: readonly DataUse[]) =>
    [...new Set(uses.map(({ scope }) => scope))].toSorted()
  expect(scopesOf(ACCOUNT_USES)).toEqual(OAUTH_SCOPES.shared.toSorted())
  expect(scopesOf(DATASET_USES)).toEqual(OAUTH_SCOPES.personal.toSorted())
  for (const { scope } of ACCOUNT_USES) expect(scope).not.toMatch(/settings|media|write|create/)
})

test('A-110, A-111, A-114, A-117: a sync of the accounts asks for what the map says, and for no recording', async () => {
  const world = await accountWorld({ calls: 12, users: 6 })
  const accountId = await world.account({ domains: ['acme.example'] })
  await world.sync()
  const declared = ACCOUNT_USES.map(
    ({ endpoint }) => new RegExp(`^${endpoint.replace('{id}', '\\d+')}$`),
  )
  const requests = await world.gong.requests()
  expect(requests.length).toBeGreaterThan(5)
  for (const { method, path, body } of requests) {
    const asked = `${method} ${path}`
    expect(
      declared.filter((pattern) => pattern.test(asked)),
      asked,
    ).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('media')
  }
  const trust = createTrust({ db: world.db, scopes: OAUTH_SCOPES })
  expect(await trust.report(world.ines)).toMatchObject({
    recordingsBytes: 0,
    permissions: { refreshedAt: expect.any(String), closesAfterHours: 4, isOpenToAll: false },
    kept: expect.arrayContaining([
      { kind: 'Accounts', records: 1, bytes: expect.any(Number) },
      expect.objectContaining({
        kind: 'Linked calls',
        records: (await world.callsOf(accountId)).length,
      }),
    ]),
  })
  const csm = await world.member('Cem', 'csm')
  expect(await trust.report(csm)).toMatchObject({ kept: null, recordingsBytes: 0 })
})
