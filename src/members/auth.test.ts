import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { BASE_URL } from '../../test/api-door.ts'
import { testDatabase } from '../../test/database.ts'
import { authOptions } from './auth.ts'

test('the migrations make what better-auth expects', async () => {
  const database = await testDatabase()
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const isMember = async () => true
  const options = authOptions({
    database,
    baseUrl: BASE_URL,
    secret: 's'.repeat(32),
    log,
    isMember,
  })
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
})
