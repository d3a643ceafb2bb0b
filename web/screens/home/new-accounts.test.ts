import { expect, test } from 'vitest'
import type { AccountRow } from '../../../src/records/account.ts'
import { newToReader } from './new-accounts.ts'

function row(name: string, kickoffOn: string | null, calls: number, reviewed: number): AccountRow {
  return {
    accountId: name,
    name,
    domains: [],
    owner: null,
    stage: 'Live',
    kickoffOn,
    source: 'hand',
    createdAt: '2026-01-01T00:00:00Z',
    isMatching: false,
    calls,
    reviewed,
    lastCallAt: null,
    matchedBy: { contact: 0, domain: 0, crmDeal: 0, crmAccount: 0, manual: 0 },
  }
}

test('A-070: what is not reviewed is new, the soonest kickoff first', () => {
  const names = newToReader(
    [
      row('over', '2026-08-01', 2, 0),
      row('no day', null, 2, 1),
      row('known', '2026-09-10', 3, 3),
      row('later', '2026-10-01', 3, 1),
      row('soon', '2026-09-08', 3, 0),
      row('empty', '2026-09-09', 0, 0),
    ],
    '2026-09-01',
  ).map(({ name }) => name)
  expect(names).toEqual(['soon', 'empty', 'later', 'no day', 'over'])
})
