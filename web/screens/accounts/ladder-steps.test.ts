import { expect, test } from 'vitest'
import type { AccountOverview } from '../../../src/records/account.ts'
import { ladderSteps } from './ladder-steps.ts'

const ACCOUNT: AccountOverview['account'] = {
  accountId: 'acc_1',
  name: 'Acme',
  domains: [],
  contacts: [],
  crmIds: [],
  owner: null,
  stage: 'Live',
  kickoffOn: null,
  source: 'hand',
  createdAt: '2026-07-01T00:00:00Z',
  isMatching: false,
}

function overview(ladder: Partial<AccountOverview['ladder']>, owed = 0): AccountOverview {
  return {
    account: ACCOUNT,
    calls: 7,
    withTranscript: 6,
    owed,
    talkedSec: 0,
    firstCallAt: null,
    lastCallAt: null,
    reviewed: 2,
    matchedBy: { contact: 0, domain: 0, crmDeal: 0, crmAccount: 0, manual: 0 },
    byType: [],
    nextToReview: null,
    crmUrl: null,
    ladder: {
      found: null,
      allowed: null,
      associated: 7,
      withTranscript: 6,
      reviewed: 2,
      hidden: null,
      ...ladder,
    },
  }
}

test('D4.8: an admin sees every step with what was lost on the way', () => {
  const steps = ladderSteps(overview({ found: 12, allowed: 9, hidden: 1 }, 1))
  expect(steps.map(({ calls, lost }) => [calls, lost])).toEqual([
    [12, null],
    [9, '3 outside of the chosen access'],
    [7, '1 not linked, 1 hidden from you in Gong'],
    [6, '1 on the way'],
    [2, '5 to hear'],
  ])
})

test('A-118: everybody else sees the steps from their own calls on, and no trace of others', () => {
  const steps = ladderSteps(overview({}))
  expect(steps.map(({ key }) => key)).toEqual(['associated', 'transcript', 'reviewed'])
  expect(steps[0]?.lost).toBeNull()
})
