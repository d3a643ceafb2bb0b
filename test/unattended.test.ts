/** Set-up without a person at the browser, and what an operator can read of the settings. */
import { writeFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { callerOf } from '../measure/api-caller.ts'
import { testDatabaseUrl } from './database.ts'
import { temporaryFolder } from './run-carryover.ts'
import { ADMIN, BOOTSTRAP, carryover, get, newDataDir, served, TOKEN } from './served.ts'

// Whole processes take their time where many things run.
vi.setConfig({ testTimeout: 90_000 })

test('the environment sets up the admin and a token with all scopes, once', async () => {
  const dataDir = await newDataDir()
  const database = { DATABASE_URL: await testDatabaseUrl() }
  const { CARRYOVER_BOOTSTRAP_TOKEN: _, ...withoutToken } = BOOTSTRAP
  const first = await served({ dataDir, environment: { ...database, ...withoutToken } })
  expect(first.output()).not.toContain('code')
  expect((await get(`${first.url}/api/v1/sign-in`)).body).toMatchObject({ isSetUp: true })
  const signedIn = await fetch(`${first.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: first.url },
    body: JSON.stringify(ADMIN),
  })
  expect(signedIn.status).toBe(200)
  expect((await get(`${first.url}/api/v1/me`, TOKEN)).status).toBe(401)
  await first.stop()

  for (const start of ['the first with a token', 'the second']) {
    const product = await served({ dataDir, environment: { ...database, ...BOOTSTRAP } })
    const api = callerOf(product.url, TOKEN)
    const members = await api.ask('GET', '/members')
    expect(members, start).toMatchObject({ data: [{ email: ADMIN.email, role: 'admin' }] })
    await api.ask('POST', '/invitations', { email: `${start.length}@x.example`, role: 'csm' })
    expect(await api.ask('GET', '/tokens'), start).toMatchObject({
      data: [{ scopes: ['read', 'write', 'admin'] }],
    })
    await product.stop()
  }
})

const shown = z.object({
  variables: z.array(z.object({ name: z.string(), value: z.string(), isSet: z.boolean() })),
})

test('config prints every setting, and no secret', async () => {
  const file = `${await temporaryFolder()}/secret`
  await writeFile(file, 'a secret out of a file\n')
  const environment = {
    CARRYOVER_PORT: '4999',
    GONG_ACCESS_KEY_SECRET: 'a secret in a variable',
    CARRYOVER_BOOTSTRAP_TOKEN_FILE: file,
    GONG_ALLOW_HOST: 'gong.example, other.example',
  }
  const { code, output } = await carryover(['config', '--json'], environment)
  expect(code).toBe(0)
  expect(output).not.toContain('a secret')
  const { variables } = shown.parse(JSON.parse(output))
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  expect(byName.get('CARRYOVER_PORT')).toMatchObject({ value: '4999', isSet: true })
  expect(byName.get('CARRYOVER_HOST')).toMatchObject({ value: '127.0.0.1', isSet: false })
  expect(byName.get('GONG_ACCESS_KEY_SECRET')).toMatchObject({ value: '(hidden)', isSet: true })
  expect(byName.get('CARRYOVER_BOOTSTRAP_TOKEN')).toMatchObject({ value: '(hidden)', isSet: true })
  expect(byName.get('GONG_ALLOW_HOST')?.value).toBe('gong.example, other.example')
  const plain = await carryover(['config'], environment)
  expect(plain.output).toContain('CARRYOVER_PORT=4999\n')
  expect(plain.output).not.toContain('a secret')
})

test.each([
  [{ CARRYOVER_LOG: 'loud' }, 'CARRYOVER_LOG'],
  [{ CARRYOVER_BOOTSTRAP_EMAIL: 'a@b.example' }, 'CARRYOVER_BOOTSTRAP_PASSWORD'],
  [{ CARRYOVER_KEY_FILE: '/nowhere/at/all' }, 'CARRYOVER_KEY_FILE'],
  [{ CARRYOVER_KEY: 'too short' }, 'CARRYOVER_KEY'],
])('a setting that cannot be used is named before anything starts: %j', async (given, name) => {
  const dataDir = await newDataDir()
  const { code, errors } = await carryover(['serve', '--port', '0', '--data-dir', dataDir], given)
  expect(code).toBe(2)
  expect(errors).toContain(name)
  expect(errors.trim().split('\n')).toHaveLength(1)
})
