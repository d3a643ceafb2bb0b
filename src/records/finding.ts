/** What is found in a call, sentence by sentence, by the engine or by a model. */
import { z } from 'zod'

export const RISK_TYPES = ['competitor', 'budget', 'timeline', 'executive', 'technical'] as const
export type RiskType = (typeof RISK_TYPES)[number]
export const riskType = z.enum(RISK_TYPES)

export const SEVERITIES = ['low', 'medium', 'high'] as const
export type Severity = (typeof SEVERITIES)[number]
export const severity = z.enum(SEVERITIES)

/** `plan`: dates of the project; `terms`: price and contract; `technical`: systems and rules of IT; `stakeholder`: what is said of a person. */
export const FINDING_KINDS = [
  'risk',
  'question',
  'nextStep',
  'commitment',
  'painPoint',
  'useCase',
  'concern',
  'requirement',
  'successCriterion',
  'competitor',
  'pricing',
  'praise',
  'plan',
  'terms',
  'technical',
  'stakeholder',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]
export const findingKind = z.enum(FINDING_KINDS)

export interface Finding {
  readonly kind: FindingKind
  /** Of a risk. */
  readonly riskType: RiskType | undefined
  readonly severity: Severity | undefined
  /** Numbers in the transcript, ascending. */
  readonly sentences: readonly number[]
  /** Who says it; the first where several do. */
  readonly speakerId: string | undefined
  readonly side: 'customer' | 'vendor' | 'unknown'
  /** 0 to 1, calibrated: of findings with 0.7, seven in ten are right on calls that no training saw. */
  readonly confidence: number
  /** One short sentence in our words: what speaks for it. */
  readonly why: string
  /** A competitor's or product's name, the owner of a next step, the person a stakeholder sentence is about. */
  readonly subject: string | undefined
  /** Of next steps and plans: the words for when, as they were said. */
  readonly due: string | undefined
  /** A day, `YYYY-MM-DD`, where the words name one. */
  readonly dueOn: string | undefined
}

export interface CallSentiment {
  readonly word: 'positive' | 'neutral' | 'mixed' | 'negative'
  /** -1 to 1. */
  readonly score: number
  /** 0 to 1. */
  readonly confidence: number
}
