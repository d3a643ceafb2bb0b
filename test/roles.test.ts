/** The product in several processes around one database, and work that changes hands between them. */
import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { callerOf } from '../measure/api-caller.ts'
import { SLUGS } from '../src/records/data-types.ts'
import { testDatabaseUrl } from './database.ts'
import { endOf, gongForProcesses, orderImport, runOf } from './gong-for-processes.ts'
import { BOOTSTRAP, newDataDir, served, TOKEN } from './served.ts'

test('a web process takes the order, a worker does it, and another one goes on when that stops', async () => {
  const gong = await gongForProcesses(8)
  const dataDir = await newDataDir()
  const environment = {
    ...BOOTSTRAP,
    ...gong.environment,
    DATABASE_URL: await testDatabaseUrl(),
    CARRYOVER_KEY: randomBytes(32).toString('base64url'),
  }
  const worker = () => served({ dataDir, environment, words: ['--role', 'worker'] })
  const web = await served({ dataDir, environment, words: ['--role', 'web', '--port', '0'] })
  const api = callerOf(web.url, TOKEN)
  const { run } = await orderImport(api, gong, SLUGS)
  expect((await runOf(api, run.runId)).status).toBe('queued')

  const first = await worker()
  expect(first.output()).toContain('works through the queue')
  await vi.waitFor(async () => expect((await runOf(api, run.runId)).requests).toBeGreaterThan(2), {
    timeout: 15_000,
    interval: 50,
  })
  const stoppedMs = performance.now()
  expect(await first.stop()).toBe(0)
  expect(performance.now() - stoppedMs).toBeLessThan(8_000)
  expect((await runOf(api, run.runId)).status).toBe('queued')

  await worker()
  const ended = await endOf(api, run.runId)
  expect(ended.status).toBe('succeeded')
  expect(ended.items.map(({ type }) => type)).toEqual(SLUGS)
})

test('a server that is told to stop gives its import back, and the next start ends it', async () => {
  const gong = await gongForProcesses(8)
  const dataDir = await newDataDir()
  const environment = { ...BOOTSTRAP, ...gong.environment }
  const first = await served({ dataDir, environment })
  const { run } = await orderImport(callerOf(first.url, TOKEN), gong, SLUGS)
  await vi.waitFor(
    async () =>
      expect((await runOf(callerOf(first.url, TOKEN), run.runId)).requests).toBeGreaterThan(2),
    { timeout: 15_000, interval: 50 },
  )
  expect(await first.stop()).toBe(0)
  const second = await served({ dataDir, environment })
  expect((await endOf(callerOf(second.url, TOKEN), run.runId)).status).toBe('succeeded')
})
