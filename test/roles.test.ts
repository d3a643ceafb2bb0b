/** The product in several processes around one database, and work that changes hands between them. */
import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { callerOf } from '../measure/api-caller.ts'
import { SLUGS } from '../src/records/data-types.ts'
import { testDatabaseUrl } from './database.ts'
import {
  endOf,
  type GongForProcesses,
  gongForProcesses,
  orderImport,
  runOf,
} from './gong-for-processes.ts'
import { BOOTSTRAP, newDataDir, served, TOKEN } from './served.ts'

// Whole processes take their time where many things run.
vi.setConfig({ testTimeout: 90_000 })

/** Of an import that needs some thirty requests. */
async function isInTheMiddle(gong: GongForProcesses): Promise<void> {
  const before = await gong.requests()
  await vi.waitFor(async () => expect(await gong.requests()).toBeGreaterThan(before + 4), {
    timeout: 15_000,
    interval: 50,
  })
}

test('a web process takes the order, a worker does it, and another one goes on when that stops', async () => {
  const gong = await gongForProcesses()
  const dataDir = await newDataDir()
  const environment = {
    ...BOOTSTRAP,
    ...gong.environment,
    DATABASE_URL: await testDatabaseUrl(),
    CARRYOVER_KEY: randomBytes(32).toString('base64url'),
  }
  const worker = (perSecond: string) =>
    served({
      dataDir,
      environment: { ...environment, GONG_RATE_PER_SECOND: perSecond },
      words: ['--role', 'worker'],
    })
  const web = await served({ dataDir, environment, words: ['--role', 'web', '--port', '0'] })
  const api = callerOf(web.url, TOKEN)
  const { run } = await orderImport(api, gong, SLUGS)
  expect((await runOf(api, run.runId)).status).toBe('queued')

  const first = await worker('3')
  expect(first.output()).toContain('works through the queue')
  await isInTheMiddle(gong)
  const stoppedMs = performance.now()
  expect(await first.stop()).toBe(0)
  expect(performance.now() - stoppedMs).toBeLessThan(8_000)
  expect((await runOf(api, run.runId)).status).toBe('queued')

  await worker('50')
  const ended = await endOf(api, run.runId)
  expect(ended.status).toBe('succeeded')
  expect(ended.items.map(({ type }) => type)).toEqual(SLUGS)
})

test('a server that is told to stop gives its import back, and the next start ends it', async () => {
  const gong = await gongForProcesses()
  const dataDir = await newDataDir()
  const environment = { ...BOOTSTRAP, ...gong.environment }
  const slowly = { ...environment, GONG_RATE_PER_SECOND: '3' }
  const first = await served({ dataDir, environment: slowly })
  const { run } = await orderImport(callerOf(first.url, TOKEN), gong, SLUGS)
  await isInTheMiddle(gong)
  expect(await first.stop()).toBe(0)
  const asked = await gong.requests()
  const second = await served({ dataDir, environment })
  expect((await endOf(callerOf(second.url, TOKEN), run.runId)).status).toBe('succeeded')
  expect(await gong.requests()).toBeGreaterThan(asked)
})
