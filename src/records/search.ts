/** Answers of the search over calls. */
import { z } from 'zod'

/** A sentence that was found; `sentence` is its number in the transcript. */
export const searchHit = z.object({
  callId: z.string(),
  accountIds: z.array(z.string()).readonly(),
  sentence: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  speaker: z.string(),
  side: z.enum(['Internal', 'External', 'Unknown']),
  text: z.string(),
  score: z.number(),
  /** For pages: what the call is called, the sentences around, and where the words are in `text` ([from, to] in UTF-16 units). */
  title: z.string(),
  startedAt: z.iso.datetime(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  marks: z.array(z.tuple([z.number(), z.number()])).readonly(),
  /** Only most of the words are here. */
  isPartial: z.boolean(),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchAnswer = z.object({
  hits: z.array(searchHit).readonly(),
  /** For pages: what the accounts of the hits are called. */
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })).readonly(),
  total: z.number(),
  /** True up to 1,000; beyond, `total` is 1,000. */
  totalIsExact: z.boolean(),
  /** What was searched for instead of words that nobody said: `{typed, used}`. */
  corrections: z.array(z.object({ typed: z.string(), used: z.string() })).readonly(),
  /** False where the query holds no word that could be looked for; a note says what to do. */
  hasWords: z.boolean(),
  /** Said in words where the query could not be taken as typed. */
  notes: z.array(z.string()).readonly(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>
