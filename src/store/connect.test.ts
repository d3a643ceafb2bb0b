import { expect, test } from 'vitest'
import { testDatabase, testDatabaseConfig } from '../../test/database.ts'
import { connect } from './connect.ts'

test('counts and bigint columns are numbers, and one that is too large is an error', async () => {
  const { pool } = await testDatabase()
  const { rows } = await pool.query('select count(*) as count, 9007199254740991::int8 as largest')
  expect(rows).toEqual([{ count: 1, largest: Number.MAX_SAFE_INTEGER }])
  await expect(pool.query('select 9007199254740992::int8')).rejects.toThrow(/too large/)
})

test('a connection that the server ends while nobody uses it is replaced', async () => {
  const warnings: string[] = []
  const server = await testDatabaseConfig()
  const log = { info: () => undefined, warn: (text: string) => void warnings.push(text) }
  const database = connect({ server: { ...server, max: 1 }, log })
  const { pool } = await testDatabase()
  const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await expect.poll(() => warnings).toEqual([expect.stringContaining('terminating connection')])
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
  await database.close()
})

test('the server sees whose connections they are', async () => {
  const { pool } = await testDatabase()
  const { rows } = await pool.query(`select current_setting('application_name') as name`)
  expect(rows).toEqual([{ name: 'carryover' }])
})
