/**
 * What is kept of Gong's own analysis of a call, read again. Written by several versions of the sync, so anything that
 * is not as expected counts as not provided. Times are seconds from the start of the call.
 */
import { z } from 'zod'

const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined)

const occurrence = z.object({ startSec: z.number() })
const occurrences = z.array(occurrence).catch([])

const keptDetails = z.object({
  topics: maybe(z.array(z.object({ name: z.string(), durationSec: z.number() }))),
  trackers: maybe(
    z.array(
      z.object({
        name: z.string(),
        count: z.number(),
        occurrences,
        phrases: z.array(z.object({ phrase: z.string(), occurrences })).catch([]),
      }),
    ),
  ),
  outline: maybe(
    z.array(
      z.object({
        title: z.string(),
        startSec: z.number(),
        durationSec: z.number(),
        items: z.array(z.object({ text: z.string(), startSec: maybe(z.number()) })).catch([]),
      }),
    ),
  ),
  highlights: maybe(
    z.array(
      z.object({
        title: z.string(),
        items: z.array(z.object({ text: z.string(), startsSec: z.array(z.number()) })),
      }),
    ),
  ),
  keyPoints: maybe(z.array(z.string())),
  brief: maybe(z.string()),
  outcome: maybe(z.object({ name: maybe(z.string()) })),
  questions: maybe(z.object({ internal: z.number(), external: z.number() })),
  comments: maybe(
    z.array(
      z.object({
        id: z.string(),
        postedAt: maybe(z.string()),
        authorId: maybe(z.string()),
        text: z.string(),
        fromSec: maybe(z.number()),
        toSec: maybe(z.number()),
        inReplyTo: maybe(z.string()),
      }),
    ),
  ),
})
export type KeptDetails = z.output<typeof keptDetails>

export function readDetails(kept: unknown): KeptDetails {
  return keptDetails.parse(typeof kept === 'object' ? (kept ?? {}) : {})
}

export function toMs(seconds: number): number {
  return Math.round(seconds * 1_000)
}
