import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { integerArray, textArray } from './binary-arrays.ts'

test.each([
  [[], []],
  [
    ['a', 'b'],
    [1, -2],
  ],
  [
    ['ü€😀', '', null, '"{},\\\\ NULL'],
    [2_147_483_647, null, -2_147_483_648],
  ],
])('PostgreSQL reads %j and %j as they were', async (texts, numbers) => {
  const { pool } = await testDatabase()
  const { rows } = await pool.query<{ texts: unknown; numbers: unknown }>(
    'select $1::text[] as texts, $2::integer[] as numbers',
    [textArray(texts), integerArray(numbers)],
  )
  expect(rows).toEqual([{ texts, numbers }])
})
