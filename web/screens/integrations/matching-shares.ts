/** How the calls that may be matched divide: by rule, and those that belong to no account. Pure. */
import type { MatchingReport } from '../../../src/records/access.ts'

export interface Share {
  readonly key: 'contact' | 'domain' | 'crm' | 'crm-account' | 'manual' | 'unmatched'
  readonly name: string
  /** Each call once, under the first rule that holds for it. */
  readonly calls: number
  /** All calls for which the rule holds; null where there is no rule. */
  readonly holdsFor: number | null
}

export function matchingShares(report: MatchingReport): readonly Share[] {
  const { linksByFirstRule: first, linksByRule: all, unmatched } = report
  return [
    { key: 'contact', name: 'E-mail of a contact', calls: first.contact, holdsFor: all.contact },
    { key: 'domain', name: 'Domain', calls: first.domain, holdsFor: all.domain },
    { key: 'crm', name: 'CRM deal', calls: first.crmDeal, holdsFor: all.crmDeal },
    {
      key: 'crm-account',
      name: 'CRM account',
      calls: first.crmAccount,
      holdsFor: all.crmAccount,
    },
    { key: 'manual', name: 'By hand', calls: first.manual, holdsFor: all.manual },
    { key: 'unmatched', name: 'No account yet', calls: unmatched, holdsFor: null },
  ]
}

export interface Arc {
  readonly key: Share['key']
  /** In hundredths of the ring. */
  readonly from: number
  readonly length: number
}

/** Empty while there is nothing to divide. */
export function arcsOf(shares: readonly Share[]): readonly Arc[] {
  const all = shares.reduce((sum, { calls }) => sum + calls, 0)
  let from = 0
  return shares.flatMap(({ key, calls }) => {
    if (calls === 0) return []
    const arc = { key, from, length: (calls / all) * 100 }
    from += arc.length
    return [arc]
  })
}

/** The finding in words: which rule does most, and what is left. */
export function finding(report: MatchingReport): string {
  const { open, linked, unmatched } = report
  if (open === 0) return 'No call that may be matched has been listed yet.'
  if (linked === 0) return `None of ${callsIn(open)} belongs to an account yet.`
  const rules = matchingShares(report).filter(({ key }) => key !== 'unmatched')
  const most = rules.reduce((best, one) => (one.calls > best.calls ? one : best))
  const by = `${SENTENCES[most.key]} ${most.calls === linked ? 'them all' : `most of them, ${most.calls}`}`
  const rest = unmatched === 0 ? 'None is left.' : `${callsIn(unmatched)} belong to none yet.`
  return `${linked} of ${callsIn(open)} belong to an account; ${by}. ${rest}`
}

const SENTENCES: Readonly<Record<Share['key'], string>> = {
  contact: 'the e-mail of a contact found',
  domain: 'the domain found',
  crm: 'a CRM deal found',
  'crm-account': 'the CRM account found',
  manual: 'people linked',
  unmatched: '',
}

function callsIn(calls: number): string {
  return `${calls} ${calls === 1 ? 'call' : 'calls'}`
}
