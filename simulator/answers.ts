// The envelope of every answer: `requestId` in the body, and the same id as `x-traceid`.
import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import type { FastifyReply } from 'fastify'
import { Refusal } from './refusals.ts'

/** Twenty lower-case base-36 characters. */
export function newRequestId(): string {
  return Array.from(randomBytes(20), (byte) => (byte % 36).toString(36)).join('')
}

/** `body` goes through plain `JSON.stringify`: pages of a hundred calls should cost little more than that. */
export function sendAnswer(reply: FastifyReply, status: number, body: object): FastifyReply {
  const requestId = reply.request.id
  return reply
    .code(status)
    .header('content-type', 'application/json;charset=UTF-8')
    .header('x-traceid', requestId)
    .header('x-gong-service-version', 'PublicApiServer:simulator')
    .send(JSON.stringify({ requestId, ...body }))
}

/** Also for what Fastify itself refuses, such as a path that cannot be decoded. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refusal) {
    return sendAnswer(reply.headers(error.headers), error.status, { errors: error.errors })
  }
  const status = statusOf(error)
  // A mistake of the simulator's own must not look like one of Gong's moods.
  if (status === 500) process.stderr.write(`${inspect(error)}\n`)
  const sentence = status === 500 ? 'Internal server error occurred' : 'Bad request'
  return sendAnswer(reply, status, { errors: [sentence] })
}

function statusOf(error: unknown): number {
  const known = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof known === 'number' ? known : 500
}
