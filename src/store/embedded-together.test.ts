/** Several processes on one data directory, and what a killed one leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { fastFolder } from '../../test/fast-folder.ts'
import { connect } from './connect.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { stopServer } from './embedded-server.ts'

/** Starts the database, says so, and stops it when its input ends. */
const HOLDER = `
  import { startEmbedded } from '${pathToFileURL(join(import.meta.dirname, 'embedded.ts')).href}'
  process.on('SIGINT', () => undefined)
  const embedded = await startEmbedded({ dataDir: process.argv[1] })
  console.log(embedded.adopted ? 'adopted' : 'started')
  process.stdin.on('end', () => embedded.stop()).resume()`

interface Holder {
  readonly process: ChildProcess
  /** What it said about its start. */
  readonly said: Promise<string>
  leave(): Promise<void>
}

function hold(dataDir: string): Holder {
  const child = spawn(
    process.execPath,
    ['--input-type=module-typescript', '--eval', HOLDER, dataDir],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const said = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  const leave = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  return { process: child, said, leave }
}

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(await fastFolder(), 'carryover-test-'))
  onTestFinished(async () => {
    await stopServer(join(folder, 'cluster'))
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

async function start(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir })
  onTestFinished(() => embedded.stop())
  return embedded
}

async function ask(server: pg.PoolConfig, sql: string): Promise<readonly unknown[]> {
  const database = connect({ server })
  try {
    return (await database.pool.query(sql)).rows
  } finally {
    await database.close()
  }
}

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10)
}

test('a server that outlives the killed process is used on, and stops with who found it', async () => {
  const dataDir = await newDataDir()
  const holder = hold(dataDir)
  expect(await holder.said).toBe('started')
  const pid = await serverPid(dataDir)
  holder.process.kill('SIGKILL')
  await once(holder.process, 'exit')
  const { poolConfig, adopted, stop } = await start(dataDir)
  expect(adopted).toBe(true)
  expect(await serverPid(dataDir)).toBe(pid)
  expect(await ask(poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(await readdir(join(dataDir, 'cluster'))).not.toContain('postmaster.pid')
})

test('who found a server does not stop it while the process that started it lives', async () => {
  const dataDir = await newDataDir()
  const holder = hold(dataDir)
  await holder.said
  const { poolConfig, adopted, stop } = await start(dataDir)
  expect(adopted).toBe(true)
  await stop()
  expect(await ask(poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  await holder.leave()
  await expect(ask(poolConfig, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/)
})

test('of three processes that start at once, one makes and starts the database', async () => {
  const dataDir = await newDataDir()
  const holders = [hold(dataDir), hold(dataDir), hold(dataDir)]
  const said = await Promise.all(holders.map((holder) => holder.said))
  expect(said.toSorted()).toEqual(['adopted', 'adopted', 'started'])
  await Promise.all(holders.map((holder) => holder.leave()))
  expect(await readdir(join(dataDir, 'cluster'))).not.toContain('postmaster.pid')
})

test('a first start that was killed while it made the database is begun again by the next', async () => {
  const dataDir = await newDataDir()
  const drafts = async (): Promise<readonly string[]> =>
    (await readdir(dataDir)).filter((name) => name.startsWith('cluster.new-'))
  const holder = hold(dataDir)
  holder.said.catch(() => undefined)
  // The second is the password for it: the programs are at work by then.
  await expect.poll(drafts, { interval: 1, timeout: 10_000 }).toHaveLength(2)
  holder.process.kill('SIGKILL')
  await once(holder.process, 'exit')
  expect(await readdir(dataDir)).not.toContain('cluster')
  const { poolConfig, adopted } = await start(dataDir)
  expect(adopted).toBe(false)
  expect(await ask(poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await drafts()).toEqual([])
})

test('a server that was killed with its process comes back with what was saved', async () => {
  const dataDir = await newDataDir()
  const holder = hold(dataDir)
  await holder.said
  const first = await start(dataDir)
  await ask(first.poolConfig, 'create table kept as select 7 as number')
  process.kill(await serverPid(dataDir), 'SIGKILL')
  holder.process.kill('SIGKILL')
  await once(holder.process, 'exit')
  const { poolConfig, adopted } = await start(dataDir)
  expect(adopted).toBe(false)
  expect(await ask(poolConfig, 'select number from kept')).toEqual([{ number: 7 }])
})

test('Ctrl-C in the terminal reaches the process and not its server', async () => {
  const dataDir = await newDataDir()
  const holder = hold(dataDir)
  await holder.said
  const pid = await serverPid(dataDir)
  process.kill(-Number(holder.process.pid), 'SIGINT')
  const { adopted } = await start(dataDir)
  expect(adopted).toBe(true)
  expect(await serverPid(dataDir)).toBe(pid)
  await holder.leave()
})
