// A pretend Gong company on a port of this computer: joins the parts and starts to listen.
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { newRequestId, sendError } from './answers.ts'
import { createCalendar } from './calendar.ts'
import { createClock } from './clock.ts'
import { createCompany } from './company.ts'
import { mountControl } from './control/routes.ts'
import { createCredentials } from './credentials.ts'
import type { AccessKey } from './credentials.ts'
import { createCursors } from './cursors.ts'
import type { Fault, SetFault } from './fault-kinds.ts'
import { createStrikes } from './fault-strikes.ts'
import { createFaults, parseFaults } from './faults.ts'
import { mountGateway } from './gateway.ts'
import { mountOAuth } from './oauth/routes.ts'
import { createTokens } from './oauth/tokens.ts'
import { createPages } from './pages.ts'
import { createRateLimit, noRateLimit } from './rate-limit.ts'
import { notFound } from './refusals.ts'
import { createRequestLog } from './request-log.ts'
import { createGrantedScopes } from './scopes.ts'
import type { World } from './world.ts'
import { applyFaults } from './set-faults.ts'

const HOST = '127.0.0.1'

export interface SimulatorOptions {
  readonly world: World
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Gong's is 100. */
  readonly pageSize?: number
  /** On unless false. */
  readonly rateLimit?: boolean
  readonly accessKey?: string
  readonly accessKeySecret?: string
  readonly clientId?: string
  readonly clientSecret?: string
  /** Where the simulator's clock starts; now unless given. */
  readonly nowMs?: number
  readonly faults?: readonly Fault[]
  /** What the token endpoint names as the host of the API; this server unless given. */
  readonly customerBaseUrl?: string
  /** How long access tokens live; a day unless given, or unless a client asks for another time. */
  readonly tokenLifeSec?: number
}

export interface Simulator extends AccessKey {
  readonly url: string
  /** At once, whatever is still open. */
  close(): Promise<void>
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { accessKey = 'demo-key', accessKeySecret = 'demo-secret' } = options
  const app = Fastify({
    forceCloseConnections: true,
    genReqId: newRequestId,
    routerOptions: { maxParamLength: 500 },
    exposeHeadRoutes: false,
    bodyLimit: 16 * 1024 * 1024,
  })
  const listening = { url: '' }
  mountEverything(app, { ...options, accessKey, accessKeySecret }, listening)
  listening.url = await app.listen({ host: HOST, port: options.port ?? 0 })
  return {
    url: listening.url,
    accessKey,
    accessKeySecret,
    close: () => app.close(),
  }
}

function mountEverything(
  app: FastifyInstance,
  options: SimulatorOptions & AccessKey,
  listening: { readonly url: string },
): void {
  const { world } = options
  const clock = createClock(options.nowMs)
  const company = createCompany(world)
  const log = createRequestLog()
  const granted = createGrantedScopes()
  const tokens = createTokens(clock, options.tokenLifeSec)
  const faults = createFaults()
  const strikes = createStrikes(company, clock)
  const rateLimit = options.rateLimit === false ? noRateLimit : createRateLimit(clock)
  const credentials = createCredentials(options, granted, (token) => tokens.scopesOf(token))
  const pages = createPages(createCursors(clock), options.pageSize ?? 100)
  const calendar = createCalendar(world.company.timeZone)
  const url = () => listening.url
  const gong = { company, clock, calendar, pages, url }
  const client = {
    clientId: options.clientId ?? 'demo-client',
    clientSecret: options.clientSecret ?? 'demo-client-secret',
  }
  const customerBaseUrl = () => options.customerBaseUrl ?? listening.url

  const setFaults = (list: readonly SetFault[]) => applyFaults(list, faults, company, clock)
  setFaults(parseFaults(options.faults ?? []))

  // Gong reads a body on `GET /v2/crm/entities`. Bodies stay text until it is known who may ask.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.setErrorHandler((error, _request, reply) => sendError(reply, error))
  app.setNotFoundHandler((_request, reply) => sendError(reply, notFound('Not Found')))
  app.addHook('onSend', async (request, reply, payload) => {
    log.answered(request, reply.statusCode)
    return strikes.send(reply, payload)
  })
  app.register(async (part) =>
    mountControl(part, { company, clock, log, faults, granted, setFaults }),
  )
  app.register(async (part) =>
    mountOAuth(part, { company, tokens, granted, client, customerBaseUrl, log, faults, strikes }),
  )
  app.register(async (part) =>
    mountGateway(part, { gong, log, rateLimit, faults, strikes, credentials }),
  )
}
