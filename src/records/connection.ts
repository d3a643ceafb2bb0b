/** Stored permission to read one Gong company, as its owner sees it: never the secret. */
import { z } from 'zod'
import { SLUGS } from './data-types.ts'
import { keptProblem } from './problems.ts'

/** The check of one data type, made with one light request. */
export const typeCheck = z.object({
  type: z.enum(SLUGS),
  /** As Gong named it when it refused, else what the type cannot do without. */
  scope: z.string(),
  allowed: z.boolean(),
  /** How many Gong counts, where one request tells. */
  records: z.number().nullable(),
  /** Why not; null where it is allowed. */
  message: z.string().nullable(),
})
export type TypeCheck = z.infer<typeof typeCheck>

export const testedConnection = z.object({
  types: z.array(typeCheck).readonly(),
  requests: z.number(),
})
export type TestedConnection = z.infer<typeof testedConnection>

/** What a test before saving tells beside the checks. */
export const trial = testedConnection.extend({
  baseUrl: z.string(),
  /** Null where the key may not read it. */
  companyName: z.string().nullable(),
  userCount: z.number().nullable(),
  /** Requests that the company's tools may still make today by our own count; null before the first. */
  leftToday: z.number().nullable(),
  /** Said when another base URL is the right one. */
  advice: z.string().nullable(),
})
export type Trial = z.infer<typeof trial>

export const connection = z.object({
  connectionId: z.string(),
  kind: z.enum(['personal', 'shared']),
  method: z.enum(['api_key', 'oauth']),
  status: z.enum(['connected', 'action_required', 'disconnected']),
  baseUrl: z.string(),
  companyName: z.string().nullable(),
  userCount: z.number().nullable(),
  checks: z.array(typeCheck).readonly().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** Why action is required. */
  problem: keptProblem.nullable(),
  connectedAt: z.iso.datetime(),
  disconnectedAt: z.iso.datetime().nullable(),
  /** Of OAuth tokens, which are renewed before. */
  expiresAt: z.iso.datetime().nullable(),
})
export type Connection = z.infer<typeof connection>

/** What an admin sees of somebody else's connection: that it exists. */
export const otherConnection = z.object({
  memberName: z.string(),
  status: connection.shape.status,
  connectedAt: z.iso.datetime(),
})
export type OtherConnection = z.infer<typeof otherConnection>

export const budget = z.object({
  usedToday: z.number(),
  perDay: z.number(),
  perSecond: z.number(),
  resetsAt: z.iso.datetime(),
  /** Gong asked to wait until then; null when it did not. */
  pausedUntil: z.iso.datetime().nullable(),
})
export type Budget = z.infer<typeof budget>

export const event = z.object({
  eventId: z.string(),
  kind: z.string(),
  text: z.string(),
  memberName: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type Event = z.infer<typeof event>

/** What stops when a connection goes, and what stays. */
export const impact = z.object({
  datasets: z.number(),
  schedules: z.number(),
  runsUnderWay: z.number(),
  accounts: z.number(),
})
export type Impact = z.infer<typeof impact>

export const oauthAttempt = z.object({
  attemptId: z.string(),
  status: z.enum(['waiting', 'succeeded', 'failed']),
  problem: keptProblem.nullable(),
})
export type OauthAttempt = z.infer<typeof oauthAttempt>
