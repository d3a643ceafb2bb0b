/** A linked call as its pages show it. Times are milliseconds from the start of the call unless their name says seconds. */
import { z } from 'zod'
import { linkReason } from './account.ts'
import { callType, typeSource } from './call-type.ts'

const side = z.enum(['Internal', 'External', 'Unknown'])

export const callPerson = z.object({
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  side,
  attended: z.boolean(),
  /** Joins to the turns of the transcript; null for somebody who did not speak. */
  speakerId: z.string().nullable(),
})
export type CallPerson = z.infer<typeof callPerson>

/** What stands in the place of a transcript that is not there. */
export const transcriptState = z.enum(['here', 'owed', 'not_recorded', 'no_scope', 'given_up'])
export type TranscriptState = z.infer<typeof transcriptState>

/** A row of a list of calls. */
export const callRow = z.object({
  callId: z.string(),
  title: z.string(),
  startedAt: z.iso.datetime(),
  durationSec: z.number(),
  type: callType.nullable(),
  typeSource,
  participants: z.array(callPerson.pick({ name: true, side: true, title: true })).readonly(),
  topics: z.array(z.string()).readonly(),
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })).readonly(),
  transcript: transcriptState,
  /** Share of what was said that the customer's side said, 0 to 1; null without a transcript. */
  customerShare: z.number().nullable(),
  isReviewed: z.boolean(),
  gongUrl: z.string().nullable(),
})
export type CallRow = z.infer<typeof callRow>

/** A row of an account's calls: with why it is here. */
export const accountCallRow = callRow.extend({
  reasons: z.array(linkReason).readonly(),
  isManual: z.boolean(),
})
export type AccountCallRow = z.infer<typeof accountCallRow>

/** A place in a call that Gong, or a member, has marked. */
export const callMark = z.object({
  kind: z.enum(['tracker', 'highlight', 'comment', 'own']),
  /** The tracker's or highlight's name, or who commented. */
  label: z.string(),
  text: z.string().nullable(),
  atMs: z.number(),
  toMs: z.number().nullable(),
  /** Of a member's own: its id, who made it, and whether the reader may take it away. */
  momentId: z.string().nullable(),
  by: z.string().nullable(),
  canRemove: z.boolean(),
})
export type CallMark = z.infer<typeof callMark>

export const chapter = z.object({
  title: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  items: z.array(z.object({ text: z.string(), atMs: z.number() })).readonly(),
})
export type Chapter = z.infer<typeof chapter>

export const accountCall = callRow.omit({ participants: true, topics: true }).extend({
  /** Of that account in which the reader came, else of the first; with the reasons of each. */
  links: z
    .array(
      z.object({
        accountId: z.string(),
        name: z.string(),
        reasons: z.array(linkReason).readonly(),
        isManual: z.boolean(),
      }),
    )
    .readonly(),
  people: z.array(callPerson).readonly(),
  direction: z.string().nullable(),
  system: z.string().nullable(),
  language: z.string().nullable(),
  /** Null where Gong gives none: derived from the transcript's topics then, and said to be. */
  chapters: z.array(chapter).readonly(),
  chaptersFrom: z.enum(['gong-outline', 'transcript-topics', 'none']),
  marks: z.array(callMark).readonly(),
  /** From Gong; null where it was not provided for this call. */
  brief: z.string().nullable(),
  keyPoints: z.array(z.string()).readonly().nullable(),
  topics: z
    .array(z.object({ name: z.string(), durationSec: z.number() }))
    .readonly()
    .nullable(),
  questions: z.object({ us: z.number(), customer: z.number() }).nullable(),
  /** Seconds that each speaker talked, by speakerId; from the transcript. */
  talk: z
    .array(
      z.object({ speakerId: z.string().nullable(), name: z.string(), side, talkSec: z.number() }),
    )
    .readonly(),
  longestMonologueSec: z.number().nullable(),
  transcriptHash: z.string().nullable(),
  transcriptCheckedAt: z.iso.datetime().nullable(),
  transcriptNextTryAt: z.iso.datetime().nullable(),
})
export type AccountCall = z.infer<typeof accountCall>

export const callTurn = z.object({
  /** Number of its first sentence. */
  sentence: z.number(),
  speakerId: z.string().nullable(),
  /** "Unknown speaker 2" for a voice that Gong ties to nobody. */
  speaker: z.string(),
  side,
  topic: z.string().nullable(),
  startMs: z.number(),
  endMs: z.number(),
  sentences: z
    .array(z.object({ startMs: z.number(), endMs: z.number().nullable(), text: z.string() }))
    .readonly(),
})
export type CallTurn = z.infer<typeof callTurn>

export const callTranscript = z.object({
  callId: z.string(),
  hash: z.string(),
  sentences: z.number(),
  turns: z.array(callTurn).readonly(),
})
export type CallTranscript = z.infer<typeof callTranscript>

/** Why a call that Gong has is not shown here, or that it is. */
export const callDiagnosis = z.object({
  callId: z.string(),
  code: z.enum([
    'shown',
    'D-NOT-FOUND',
    'D-PRIVATE',
    'D-INTERNAL',
    'D-WINDOW',
    'D-ACCESS-MODE',
    'D-NO-MATCH',
    'D-USER-PERM',
    'D-TR-PROC',
    'D-NO-CONN',
  ]),
  /** Check by check, in order. */
  lines: z.array(z.object({ isFine: z.boolean(), text: z.string() })).readonly(),
  fix: z.string().nullable(),
  canLink: z.boolean(),
})
export type CallDiagnosis = z.infer<typeof callDiagnosis>
