import { expect, test } from 'vitest'
import { accountKeepers } from '../../test/account-keepers.ts'

const ROWS = 20_000

test('A-051: whoever waits gets a turn while a long file is read', async () => {
  const { accounts, maya } = await accountKeepers()
  const csv = `Account Name,Stage\n${',Live\n'.repeat(ROWS)}`
  let turns = 0
  let isOver = false
  const wait = (): void => {
    turns += 1
    if (!isOver) setImmediate(wait)
  }
  setImmediate(wait)
  const preview = await accounts.import(maya, { csv, mapping: undefined, isApplied: false })
  isOver = true
  expect(preview).toMatchObject({ rows: ROWS, refusedInAll: ROWS })
  expect(turns).toBeGreaterThanOrEqual(ROWS / 200)
})
