/** Models outside: which one may be asked, what was sent to it, and answers that rest on calls. */
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { provenSentence } from './moment.ts'

export const AI_PROVIDERS = ['off', 'anthropic', 'openai', 'openai-compatible'] as const
export const aiProvider = z.enum(AI_PROVIDERS)
export type AiProvider = z.infer<typeof aiProvider>

export const aiSettings = z.object({
  provider: aiProvider,
  /** Set by the operator's environment: it cannot be changed here. */
  isFromEnvironment: z.boolean(),
  baseUrl: z.string().nullable(),
  model: z.string().nullable(),
  hasKey: z.boolean(),
  /** No request is sent once a month's tokens, or its money, are used up. Null for no cap. */
  monthlyTokens: z.number().int().nullable(),
  monthlyCents: z.number().int().nullable(),
  /** US cents a million tokens, as the operator's contract says; null where unknown. */
  centsPerMillionIn: z.number().nullable(),
  centsPerMillionOut: z.number().nullable(),
  used: z.object({
    /** `YYYY-MM` */
    month: z.string(),
    requests: z.number(),
    tokensIn: z.number(),
    tokensOut: z.number(),
    cents: z.number().nullable(),
    /** Sentences that were left out because the calls do not prove them. */
    dropped: z.number(),
  }),
})
export type AiSettings = z.infer<typeof aiSettings>

/** What is undefined stays as it is. */
export interface AiChange {
  readonly provider: AiProvider | undefined
  readonly baseUrl: string | null | undefined
  readonly model: string | null | undefined
  /** Kept encrypted, never shown again; null takes it away. */
  readonly key: string | null | undefined
  readonly monthlyTokens: number | null | undefined
  readonly monthlyCents: number | null | undefined
  readonly centsPerMillionIn: number | null | undefined
  readonly centsPerMillionOut: number | null | undefined
}

export const aiTest = z.object({
  isFine: z.boolean(),
  message: z.string(),
  fix: z.string().nullable(),
  tookMs: z.number(),
})
export type AiTest = z.infer<typeof aiTest>

/** What a request would send, whole, before anything is sent. */
export const aiPreview = z.object({
  purpose: z.string(),
  requests: z
    .array(
      z.object({
        /** Answers to the fields, or risks. */
        lookedFor: z.enum(['answers', 'risks']),
        callIds: z.array(z.string()).readonly(),
        system: z.string(),
        prompt: z.string(),
        tokens: z.number(),
      }),
    )
    .readonly(),
})
export type AiPreview = z.infer<typeof aiPreview>

/** A line of the log of requests: what was used, never what was said. */
export const aiRequest = z.object({
  requestId: z.string(),
  at: z.iso.datetime(),
  purpose: z.string(),
  accountId: z.string().nullable(),
  model: z.string(),
  /** Only those that the reader may see are named. */
  callIds: z.array(z.string()).readonly(),
  /** Which findings and words of Gong's went along: "risks", "outline" … */
  fields: z.array(z.string()).readonly(),
  tokensIn: z.number(),
  tokensOut: z.number(),
  wasCached: z.boolean(),
  /** `ok`, or the code of what went wrong. */
  result: z.string(),
  dropped: z.number(),
})
export type AiRequest = z.infer<typeof aiRequest>

/** An answer over calls: evidence always, sentences only where a model wrote them and the evidence proves them. */
export const callsAnswer = z.object({
  question: z.string(),
  isFound: z.boolean(),
  level: z.enum(['built-in', 'model']),
  model: z.string().nullable(),
  sentences: z.array(provenSentence).readonly(),
  /** Best first. */
  evidence: z.array(evidence.extend({ score: z.number() })).readonly(),
  /** How many calls were looked through. */
  calls: z.number(),
  /** Said where something did not work, or was left out. */
  notes: z.array(z.string()).readonly(),
})
export type CallsAnswer = z.infer<typeof callsAnswer>
