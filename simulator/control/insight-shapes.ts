// What Gong makes of a call, and what people write beside it, as the control plane takes them: Gong's own shapes.
import { z } from 'zod'
import { newId } from '../ids.ts'
import type { WireTrackerHits } from '../world.ts'
import { instant } from './wire-shapes.ts'

const topicsSchema = z.array(z.object({ name: z.string(), duration: z.number() }))

const occurrences = z.array(z.object({ startTime: z.number(), speakerId: z.string() })).default([])

const trackersSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    count: z.number().int(),
    type: z.enum(['KEYWORD', 'SMART']).default('KEYWORD'),
    occurrences,
    phrases: z
      .array(z.object({ phrase: z.string(), count: z.number().int(), occurrences }))
      .default([]),
  }),
) satisfies z.ZodType<readonly WireTrackerHits[]>

export const insightsSchema = z.object({
  topics: topicsSchema.exactOptional(),
  trackers: trackersSchema.exactOptional(),
  brief: z.string().exactOptional(),
  outline: z
    .array(
      z.object({
        section: z.string(),
        startTime: z.number(),
        duration: z.number(),
        items: z.array(z.object({ text: z.string(), startTime: z.number() })).default([]),
      }),
    )
    .exactOptional(),
  highlights: z
    .array(
      z.object({
        title: z.string(),
        items: z.array(z.object({ text: z.string(), startTimes: z.array(z.number()).default([]) })),
      }),
    )
    .exactOptional(),
  callOutcome: z.object({ id: z.string(), category: z.string(), name: z.string() }).exactOptional(),
  keyPoints: z.array(z.object({ text: z.string() })).exactOptional(),
})

export const interactionSchema = z.object({
  speakers: z
    .array(z.object({ id: z.string(), userId: z.string().exactOptional(), talkTime: z.number() }))
    .exactOptional(),
  interactionStats: z.array(z.object({ name: z.string(), value: z.number() })).exactOptional(),
  questions: z
    .object({ companyCount: z.number().int(), nonCompanyCount: z.number().int() })
    .exactOptional(),
})

export const commentsSchema = z.array(
  z.object({
    id: z.string().default(newId),
    commenterUserId: z.string(),
    comment: z.string(),
    posted: instant.exactOptional(),
    audioStartTime: z.number().default(0),
    audioEndTime: z.number().default(0),
    inReplyTo: z.string().nullable().default(null),
    duringCall: z.boolean().default(false),
  }),
)
