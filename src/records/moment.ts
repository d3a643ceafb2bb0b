/** A place in a call that is worth hearing, and the brief of an account. */
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { findingKind, riskType, severity } from './finding.ts'

const momentOrigin = z.enum(['derived', 'gong', 'own', 'model'])

export const moment = z.object({
  momentId: z.string(),
  /** `mark`: what Gong or a member has marked without saying what kind of thing it is. */
  kind: z.enum([...findingKind.options, 'mark']),
  /** As pages write it: "Objection or concern", "Next step", the tracker's name. */
  label: z.string(),
  origin: momentOrigin,
  /** The model outside that found it, or says the same as what was found here. */
  model: z.string().nullable(),
  /** Of Gong's: `highlight`, `tracker` or `comment`. */
  gongKind: z.enum(['highlight', 'tracker', 'comment']).nullable(),
  riskType: riskType.nullable(),
  severity: severity.nullable(),
  evidence,
  why: z.string().nullable(),
  subject: z.string().nullable(),
  due: z.string().nullable(),
  /** A day, `YYYY-MM-DD`. */
  dueOn: z.string().nullable(),
  /** Of a next step: ticked off here. */
  isDone: z.boolean(),
  confidence: z.number().nullable(),
})
export type Moment = z.infer<typeof moment>

export const callInsights = z.object({
  callId: z.string(),
  /** `none` before it is read; `language`: only English is read; `no-transcript`. */
  state: z.enum(['read', 'none', 'language', 'no-transcript']),
  moments: z.array(moment).readonly(),
  /** Null where it is too unsure to be said. */
  sentiment: z
    .object({
      word: z.enum(['positive', 'neutral', 'mixed', 'negative']),
      score: z.number(),
      confidence: z.number(),
      /** "the sentence models of this installation" */
      method: z.string(),
    })
    .nullable(),
})
export type CallInsights = z.infer<typeof callInsights>

/** Sentences in our words, each with its proof; those that rest on a call which the reader may not see are not there. */
export const provenSentence = z.object({
  text: z.string(),
  evidence: z.array(evidence).readonly(),
})
export type ProvenSentence = z.infer<typeof provenSentence>

const PERIODS = ['week', 'month', 'quarter', 'year', 'all'] as const
export const period = z.enum(PERIODS)
export type Period = z.infer<typeof period>

export const stakeholder = z.object({
  name: z.string(),
  title: z.string().nullable(),
  side: z.enum(['Internal', 'External', 'Unknown']),
  stance: z.enum(['champion', 'supportive', 'neutral', 'skeptical', 'blocker', 'unknown']),
  /** Has been heard in a call; otherwise was only spoken of, or silent. */
  isHeard: z.boolean(),
  firstHeardAt: z.iso.datetime().nullable(),
  lastHeardAt: z.iso.datetime().nullable(),
  /** What was said of them, or by them, that their stance and role rest on. */
  evidence: z.array(evidence).readonly(),
})
export type Stakeholder = z.infer<typeof stakeholder>

export const brief = z.object({
  accountId: z.string(),
  period,
  /** At most 120 words together. */
  sentences: z.array(provenSentence).readonly(),
  /** The customer's own words that say best what they want; null where nobody said it. */
  opening: evidence.nullable(),
  stakeholders: z.array(stakeholder).readonly(),
  nextSteps: z.array(moment).readonly(),
  level: z.enum(['built-in', 'model']),
  model: z.string().nullable(),
  calls: z.number(),
})
export type Brief = z.infer<typeof brief>
