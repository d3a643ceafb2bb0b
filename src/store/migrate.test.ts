import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { testDatabase, testDatabaseConfig } from '../../test/database.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carryover-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(folder, name), sql)
}

async function emptyPool(): Promise<pg.Pool> {
  const { pool } = await testDatabase()
  await empty(pool)
  return pool
}

async function empty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_|^information_schema$'`,
  )
  for (const { name } of rows) await pool.query(`drop schema "${name}" cascade`)
  await pool.query('create schema public')
}

async function logOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ said: string }>('select said from log order by position')
  return rows.map(({ said }) => said)
}

const MAKE_LOG = `create table log (position int generated always as identity, said text)`

test('the product has migrations, and they are all applied to an empty database', async () => {
  const names = (await readdir(join(import.meta.dirname, 'migrations'))).toSorted()
  expect(names).toContain('0001.sql')
  expect(await migrate(await emptyPool())).toEqual(names)
})

test('files are applied in the order of their names, and only once', async () => {
  const pool = await emptyPool()
  await write('0002.sql', `insert into log (said) values ('two')`)
  await write('0001.sql', `${MAKE_LOG}; insert into log (said) values ('one')`)
  expect(await migrate(pool, folder)).toEqual(['0001.sql', '0002.sql'])
  expect(await migrate(pool, folder)).toEqual([])
  await write('0003.sql', `insert into log (said) values ('three')`)
  expect(await migrate(pool, folder)).toEqual(['0003.sql'])
  expect(await logOf(pool)).toEqual(['one', 'two', 'three'])
})

test('of several processes that start at once, one applies and the others find nothing to do', async () => {
  const server = await testDatabaseConfig()
  const databases = [1, 2, 3].map(() => connect({ server }))
  const [first] = databases
  if (first) await empty(first.pool)
  await write(
    '0001.sql',
    `${MAKE_LOG}; select pg_sleep(0.1); insert into log (said) values ('one')`,
  )
  const applied = await Promise.all(databases.map(({ pool }) => migrate(pool, folder)))
  expect(applied.flat()).toEqual(['0001.sql'])
  await Promise.all(databases.map((database) => database.close()))
})

test('a file that was changed after it had been applied is named', async () => {
  const pool = await emptyPool()
  await write('0001.sql', `${MAKE_LOG};\n`)
  await migrate(pool, folder)
  await write('0001.sql', `${MAKE_LOG};\r\n`)
  expect(await migrate(pool, folder)).toEqual([])
  await write('0001.sql', `${MAKE_LOG}; create table more ()`)
  await write('0002.sql', `insert into log (said) values ('two')`)
  await expect(migrate(pool, folder)).rejects.toThrow(/0001\.sql was changed/)
  expect(await logOf(pool)).toEqual([])
})

test('a database that a newer version has changed is refused', async () => {
  const pool = await emptyPool()
  await write('0001.sql', MAKE_LOG)
  await write('0002.sql', 'create table newer ()')
  await migrate(pool, folder)
  await rm(join(folder, '0002.sql'))
  await expect(migrate(pool, folder)).rejects.toMatchObject({
    code: 'D-STORE',
    message: expect.stringContaining('0002.sql'),
    fix: expect.stringContaining('newer version'),
  })
})

test('a migration that fails leaves nothing behind, and those before it stay', async () => {
  const pool = await emptyPool()
  await write('0001.sql', MAKE_LOG)
  await write('0002.sql', `insert into log (said) values ('two'); select 1 / 0`)
  await expect(migrate(pool, folder)).rejects.toThrow(/0002\.sql failed.*division by zero/)
  expect(await logOf(pool)).toEqual([])
  await write('0002.sql', `insert into log (said) values ('better')`)
  expect(await migrate(pool, folder)).toEqual(['0002.sql'])
  expect(await logOf(pool)).toEqual(['better'])
})
