import { expect, test } from 'vitest'
import type { MatchingReport } from '../../../src/records/access.ts'
import { arcsOf, finding, matchingShares } from './matching-shares.ts'

const NONE = { contact: 0, domain: 0, crmDeal: 0, crmAccount: 0, manual: 0 }
const REPORT: MatchingReport = {
  open: 100,
  linked: 90,
  linksByRule: { ...NONE, contact: 60, domain: 85 },
  linksByFirstRule: { ...NONE, contact: 60, domain: 30 },
  unmatched: 10,
  internal: 0,
  private: 0,
  excluded: 0,
  owedTranscripts: 0,
  tip: null,
}

test('A-141, D4.5: the ring is closed: each linked call once, and the unmatched in their true part', () => {
  expect(arcsOf(matchingShares(REPORT))).toEqual([
    { key: 'contact', from: 0, length: 60 },
    { key: 'domain', from: 60, length: 30 },
    { key: 'unmatched', from: 90, length: 10 },
  ])
})

test('A-141: the caption says what was found, by what most, and what is left', () => {
  expect(finding(REPORT)).toBe(
    '90 of 100 calls belong to an account; the e-mail of a contact found most of them, 60. 10 calls belong to none yet.',
  )
  const only = {
    ...REPORT,
    open: 1,
    linked: 1,
    unmatched: 0,
    linksByFirstRule: { ...NONE, domain: 1 },
  }
  expect(finding(only)).toBe(
    '1 of 1 call belong to an account; the domain found them all. None is left.',
  )
})

test('without a call there is no ring', () => {
  const none = { ...REPORT, open: 0, linked: 0, unmatched: 0, linksByFirstRule: NONE }
  expect(arcsOf(matchingShares(none))).toEqual([])
  expect(finding(none)).toBe('No call that may be matched has been listed yet.')
})
