/** The document with which an account is handed over: questions of a template, answers with their proof, and the way from draft to accepted. */
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { findingKind } from './finding.ts'
import { moment, provenSentence, stakeholder } from './moment.ts'

/** A question of a template. */
export const handoffField = z.object({
  /** Lower case, digits and `_`; it stays when the words of the question change. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key has lower-case letters, digits and _, at most 40'),
  question: z.string().trim().min(1).max(300),
  /** Kinds of findings that can answer it; empty: the engine tells from the words of the question. */
  kinds: z.array(findingKind).max(16).readonly().default([]),
})
export type HandoffField = z.infer<typeof handoffField>

export const handoffTemplate = z.object({
  templateId: z.string(),
  name: z.string().trim().min(1).max(100),
  fields: z.array(handoffField).min(1).max(60).readonly(),
  isDefault: z.boolean(),
})
export type HandoffTemplate = z.infer<typeof handoffTemplate>

const ANSWER_STATES = ['empty', 'suggested', 'edited', 'confirmed'] as const
export const answerState = z.enum(ANSWER_STATES)
export type AnswerState = z.infer<typeof answerState>

/** A sentence of an answer. `isHidden`: it rests on a call that the reader cannot see, and has no words. */
export const answerSentence = provenSentence.extend({
  isHidden: z.boolean(),
  /** Written by a person: shown without proof, and said to be. */
  isOwn: z.boolean(),
})
export type AnswerSentence = z.infer<typeof answerSentence>

/** Two places that say different things about the same. */
export const contradiction = z.object({
  contradictionId: z.string(),
  fieldKey: z.string(),
  /** "Go-live is 1 May in one call and 15 June in a later one." */
  text: z.string(),
  sides: z
    .array(z.object({ value: z.string(), evidence }))
    .min(2)
    .readonly(),
})
export type Contradiction = z.infer<typeof contradiction>

export const handoffAnswer = z.object({
  key: z.string(),
  question: z.string(),
  state: answerState,
  sentences: z.array(answerSentence).readonly(),
  /** For the field of stakeholders: the same as a table. */
  stakeholders: z.array(stakeholder).readonly(),
  /** A newer call says more: what would stand here if it were made again. Null where nothing has changed. */
  proposal: z.array(provenSentence).readonly().nullable(),
  contradictions: z.array(contradiction).readonly(),
  /** Of an empty one: "Not mentioned in 5 calls." */
  note: z.string().nullable(),
  level: z.enum(['built-in', 'model', 'person']).nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})
export type HandoffAnswer = z.infer<typeof handoffAnswer>

const HANDOFF_STATES = ['draft', 'ready', 'accepted', 'returned'] as const
export const handoffState = z.enum(HANDOFF_STATES)
export type HandoffState = z.infer<typeof handoffState>

export const handoff = z.object({
  /** A handoff goes by its account. */
  accountId: z.string(),
  accountName: z.string(),
  templateId: z.string(),
  templateName: z.string(),
  state: handoffState,
  /** A day, `YYYY-MM-DD`. */
  dueOn: z.string().nullable(),
  isLate: z.boolean(),
  answers: z.array(handoffAnswer).readonly(),
  counts: z.object({
    empty: z.number(),
    suggested: z.number(),
    edited: z.number(),
    confirmed: z.number(),
    contradictions: z.number(),
  }),
  /** What is missing before it can be accepted; empty when nothing is. */
  missing: z.array(z.string()).readonly(),
  /** How it was made last, over the calls that the reader may see; null before. */
  made: z
    .object({
      at: z.iso.datetime(),
      level: z.enum(['built-in', 'model']),
      model: z.string().nullable(),
      calls: z.number(),
      talkedSec: z.number(),
      /** Sentences that a model wrote and the calls do not prove: left out. */
      dropped: z.number(),
    })
    .nullable(),
  /** Calls that were read, and came after it was made. */
  newerCalls: z.number(),
  /** Calls with a transcript in which nothing has been looked for yet: what they say is still to come. */
  unreadCalls: z.number(),
  /** A generation under way, field by field; null when none is. */
  progress: z.object({ done: z.number(), total: z.number(), words: z.string() }).nullable(),
  /**
   * Why the last generation by a model failed. Without `answers` those of the built-in engine stand; without `risks` the
   * answers of the model stand, and so do the risks that were found before.
   */
  failure: z
    .object({
      without: z.enum(['answers', 'risks']).default('answers'),
      code: z.string(),
      message: z.string(),
      fix: z.string(),
    })
    .nullable(),
  /** Of a returned one. */
  reason: z.string().nullable(),
  /** Who hands over (the seller heard most in the calls), and who takes it. */
  from: z.string().nullable(),
  to: z.object({ memberId: z.string(), name: z.string() }).nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})
export type Handoff = z.infer<typeof handoff>

/** What is told to whoever watches how a handoff is written, and its calls read. */
export const handoffProgress = handoff.pick({ progress: true, failure: true, unreadCalls: true })
export type HandoffProgress = z.infer<typeof handoffProgress>

/** A row of the board. */
export const handoffRow = handoff
  .pick({
    accountId: true,
    accountName: true,
    state: true,
    dueOn: true,
    isLate: true,
    counts: true,
    newerCalls: true,
    to: true,
    reason: true,
    changedAt: true,
  })
  .extend({ kickoffOn: z.string().nullable(), stage: z.string() })
export type HandoffRow = z.infer<typeof handoffRow>

export const handoffBoard = z.object({
  data: z.array(handoffRow).readonly(),
  nextCursor: z.null(),
  hasMore: z.literal(false),
  /** Hours from ready to accepted, the median; null before two have been. */
  hoursToAcceptMedian: z.number().nullable(),
})
export type HandoffBoard = z.infer<typeof handoffBoard>

export const handoffEvent = z.object({
  eventId: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  what: z.enum([
    'generated',
    'edited',
    'confirmed',
    'reopened',
    'ready',
    'accepted',
    'returned',
    'due',
    'template',
    'contradiction',
  ]),
  fieldKey: z.string().nullable(),
  /** Texts before and after; null where they rest on a call that the reader cannot see. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The difference, word by word. */
  diff: z
    .array(z.object({ text: z.string(), change: z.enum(['same', 'added', 'removed']) }))
    .readonly(),
})
export type HandoffEvent = z.infer<typeof handoffEvent>

/** What to know before the first meeting, on one page. */
export const prep = z.object({
  accountId: z.string(),
  accountName: z.string(),
  kickoffOn: z.string().nullable(),
  goals: z.array(provenSentence).readonly(),
  people: z.array(stakeholder).readonly(),
  /** What the customer has said already, so that it is not asked twice. */
  answered: z
    .array(z.object({ question: z.string(), sentences: z.array(provenSentence).readonly() }))
    .readonly(),
  promises: z.array(moment).readonly(),
  openPoints: z.array(moment).readonly(),
  risks: z
    .array(
      z.object({
        riskId: z.string(),
        type: z.string(),
        why: z.string(),
        /** Of the place that `why` tells of. */
        origin: z.enum(['derived', 'model', 'gong']),
        model: z.string().nullable(),
        evidence: z.array(evidence).readonly(),
      }),
    )
    .readonly(),
  /** Fields of the handoff that no call answers. */
  toAsk: z.array(z.string()).readonly(),
  checklist: z.array(z.object({ text: z.string(), isDone: z.boolean() })).readonly(),
})
export type Prep = z.infer<typeof prep>

/** A document in one of its forms. */
export const exported = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** The text, or for DOCX base64. */
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']),
})
export type Exported = z.infer<typeof exported>
