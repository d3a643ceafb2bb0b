/** The master key of an installation: changed, interrupted in the change, lost and found. */
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { type Caller, callerOf } from '../measure/api-caller.ts'
import { testDatabaseUrl } from './database.ts'
import { temporaryFolder } from './run-carryover.ts'
import {
  endOf,
  type GongForProcesses,
  gongForProcesses,
  orderImport,
  sync,
} from './gong-for-processes.ts'
import { BOOTSTRAP, carryover, newDataDir, served, TOKEN } from './served.ts'

// Whole processes take their time where many things run.
vi.setConfig({ testTimeout: 90_000 })

async function installation() {
  const gong = await gongForProcesses()
  const dataDir = await newDataDir()
  const database = { DATABASE_URL: await testDatabaseUrl() }
  let datasetId = ''
  const running = async (
    use: (api: Caller, terminal: string) => Promise<void>,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const product = await served({
      dataDir,
      environment: { ...database, ...BOOTSTRAP, ...gong.environment, ...environment },
    })
    await use(callerOf(product.url, TOKEN), product.output())
    await product.stop()
  }
  return {
    dataDir,
    keyFile: `${dataDir}/master-key`,
    running,
    make: (environment: Readonly<Record<string, string>> = {}) =>
      running(async (api) => {
        datasetId = await makeDataset(api, gong)
      }, environment),
    syncs: (environment: Readonly<Record<string, string>> = {}) =>
      running(async (api) => {
        expect((await sync(api, datasetId)).status).toBe('succeeded')
      }, environment),
    datasetId: () => datasetId,
    rotate: (words: readonly string[] = [], environment = {}) =>
      carryover(['key', 'rotate', '--data-dir', dataDir, ...words], {
        ...database,
        ...environment,
      }),
  }
}

async function makeDataset(api: Caller, gong: GongForProcesses): Promise<string> {
  const { dataset, run } = await orderImport(api, gong, ['users'])
  expect((await endOf(api, run.runId)).status).toBe('succeeded')
  return dataset.datasetId
}

test('credentials still work after a rotation, and after one that was interrupted at any step', async () => {
  const { keyFile, make, rotate, syncs } = await installation()
  await make()
  const first = await readFile(keyFile, 'utf8')
  expect(await rotate()).toMatchObject({
    code: 0,
    output: expect.stringContaining('1 connections'),
  })
  expect(await readFile(keyFile, 'utf8')).not.toBe(first)
  expect(await readFile(`${keyFile}.former`, 'utf8')).toBe(first)
  await rm(`${keyFile}.former`)

  // Killed when the new key was written, before anything was encrypted with it.
  await writeFile(`${keyFile}.new`, `${randomBytes(32).toString('base64url')}\n`)
  const second = await readFile(keyFile, 'utf8')
  const made = await readFile(`${keyFile}.new`, 'utf8')
  expect((await rotate()).code).toBe(0)
  expect(await readFile(keyFile, 'utf8')).toBe(made)
  expect(await readFile(`${keyFile}.former`, 'utf8')).toBe(second)

  // Killed when all was encrypted, before the new key took its place.
  await rename(keyFile, `${keyFile}.new`)
  await rename(`${keyFile}.former`, keyFile)
  await syncs()
  expect((await rotate()).code).toBe(0)
  expect(await readFile(keyFile, 'utf8')).toBe(made)
  await rm(`${keyFile}.former`)
  await syncs()
})

test('a lost key is told where it is needed, and nothing is lost when it comes back', async () => {
  const { keyFile, make, running, syncs, rotate, datasetId } = await installation()
  await make()
  const key = await readFile(keyFile, 'utf8')
  await rm(keyFile)
  await running(async (api, terminal) => {
    expect(terminal).toContain('1 stored connection was encrypted with another master key')
    const run = await sync(api, datasetId())
    expect(run.status).toBe('failed')
    expect(run.problem).toMatchObject({
      code: 'D-KEY',
      message: expect.stringContaining('encrypted with the master key'),
      fix: expect.stringContaining('Put the former key back'),
    })
    expect(await api.ask('GET', `/datasets/${datasetId()}`)).toMatchObject({ files: 1 })
  })
  const refused = await rotate()
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('Put the former key') })
  await rm(`${keyFile}.new`)
  await writeFile(keyFile, key)
  await syncs()
})

test('a key that the operator gives is rotated into a file of their choice', async () => {
  const { make, rotate, syncs } = await installation()
  const folder = await temporaryFolder()
  const former = { CARRYOVER_KEY_FILE: `${folder}/former` }
  await writeFile(former.CARRYOVER_KEY_FILE, randomBytes(32).toString('base64url'))
  await make(former)
  expect(await rotate([], former)).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--new-key-file'),
  })
  const next = `${folder}/next`
  expect((await rotate(['--new-key-file', next], former)).code).toBe(0)
  await syncs({ CARRYOVER_KEY_FILE: next })
})
