/** The server's life as whole processes: its start, what may stand in its way, its end. */
import { createServer } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { onTestFinished, expect, test, vi } from 'vitest'
import { killAll } from '../measure/process-tree.ts'
import { databaseOf } from '../measure/served.ts'
import { callerOf } from '../measure/api-caller.ts'
import { temporaryFolder } from './run-carryover.ts'
import { BOOTSTRAP, carryover, get, newDataDir, served, TOKEN } from './served.ts'

// Whole processes take their time where many things run.
vi.setConfig({ testTimeout: 90_000 })

test('a first start prints its address and the one-time code, answers, and ends cleanly when it is told to', async () => {
  const product = await served({ dataDir: await newDataDir() })
  expect(product.output()).toMatch(/Carryover is at http:\/\/127\.0\.0\.1:\d+\n/)
  const code = /asks for this code: (\S+)\n/.exec(product.output())?.[1]
  expect(code).toMatch(/^\w{4}-\w{4}$/)
  expect(await get(`${product.url}/healthz`)).toEqual({ status: 200, body: { status: 'ok' } })
  expect(await get(`${product.url}/readyz`)).toEqual({
    status: 200,
    body: { status: 'ready', problems: [] },
  })
  expect((await get(`${product.url}/api/v1/setup`)).body).toMatchObject({ isNeeded: true })
  const startedMs = performance.now()
  expect(await product.stop()).toBe(0)
  expect(performance.now() - startedMs).toBeLessThan(8_000)
  expect(product.output()).not.toContain('nterrupted')
})

test('a terminal that tells every process of Ctrl-C at once is heard once', async () => {
  const dataDir = await newDataDir()
  const product = await served({ dataDir })
  process.kill(-product.pid, 'SIGINT')
  process.kill(product.pid, 'SIGINT')
  expect(await product.stop('SIGINT')).toBe(0)
  expect(databaseOf(dataDir)).toEqual([])
})

test('a port that is taken is told before anything is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  const { code, errors } = await carryover(['serve', '--port', port, '--data-dir', '/sys/nowhere'])
  expect(code).toBe(1)
  expect(errors).toContain(`Port ${port} is taken, maybe by a Carryover that runs already.`)
  expect(errors).toContain('choose another port with --port or CARRYOVER_PORT')
})

test('a data directory that cannot be written to is told with a way out', async () => {
  const file = `${await temporaryFolder()}/file`
  await writeFile(file, '')
  const { code, errors } = await carryover(['serve', '--port', '0', '--data-dir', `${file}/data`])
  expect(code).toBe(1)
  expect(errors).toContain(`${file}/data`)
  expect(errors).toContain('CARRYOVER_DATA_DIR')
  expect(errors).not.toContain('    at ')
})

test('two servers on one data directory both work, and the first to leave takes nothing from the other', async () => {
  const dataDir = await newDataDir()
  const first = await served({ dataDir, environment: BOOTSTRAP })
  const second = await served({ dataDir, environment: BOOTSTRAP })
  const [one, other] = [first, second].map(({ url }) => callerOf(url, TOKEN))
  await one?.ask('POST', '/invitations', { email: 'petra@quillbeam.example', role: 'data' })
  expect(await other?.ask('GET', '/invitations')).toMatchObject({
    data: [{ email: 'petra@quillbeam.example' }],
  })
  expect(await first.stop()).toBe(0)
  expect(await other?.ask('GET', '/me')).toMatchObject({ member: { role: 'admin' } })
  expect((await get(`${second.url}/readyz`)).status).toBe(200)
  expect(await second.stop()).toBe(0)
  expect(databaseOf(dataDir)).toEqual([])
})

test('while the database is gone requests are told so, and it is started again by itself', async () => {
  const dataDir = await newDataDir()
  const product = await served({ dataDir, environment: BOOTSTRAP })
  const me = `${product.url}/api/v1/me`
  expect((await get(me, TOKEN)).status).toBe(200)
  killAll(databaseOf(dataDir))
  expect(await get(me, TOKEN)).toMatchObject({ status: 503, body: { code: 'D-STORE' } })
  expect((await get(`${product.url}/readyz`)).status).toBe(503)
  expect((await get(`${product.url}/healthz`)).status).toBe(200)
  await vi.waitFor(
    async () => {
      expect((await get(`${product.url}/readyz`)).status).toBe(200)
      expect((await get(me, TOKEN)).status).toBe(200)
    },
    { timeout: 15_000, interval: 100 },
  )
  expect(await product.stop()).toBe(0)
  expect(databaseOf(dataDir)).toEqual([])
})
