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

/**
 * A call drawn small: a line for each speaker, the customer's first. `talk` is silence and talk in turn, in
 * thousandths of the call, beginning with silence.
 */
export const miniStaff = z
  .array(z.object({ side, talk: z.array(z.number()).readonly() }))
  .readonly()
export type MiniStaff = z.infer<typeof miniStaff>

/** A row of a list of calls. */
export const callRow = z.object({
  callId: z.string(),
  title: z.string(),
  startedAt: z.iso.datetime(),
  durationSec: z.number(),
  type: callType.nullable(),
  typeSource,
  participants: z.array(callPerson.pick({ name: true, side: true, title: true })).readonly(),
  /** Gong's alone. */
  topics: z.array(z.string()).readonly(),
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })).readonly(),
  transcript: transcriptState,
  /** Share of what was said that the customer's side said, 0 to 1; null without a transcript. */
  customerShare: z.number().nullable(),
  /** Null without a transcript. */
  staff: miniStaff.nullable(),
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

/** What people wrote beside the call in Gong; `inReplyTo` names the comment that it answers. */
export const gongComment = z.object({
  commentId: z.string(),
  by: z.string(),
  text: z.string(),
  postedAt: z.iso.datetime().nullable(),
  atMs: z.number().nullable(),
  inReplyTo: z.string().nullable(),
})
export type GongComment = z.infer<typeof gongComment>

export const chapter = z.object({
  title: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  items: z.array(z.object({ text: z.string(), atMs: z.number() })).readonly(),
})
export type Chapter = z.infer<typeof chapter>

export const accountCall = callRow.omit({ participants: true, topics: true, staff: true }).extend({
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
  /** The Gong user who owns the call. */
  host: z.string().nullable(),
  direction: z.string().nullable(),
  system: z.string().nullable(),
  language: z.string().nullable(),
  /** Gong's outline; where there is none, derived from the transcript's topics, and said to be. */
  chapters: z.array(chapter).readonly(),
  chaptersFrom: z.enum(['gong-outline', 'transcript-topics', 'none']),
  /** In the order of the call. */
  marks: z.array(callMark).readonly(),
  /** How often each tracker was heard: of older calls Gong gives no times, and so no marks. Null where not provided. */
  trackers: z
    .array(z.object({ name: z.string(), count: z.number() }))
    .readonly()
    .nullable(),
  comments: z.array(gongComment).readonly(),
  /** From Gong; null where it was not provided for this call. */
  brief: z.string().nullable(),
  keyPoints: z.array(z.string()).readonly().nullable(),
  /** Gong's; where there are none, derived from what was said, and said to be. Gong gives no times of its own. */
  topics: z
    .array(
      z.object({ name: z.string(), durationSec: z.number(), firstAtMs: z.number().nullable() }),
    )
    .readonly()
    .nullable(),
  topicsFrom: z.enum(['gong', 'derived', 'none']),
  questions: z.object({ us: z.number(), customer: z.number() }).nullable(),
  outcome: z.string().nullable(),
  /** Members who have marked it as reviewed. */
  reviewedBy: z.array(z.string()).readonly(),
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

export const shownCall = accountCall.extend({
  /** Turns around the place that was asked for; empty without a transcript. */
  around: z.array(callTurn).readonly().optional(),
})
export type ShownCall = z.infer<typeof shownCall>

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
