/** How the calls that may be matched divide: by rule, and those that belong to no account. Pure. */
import type { MatchingReport } from '../../../src/records/access.ts'

export interface Share {
  readonly key: string
  readonly name: string
  readonly calls: number
}

export function matchingShares({ linksByRule, unmatched }: MatchingReport): readonly Share[] {
  return [
    { key: 'contact', name: 'Contact e-mail', calls: linksByRule.contact },
    { key: 'domain', name: 'Domain', calls: linksByRule.domain },
    { key: 'crm', name: 'CRM deal', calls: linksByRule.crmDeal },
    { key: 'crm-account', name: 'CRM account', calls: linksByRule.crmAccount },
    { key: 'manual', name: 'By hand', calls: linksByRule.manual },
    { key: 'unmatched', name: 'No account yet', calls: unmatched },
  ]
}

export interface Arc {
  readonly key: string
  /** In hundredths of the ring. */
  readonly from: number
  readonly length: number
}

/**
 * A call can be found by several rules, and the ring counts it once: each rule is drawn in its part of all that was
 * counted, the unmatched in their part of all calls.
 */
export function arcsOf(shares: readonly Share[], open: number): readonly Arc[] {
  const unmatched = shares.find(({ key }) => key === 'unmatched')?.calls ?? 0
  const told = shares.filter(({ key, calls }) => key !== 'unmatched' && calls > 0)
  const counted = told.reduce((sum, { calls }) => sum + calls, 0)
  const linkedShare = open === 0 ? 0 : Math.max(0, open - unmatched) / open
  const parts = [
    ...told.map(({ key, calls }) => ({ key, length: (calls / counted) * linkedShare * 100 })),
    ...(unmatched > 0 && open > 0 ? [{ key: 'unmatched', length: (unmatched / open) * 100 }] : []),
  ]
  let from = 0
  return parts.map(({ key, length }) => {
    const arc = { key, from, length }
    from += length
    return arc
  })
}
