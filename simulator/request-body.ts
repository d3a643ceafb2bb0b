// What a request carries: Gong reads JSON bodies on POST, PUT and DELETE, and on one GET.
import type { FastifyRequest } from 'fastify'
import { badRequest, Refusal } from './refusals.ts'

/** The parsed body; undefined where there is none. */
export function readBody({ body, headers }: FastifyRequest): unknown {
  if (typeof body !== 'string' || body === '') return undefined
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(415, ['Unsupported Media Type'])
  }
  try {
    const parsed: unknown = JSON.parse(body)
    return parsed
  } catch {
    throw badRequest('Json parse error: the request body is not valid JSON')
  }
}
