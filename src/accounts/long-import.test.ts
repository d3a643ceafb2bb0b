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

test.each([
  ['UTF-8', 'utf-8', Buffer.from('name\nMüller\n')],
  ['UTF-16', 'utf-16', Buffer.from('\uFEFFname\nMüller\n', 'utf16le')],
  ['Windows-1252', 'windows-1252', Buffer.from('name\nMüller\n', 'latin1')],
])(
  'A-051: a file in %s is read as what it is, and the preview says so',
  async (_, encoding, bytes) => {
    const { accounts, maya } = await accountKeepers()
    const csv = `data:text/csv;base64,${bytes.toString('base64')}`
    const preview = await accounts.import(maya, { csv, mapping: undefined, isApplied: false })
    expect(preview).toMatchObject({ encoding, columns: ['name'], sample: [{ name: 'Müller' }] })
  },
)
