/** What a model answers with. Each entry is read for itself, so that one that is not as described takes no other with it. */
import { z } from 'zod'

const entries = z.array(z.unknown()).readonly()

const citation = z.object({
  /** As the prompt numbers them: "1". */
  call: z.string(),
  sentences: z.array(z.number().int()).readonly(),
  quote: z.string(),
})

export const writtenSentence = z.object({
  text: z.string(),
  citations: z.array(citation).readonly(),
})

const writtenAnswer = z.object({
  field: z.string(),
  sentences: z.array(writtenSentence).readonly(),
})
export const looseAnswer = z.object({ field: z.string(), sentences: entries })

export const foundRisk = z.object({
  type: z.string(),
  severity: z.string(),
  sentences: z.array(z.number().int()).readonly(),
  quote: z.string(),
  why: z.string(),
})

/** `strict` is what the model is told, `loose` what is looked at. */
export const SHAPES = {
  risks: {
    strict: z.toJSONSchema(z.object({ risks: z.array(foundRisk) })),
    loose: z.object({ risks: entries }),
  },
  answers: {
    strict: z.toJSONSchema(z.object({ answers: z.array(writtenAnswer) })),
    loose: z.object({ answers: entries }),
  },
  reply: {
    strict: z.toJSONSchema(z.object({ sentences: z.array(writtenSentence) })),
    loose: z.object({ sentences: entries }),
  },
} as const
export type ShapeName = keyof typeof SHAPES

/** The JSON in a text, with whatever a model has put around it; throws with the reason where there is none. */
export function readJson<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to < from) throw new Error('it holds no JSON object')
  let parsed: unknown
  try {
    parsed = JSON.parse(text.slice(from, to + 1))
  } catch {
    throw new Error('it is no whole JSON')
  }
  const read = shape.safeParse(parsed)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`"${issue?.path.join('.') ?? ''}" is not as described`)
}
