import { expect, test } from 'vitest'
import type { AccountRow } from '../../../src/records/account.ts'
import { accountsCsv } from './accounts-csv.ts'

const ROW: AccountRow = {
  accountId: 'acc_1',
  name: 'Hearth, "Fennel" & Co',
  domains: ['hearthfennel.example', 'fennel.example'],
  owner: null,
  stage: 'Pre-onboarding',
  kickoffOn: '2026-09-08',
  source: 'hand',
  createdAt: '2026-07-01T00:00:00Z',
  isMatching: false,
  calls: 3,
  lastCallAt: '2026-08-28T07:30:00Z',
  matchedBy: { contact: 3, domain: 1, crmDeal: 0, crmAccount: 0, manual: 0 },
  reviewed: 1,
}

test('the table goes out as a file that spreadsheets read, commas and quotes included', () => {
  const [head, line] = accountsCsv([ROW]).split('\r\n')
  expect(head).toMatch(/^\uFEFFAccount,Domains,Stage,/)
  expect(line).toBe(
    '"Hearth, ""Fennel"" & Co",hearthfennel.example fennel.example,Pre-onboarding,,2026-09-08,3,' +
      '2026-08-28T07:30:00Z,1,3,1,0,0,0,acc_1',
  )
})

test('a name that looks like a formula stays text', () => {
  const line = accountsCsv([{ ...ROW, name: '=HYPERLINK("http://x")' }]).split('\r\n')[1]
  expect(line?.startsWith(`"'=HYPERLINK(""http://x"")"`)).toBe(true)
})
