// What the control plane is told, checked; and the error for what it cannot do, with the sentence that says why.
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

export class ControlError extends Error {}

/** The JSON of a request, whatever its content type: `curl -d` calls everything a form. No body is an empty object. */
export function jsonOf({ body }: FastifyRequest): unknown {
  if (typeof body !== 'string' || body === '') return {}
  try {
    const parsed: unknown = JSON.parse(body)
    return parsed
  } catch {
    throw new ControlError('The body is not valid JSON.')
  }
}

export function read<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.join('.')
  throw new ControlError(`${place ? `${place}: ` : ''}${issue?.message ?? 'malformed body'}`)
}
