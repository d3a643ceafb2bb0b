/** What pages say of risks: their kinds, how much they weigh, how they stand. */
import type { RiskType, Severity } from '../../src/records/finding.ts'
import type { RiskState } from '../../src/records/risk.ts'
import type { StateKind } from './state.tsx'

export const RISK_NAMES: Readonly<Record<RiskType, string>> = {
  executive: 'Executive',
  timeline: 'Timeline',
  budget: 'Budget',
  competitor: 'Competitor',
  technical: 'Technical',
}

/** As they stand on the staff, from the top. */
export const RISK_LINES: readonly RiskType[] = [
  'executive',
  'timeline',
  'budget',
  'competitor',
  'technical',
]

/** What each is about, for whoever sets the rules. */
export const RISK_MEANINGS: Readonly<Record<RiskType, string>> = {
  executive: 'Somebody who decides doubts, or has not said yes.',
  timeline: 'A date that may not hold, or must.',
  budget: 'Money that is not there, not approved, or too much.',
  competitor: 'Another product is being looked at, or used.',
  technical: 'Something that does not fit, or is not allowed.',
}

export const RISK_OPTIONS = RISK_LINES.map((value) => ({ value, label: RISK_NAMES[value] }))

export const SEVERITY_KINDS: Readonly<Record<Severity, StateKind>> = {
  high: 'bad',
  medium: 'warn',
  low: 'off',
}

/** As one looks through them. */
export const RISK_STATE_ORDER: readonly RiskState[] = ['open', 'watching', 'resolved', 'dismissed']

export const RISK_STATE_NAMES: Readonly<Record<RiskState, string>> = {
  open: 'Open',
  watching: 'Watching',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
}

/** The risk is off the table: it eased, or it never was one. */
export function isEased(state: RiskState): boolean {
  return state === 'resolved' || state === 'dismissed'
}
