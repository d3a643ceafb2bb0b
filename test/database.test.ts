/** The databases of the tests are what tests believe them to be. */
import { beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../src/store/connect.ts'
import { testDatabase, testDatabaseUrl } from './database.ts'

let shared: Database
let dropped: string | undefined
beforeAll(async () => {
  shared = await testDatabase()
})

async function nameOf({ pool }: Database): Promise<string | undefined> {
  const { rows } = await pool.query<{ name: string }>('select current_database() as name')
  return rows[0]?.name
}

async function tablesOf({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ tables: number }>(
    `select count(*) as tables from pg_tables where schemaname = 'public'`,
  )
  return rows[0]?.tables ?? 0
}

test('a test database is migrated, and what is done to it stays in it', async () => {
  const database = await testDatabase()
  dropped = await nameOf(database)
  const before = await tablesOf(database)
  expect(before).toBeGreaterThan(1)
  await database.pool.query('create table mine ()')
  expect(await tablesOf(database)).toBe(before + 1)
  expect(await tablesOf(await testDatabase())).toBe(before)
  expect(await tablesOf(shared)).toBe(before)
})

test('a test database is dropped when its test has ended', async () => {
  const { rows } = await shared.pool.query<{ datname: string }>('select datname from pg_database')
  const names = rows.map(({ datname }) => datname)
  expect(names).toContain(await nameOf(shared))
  expect(names).not.toContain(dropped)
})

test('a test database can be reached by a URL', async () => {
  const database = connect({ server: await testDatabaseUrl() })
  expect(await tablesOf(database)).toBe(await tablesOf(shared))
  await database.close()
})
