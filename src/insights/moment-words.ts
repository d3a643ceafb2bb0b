/** Kinds of moments as people read them. */
import type { FindingKind, RiskType } from '../records/finding.ts'
import type { Moment } from '../records/moment.ts'

const LABELS: Readonly<Record<Exclude<FindingKind, 'risk'>, string>> = {
  question: 'Question',
  nextStep: 'Next step',
  commitment: 'Promise',
  painPoint: 'Pain point',
  useCase: 'Use case',
  concern: 'Objection or concern',
  requirement: 'Requirement',
  successCriterion: 'Success criterion',
  competitor: 'Competitor',
  pricing: 'Pricing',
  praise: 'Praise',
  plan: 'Plan',
  terms: 'Price and contract',
  technical: 'Technical',
  stakeholder: 'Stakeholder',
}

export const RISK_LABELS: Readonly<Record<RiskType, string>> = {
  competitor: 'Competitor',
  budget: 'Budget',
  timeline: 'Timeline',
  executive: 'Executive doubt',
  technical: 'Technical concern',
}

export function labelOf(kind: FindingKind, riskType: RiskType | null): string {
  if (kind !== 'risk') return LABELS[kind]
  return riskType === null ? 'Risk' : `Risk: ${RISK_LABELS[riskType].toLowerCase()}`
}

/** Gong's own names of highlights and trackers that say what kind of thing is marked. */
const KINDS_OF_GONG: Readonly<Record<string, Moment['kind']>> = {
  'next step': 'nextStep',
  'next steps': 'nextStep',
  'action items': 'nextStep',
  competitor: 'competitor',
  competitors: 'competitor',
  pricing: 'pricing',
}

export function kindOfGongName(name: string): Moment['kind'] {
  return KINDS_OF_GONG[name.trim().toLowerCase()] ?? 'mark'
}

/** What speaks for a finding, and that a model outside says so too. */
export function whyOf({
  why,
  origin,
  model,
}: {
  readonly why: string
  readonly origin: Exclude<Moment['origin'], 'own'>
  readonly model: string | null
}): string {
  return origin === 'model' || model === null ? why : `${why} The model ${model} says so too.`
}
