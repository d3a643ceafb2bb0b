import { expect, test } from 'vitest'
import type { MatchingReport } from '../../../src/records/access.ts'
import { arcsOf, matchingShares } from './matching-shares.ts'

const REPORT: MatchingReport = {
  open: 100,
  linked: 90,
  linksByRule: { contact: 90, domain: 45, crmDeal: 0, crmAccount: 0, manual: 0 },
  unmatched: 10,
  internal: 0,
  private: 0,
  excluded: 0,
  owedTranscripts: 0,
  tip: null,
}

test('A-141, D4.5: the ring is closed: linked calls by rule, and the unmatched in their true part', () => {
  const arcs = arcsOf(matchingShares(REPORT), REPORT.open)
  expect(arcs).toEqual([
    { key: 'contact', from: 0, length: 60 },
    { key: 'domain', from: 60, length: 30 },
    { key: 'unmatched', from: 90, length: 10 },
  ])
})

test('without a call there is no ring', () => {
  const none = {
    ...REPORT,
    open: 0,
    linked: 0,
    unmatched: 0,
    linksByRule: { ...REPORT.linksByRule, contact: 0, domain: 0 },
  }
  expect(arcsOf(matchingShares(none), 0)).toEqual([])
})
