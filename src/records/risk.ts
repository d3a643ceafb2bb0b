/** A worry that threatens an account: what was said, who said it, how much it weighs, and what people made of it. */
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { riskType, severity } from './finding.ts'

const RISK_STATES = ['open', 'watching', 'dismissed', 'resolved'] as const
export const riskState = z.enum(RISK_STATES)
export type RiskState = z.infer<typeof riskState>

/** A part of a score, with the place in a call that it comes from, where there is one. */
export const scorePart = z.object({
  points: z.number(),
  /** "said by the CFO", "the same worry on 9 Sep" … */
  reason: z.string(),
  callId: z.string().nullable(),
  startMs: z.number().nullable(),
})
export type ScorePart = z.infer<typeof scorePart>

export const risk = z.object({
  /** Of the first place where it was heard. */
  riskId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  type: riskType,
  severity,
  state: riskState,
  /** One line in our words: what the worry is about, as far as it can be told. */
  why: z.string(),
  /** Oldest first: the same worry heard again in later calls follows. */
  evidence: z.array(evidence).readonly(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** 0 to 100. */
  score: z.number(),
  scoreParts: z.array(scorePart).readonly(),
  owner: z.object({ memberId: z.string(), name: z.string() }).nullable(),
  /** Why it was dismissed, in the words of whoever did. */
  reason: z.string().nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** First heard within the last seven days. */
  isNew: z.boolean(),
  origin: z.enum(['derived', 'model', 'gong']),
  /** The model outside that found one of its places, or says the same as what was found here. */
  model: z.string().nullable(),
})
export type Risk = z.infer<typeof risk>

/** Risks by week: Monday to Sunday, UTC. */
export const riskTrend = z.object({
  weeks: z
    .array(
      z.object({
        /** The Monday, `YYYY-MM-DD`. */
        week: z.string(),
        open: z.object({ low: z.number(), medium: z.number(), high: z.number() }),
        byType: z.object({
          competitor: z.number(),
          budget: z.number(),
          timeline: z.number(),
          executive: z.number(),
          technical: z.number(),
        }),
      }),
    )
    .readonly(),
  /** Each place where a risk was heard. */
  notes: z
    .array(
      z.object({
        riskId: z.string(),
        accountId: z.string(),
        accountName: z.string(),
        type: riskType,
        severity,
        state: riskState,
        at: z.iso.datetime(),
        callId: z.string(),
        startMs: z.number(),
        quote: z.string(),
        speaker: z.string(),
      }),
    )
    .readonly(),
})
export type RiskTrend = z.infer<typeof riskTrend>

export const riskCounts = z.object({
  open: z.number(),
  watching: z.number(),
  dismissed: z.number(),
  resolved: z.number(),
  /** Open ones a week ago. */
  openLastWeek: z.number(),
})
export type RiskCounts = z.infer<typeof riskCounts>

const words = z.array(z.string().trim().min(1).max(200)).max(500).readonly()

/** What an organization has set; what is left out holds as built in. */
export const riskRules = z.object({
  version: z.number().int(),
  /** Names of products that compete with ours. */
  competitors: words,
  /** Names of our own products: never a competitor. */
  products: words,
  /** A tracker of Gong's whose hits by the customer count as this risk. */
  trackers: z
    .array(z.object({ name: z.string().trim().min(1).max(200), type: riskType }))
    .max(200)
    .readonly(),
  types: z
    .array(
      z.object({
        type: riskType,
        isOn: z.boolean(),
        /** 0.1 to 3; 1 as built in. */
        weight: z.number().min(0.1).max(3),
        /** Words that count as this risk when the customer says them, whatever the models think. */
        phrases: words,
        /** What has been dismissed as no risk: sentences that are alike do not count. */
        exceptions: words,
      }),
    )
    .readonly(),
  /** After so many days a risk weighs half. */
  halfLifeDays: z.number().int().min(7).max(730),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})
export type RiskRules = z.infer<typeof riskRules>

/** What changed rules would do: to a text that somebody tries, and to the calls of the last days. */
export const riskRulesTest = z.object({
  /** Sentence by sentence. */
  sentences: z
    .array(
      z.object({
        text: z.string(),
        type: riskType.nullable(),
        confidence: z.number(),
        why: z.string(),
      }),
    )
    .readonly(),
  backTest: z
    .object({
      days: z.number(),
      calls: z.number(),
      /** Risks as the rules stand, and as they would be. */
      now: z.number(),
      // oxlint-disable-next-line unicorn/no-thenable -- a number, which nothing awaits
      then: z.number(),
      added: z.array(evidence.extend({ type: riskType })).readonly(),
      removed: z.array(evidence.extend({ type: riskType })).readonly(),
    })
    .nullable(),
})
export type RiskRulesTest = z.infer<typeof riskRulesTest>
