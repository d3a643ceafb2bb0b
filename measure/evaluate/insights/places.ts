/** Places in calls, what was found at them, and what people have labelled. */
import type { FindingKind, RiskType, Severity } from '../../../src/records/finding.ts'

/** Sentences by the numbers that the account file gives them. */
export interface Place {
  readonly callId: string
  readonly sentences: readonly number[]
}

/** As the account files name them, with the kind of moment that the product shows for each. */
const LABEL_KINDS = {
  questions: 'question',
  nextSteps: 'nextStep',
  painPoints: 'painPoint',
  useCases: 'useCase',
  concerns: 'concern',
  requirements: 'requirement',
  successCriteria: 'successCriterion',
  commitments: 'commitment',
  stakeholders: 'stakeholder',
} as const
export type LabelKind = keyof typeof LABEL_KINDS
export const KINDS: readonly LabelKind[] = [
  'questions',
  'nextSteps',
  'painPoints',
  'useCases',
  'concerns',
  'requirements',
  'successCriteria',
  'commitments',
  'stakeholders',
]

/** As the product names it. */
export function kindOfMoment(kind: LabelKind): FindingKind {
  return LABEL_KINDS[kind]
}

export function ofEachKind<Value>(
  valueOf: (kind: LabelKind) => Value,
): Readonly<Record<LabelKind, Value>> {
  return {
    questions: valueOf('questions'),
    nextSteps: valueOf('nextSteps'),
    painPoints: valueOf('painPoints'),
    useCases: valueOf('useCases'),
    concerns: valueOf('concerns'),
    requirements: valueOf('requirements'),
    successCriteria: valueOf('successCriteria'),
    commitments: valueOf('commitments'),
    stakeholders: valueOf('stakeholders'),
  }
}

export function ofEachType<Value>(
  valueOf: (type: RiskType) => Value,
): Readonly<Record<RiskType, Value>> {
  return {
    competitor: valueOf('competitor'),
    budget: valueOf('budget'),
    timeline: valueOf('timeline'),
    executive: valueOf('executive'),
    technical: valueOf('technical'),
  }
}

export interface FoundRisk extends Place {
  readonly type: RiskType
  readonly severity: Severity
  /** 0 to 1. */
  readonly confidence: number
}

export interface FoundAnswer {
  /** Slug of the account's file. */
  readonly account: string
  readonly question: string
  /** Empty where the product leaves it open. */
  readonly answer: string
  readonly evidence: readonly Place[]
}

export interface Findings {
  readonly risks: readonly FoundRisk[]
  readonly handoff: readonly FoundAnswer[]
  readonly labels: readonly (Place & { readonly kind: LabelKind })[]
}

export interface LabelledPlace extends Place {
  readonly type: RiskType
}

export interface LabelledField {
  readonly account: string
  readonly question: string
  /** The calls do not say. */
  readonly isOpen: boolean
  readonly support: readonly Place[]
}

export interface Labels {
  readonly risks: readonly LabelledPlace[]
  readonly nearMisses: readonly LabelledPlace[]
  readonly kinds: Readonly<Record<LabelKind, readonly Place[]>>
  readonly handoff: readonly LabelledField[]
}

/** In the same call, and no more than one sentence apart. */
export function touches(a: Place, b: Place): boolean {
  return (
    a.callId === b.callId &&
    a.sentences.some((one) => b.sentences.some((other) => Math.abs(one - other) <= 1))
  )
}

export function touchesAny(place: Place, others: readonly Place[]): boolean {
  return others.some((other) => touches(place, other))
}
