import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { fastFolder } from '../../test/fast-folder.ts'
import { connect } from './connect.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { serverProcess } from './embedded-cluster.ts'
import { serverAccount } from './embedded-account.ts'

const isRoot = process.getuid?.() === 0

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(await fastFolder(), 'carryover-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  // Started by root, the server runs as somebody else, who must be able to pass.
  await chmod(folder, 0o711)
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

test('what was saved is there after a stop and a new start, and nothing runs in between', async () => {
  const dataDir = join(await newFolder(), 'made, "by"', 'it')
  const first = await start(dataDir)
  await ask(first.poolConfig, 'create table kept as select 7 as number')
  await first.stop()
  await expect(ask(first.poolConfig, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/)
  const second = await start(dataDir)
  expect([first.adopted, second.adopted]).toEqual([false, false])
  expect(await ask(second.poolConfig, 'select number from kept')).toEqual([{ number: 7 }])
})

test('only a socket leads to it, in a folder for one user, with a password of its own', async () => {
  const dataDir = await newFolder()
  const { poolConfig } = await start(dataDir)
  const settings = `select name, setting from pg_settings where name in
    ('fsync', 'listen_addresses', 'password_encryption', 'unix_socket_directories') order by 1`
  expect(await ask(poolConfig, settings)).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'password_encryption', setting: 'scram-sha-256' },
    { name: 'unix_socket_directories', setting: `"${join(dataDir, 'socket')}"` },
  ])
  const rights = async (name: string): Promise<string> =>
    ((await stat(join(dataDir, name))).mode & 0o777).toString(8)
  expect(await rights('socket')).toBe('700')
  expect(await rights('cluster')).toBe('700')
  expect(await rights('password')).toBe('600')
  await expect(ask({ ...poolConfig, password: 'guessed' }, 'select 1')).rejects.toThrow(/password/)
})

test('text is Unicode, whatever the locale of the machine', async () => {
  const { poolConfig } = await start(await newFolder())
  const [row] = await ask(
    poolConfig,
    `select lower('ÄÖ') as lower, 'a' < 'B' as folded, to_tsvector('simple', '“Größe” – ja')::text as words,
      current_setting('server_encoding') as encoding`,
  )
  expect(row).toEqual({
    lower: 'äö',
    folded: false,
    words: "'größe':1 'ja':2",
    encoding: 'UTF8',
  })
})

test('the one who leaves last stops the server', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  const second = await start(dataDir)
  expect(second).toMatchObject({ adopted: true, poolConfig: first.poolConfig })
  await first.stop()
  await first.stop()
  expect(await ask(second.poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  await expect(ask(second.poolConfig, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/)
})

test('a path that is too long for a socket gets a short one, which goes when the server stops', async () => {
  const { poolConfig, stop } = await start(join(await newFolder(), 'long'.repeat(25)))
  expect(await ask(poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(String(poolConfig.host))).mode & 0o777).toBe(0o700)
  await stop()
  expect(existsSync(String(poolConfig.host))).toBe(false)
})

test('a pid file that names a process which has nothing to do with it does not hinder a start', async () => {
  const dataDir = await newFolder()
  const { stop } = await start(dataDir)
  const cluster = join(dataDir, 'cluster')
  const pidFile = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
  await stop()
  const stranger = spawn('sleep', ['60'], serverProcess(await serverAccount(cluster)))
  onTestFinished(() => void stranger.kill())
  await once(stranger, 'spawn')
  const [, ...rest] = pidFile.split('\n')
  await writeFile(join(cluster, 'postmaster.pid'), [stranger.pid, ...rest].join('\n'))
  const { poolConfig, adopted } = await start(dataDir)
  expect(adopted).toBe(false)
  expect(await ask(poolConfig, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
})

test('a pid file that names the server of another data directory leads neither to it nor to its end', async () => {
  const other = await start(await newFolder())
  await ask(other.poolConfig, 'create table others as select 1 as one')
  const dataDir = await newFolder()
  await (await start(dataDir)).stop()
  const otherPid = await readFile(join(String(other.poolConfig.host), '../cluster/postmaster.pid'))
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), otherPid)
  const { poolConfig, adopted } = await start(dataDir)
  expect(adopted).toBe(false)
  await expect(ask(poolConfig, 'select one from others')).rejects.toThrow(/does not exist/)
  expect(await ask(other.poolConfig, 'select one from others')).toEqual([{ one: 1 }])
})

test('a server whose socket was swept away is started again', async () => {
  const dataDir = await newFolder()
  const lost = await start(dataDir)
  await ask(lost.poolConfig, 'create table kept as select 7 as number')
  await rm(String(lost.poolConfig.host), { recursive: true })
  // As if the process that started it had died.
  await rm(join(dataDir, 'processes'), { recursive: true })
  const { poolConfig } = await start(dataDir)
  expect(await ask(poolConfig, 'select number from kept')).toEqual([{ number: 7 }])
})

test('a database of another version of PostgreSQL is left alone', async () => {
  const dataDir = await newFolder()
  const { stop } = await start(dataDir)
  await stop()
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '15\n')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringMatching(/PostgreSQL 15.*PostgreSQL 18/),
  })
})

test('a folder of other files is not taken for a database', async () => {
  const dataDir = await newFolder()
  await mkdir(join(dataDir, 'cluster'))
  await writeFile(join(dataDir, 'cluster', 'letter.txt'), 'Dear reader')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringContaining('not a PostgreSQL database'),
  })
  expect(await readFile(join(dataDir, 'cluster', 'letter.txt'), 'utf8')).toBe('Dear reader')
})

test('a lost password is told, and no new database is made over the old one', async () => {
  const dataDir = await newFolder()
  const { stop } = await start(dataDir)
  await stop()
  await rm(join(dataDir, 'password'))
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'D-STORE',
    fix: expect.stringContaining('backup'),
  })
})

test('a place that cannot be written to is told with a way out', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o500)
  // Nothing but a special file system keeps root from writing.
  const dataDir = isRoot ? '/sys/carryover' : join(folder, 'data')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringContaining(dataDir),
    fix: expect.stringContaining('DATABASE_URL'),
  })
})

test('a full disk is told before anything is made', async ({ skip }) => {
  const dataDir = await newFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', dataDir])
  if (mounted.status !== 0) skip('only root can make a small disk')
  onTestFinished(() => void spawnSync('umount', ['--lazy', dataDir]))
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringContaining('not enough room'),
  })
  expect(existsSync(join(dataDir, 'cluster'))).toBe(false)
})

test.runIf(isRoot)('root is told of a folder that hides the data from the server', async () => {
  const hidden = join(await newFolder(), 'home')
  await mkdir(hidden, { mode: 0o700 })
  await expect(startEmbedded({ dataDir: join(hidden, 'data') })).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringContaining(`through ${hidden}.`),
  })
})
