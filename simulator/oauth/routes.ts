// `/oauth2/*`: on Gong's side another host, here the same one.
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { sendError } from '../answers.ts'
import type { Strikes } from '../fault-strikes.ts'
import type { Faults } from '../faults.ts'
import { pathOf } from '../request-log.ts'
import type { RequestLog } from '../request-log.ts'
import type { GrantedScopes } from '../scopes.ts'
import { mountAuthorize } from './authorize.ts'
import type { CompanyState } from '../company.ts'
import { OAuthError } from './oauth-error.ts'
import { mountTokenEndpoint } from './token-endpoint.ts'
import type { OAuthClient } from './token-endpoint.ts'
import type { Tokens } from './tokens.ts'

interface Parts {
  readonly company: CompanyState
  readonly tokens: Tokens
  readonly granted: GrantedScopes
  readonly client: OAuthClient
  readonly customerBaseUrl: () => string
  readonly log: RequestLog
  readonly faults: Faults
  readonly strikes: Strikes
}

export function mountOAuth(app: FastifyInstance, parts: Parts): void {
  const { company, tokens, granted, client, log, faults, strikes } = parts
  app.register(formbody)

  app.addHook('preHandler', async (request, reply) => {
    log.arrived(request, { query: masked(request.query), body: masked(request.body) })
    const target = { method: request.method, path: pathOf(request), carriesCursor: false }
    return (await strikes.strike(faults.hits(target), reply)) ? reply : undefined
  })

  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof OAuthError)) return sendError(reply, error)
    if (error.status === 401) reply.header('www-authenticate', 'Basic realm="Gong"')
    return reply.code(error.status).send({ error: error.code, error_description: error.message })
  })

  mountAuthorize(app, company, tokens, granted, client.clientId)
  mountTokenEndpoint(app, tokens, client, parts.customerBaseUrl)
}

const SECRETS = new Set([
  'client_secret',
  'code',
  'code_verifier',
  'password',
  'refresh_token',
  'session',
])

/** The log keeps what was sent, but no secret. */
function masked(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return null
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, SECRETS.has(name) ? '…' : value]),
  )
}
