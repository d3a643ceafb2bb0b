/** What a claim rests on: exact words of a call. Nothing is claimed without it. */
import { z } from 'zod'

/** As it is kept: the call, the state of its transcript, the numbers of the sentences, and their texts joined by blanks. */
export const storedEvidence = z.object({
  callId: z.string(),
  transcriptHash: z.string(),
  /** Ascending; they need not follow each other. */
  sentences: z.array(z.number().int().min(0)).readonly(),
  quote: z.string(),
  /** Who said it, where that was noted: words that Gong has given to somebody else since are no proof. */
  speakerId: z.string().nullable().optional(),
})
export type StoredEvidence = z.infer<typeof storedEvidence>

/** As it is shown, with who said it when. Times are milliseconds from the start of the call. */
export const evidence = storedEvidence.extend({
  title: z.string(),
  startedAt: z.iso.datetime(),
  speaker: z.string(),
  speakerTitle: z.string().nullable(),
  side: z.enum(['Internal', 'External', 'Unknown']),
  startMs: z.number(),
  endMs: z.number(),
  /** The sentences around it, for pages. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The call in Gong at that second; null where Gong gave no address. */
  gongUrl: z.string().nullable(),
})
export type Evidence = z.infer<typeof evidence>
