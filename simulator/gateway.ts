// The way of a request through the pretend Gong: rate limit, faults, credentials, scope, validation, look-up.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAnswer } from './answers.ts'
import type { Credentials } from './credentials.ts'
import type { Endpoint, Gong } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import type { Strikes } from './fault-strikes.ts'
import type { Faults } from './faults.ts'
import type { RateLimit } from './rate-limit.ts'
import { missingScope, notFound, Refusal, unauthorized } from './refusals.ts'
import { readBody } from './request-body.ts'
import { pathOf } from './request-log.ts'
import type { RequestLog } from './request-log.ts'

interface Parts {
  readonly gong: Gong
  readonly log: RequestLog
  readonly rateLimit: RateLimit
  readonly faults: Faults
  readonly strikes: Strikes
  readonly credentials: Credentials
}

/**
 * Mounts every path under `/v2`, also those that do not exist. Bodies are parsed here and not by Fastify, because Gong
 * tells a missing scope before broken JSON.
 */
export function mountGateway(app: FastifyInstance, parts: Parts): void {
  const { gong, log, rateLimit, faults, strikes, credentials } = parts

  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    endpoint: Endpoint | Refusal,
  ): Promise<FastifyReply> {
    const body = attempt(() => readBody(request))
    const content = body instanceof Refusal ? null : body
    log.arrived(request, { query: request.query, body: content })
    const caller = await credentials.caller(request.headers.authorization)
    // A stranger's request counts for no company.
    if (caller) rateLimit.take()
    const target = {
      method: request.method,
      path: pathOf(request),
      carriesCursor: hasCursor(request.method === 'GET' ? request.query : content),
    }
    if (await strikes.strike(faults.hits(target), reply)) return reply
    if (!caller) throw unauthorized()
    if (endpoint instanceof Refusal) throw endpoint
    if (!caller.may(endpoint.scope)) throw missingScope(endpoint.scope)
    if (body instanceof Refusal) throw body
    return sendAnswer(
      reply,
      200,
      await endpoint.answer(gong, inputOf(endpoint, request, body), caller),
    )
  }

  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: (request, reply) => serve(request, reply, endpoint),
    })
  }
  app.all('/v2/*', (request, reply) => serve(request, reply, noEndpoint(pathOf(request))))
}

function attempt<Value>(read: () => Value): Value | Refusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function inputOf(
  { takesQuery }: Endpoint,
  { method, params, query }: FastifyRequest,
  body: unknown,
): unknown {
  if (takesQuery) return { query: record(query), body }
  if (method !== 'GET') return body
  return { ...record(params), ...record(query), ...(body !== undefined && { body }) }
}

function record(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function hasCursor(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'cursor' in value && Boolean(value.cursor)
}

const PATHS = [...new Set(endpoints.map(({ path }) => path))].map(
  (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
)

function noEndpoint(path: string): Refusal {
  return PATHS.some((known) => known.test(path))
    ? new Refusal(405, ['Method Not Allowed'])
    : notFound('Not Found')
}
