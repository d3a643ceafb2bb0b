/** The server of the product: the API, the pages, and what stands around them. */
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { randomBytes } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { InvalidInput } from '../operations/operation.ts'
import { serverOperations } from '../operations/operations.ts'
import type { Door } from './door.ts'
import { mountDeliveries } from './deliveries.ts'
import { mountDocs } from './docs.ts'
import { mountFiles } from './files.ts'
import { mountHealth } from './health.ts'
import { mountLive } from './live.ts'
import { mountOauthCallbacks } from './oauth-callback.ts'
import { describeRoutes } from './openapi.ts'
import { mountOperations } from './operations.ts'
import { mountPages } from './pages.ts'
import { refuseStrangeHosts } from './own-host.ts'
import { answerProblems, routeOf, sendProblem, tell, TooOften } from './problems.ts'
import { securityHeaders } from './security-headers.ts'
import { mountSessions } from './sessions.ts'
import { mountSingleSignOn } from './single-sign-on.ts'
import { answerUnreadable, MOST_HEADER_BYTES } from './unreadable.ts'
import { mountUploads } from './uploads.ts'
import { createWhoAsks } from './who-asks.ts'

const BODY_LIMIT_BYTES = 1024 ** 2
const REQUEST_MS = 5 * 60_000
/** As JSON writes it: PostgreSQL keeps no text that holds one. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/

/** Does not listen yet. */
export async function createApi(door: Door): Promise<FastifyInstance> {
  const newId = () => `req_${randomBytes(6).toString('hex')}`
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // A whole request, uploads included: Fastify's own is none, and who dribbles bytes keeps memory for ever.
    requestTimeout: REQUEST_MS,
    // One: what anybody wrote into the header before the proxy did counts for nothing.
    trustProxy: (_address, hop) => door.isBehindProxy === true && hop === 0,
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, tell(error)),
    genReqId: newId,
    http: { maxHeaderSize: MOST_HEADER_BYTES },
    clientErrorHandler: answerUnreadable(door.log, newId),
    routerOptions: { maxParamLength: 300 },
  })
  const whoAsks = createWhoAsks(door.access, door.baseUrl)
  answerProblems(app, door.log)
  logRequests(app, door)
  refuseStrangeHosts(app, door.baseUrl)
  readJson(app)
  await app.register(helmet, securityHeaders(door.baseUrl))
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => new TooOften(ttl),
  })
  await describeRoutes(app, door)
  mountOperations(app, serverOperations, door.needs, whoAsks)
  mountSessions(app, door, whoAsks)
  if (door.access.singleSignOn) mountSingleSignOn(app, door.access.singleSignOn, door.log)
  mountOauthCallbacks(app, door, whoAsks)
  await mountDeliveries(app, door)
  mountFiles(app, door, whoAsks)
  await mountUploads(app, door, whoAsks)
  mountLive(app, door, whoAsks)
  mountHealth(app, door)
  if (door.docsFolder !== undefined) mountDocs(app, door.docsFolder, door.baseUrl)
  await mountPages(app, door.pagesFolder)
  return app
}

/** One line for each request: the template of its path, never what stands in it. */
function logRequests(app: FastifyInstance, { log }: Door): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.includes('%00')) {
      throw new InvalidInput('address', 'must not hold the character NUL')
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status, elapsedTime } = reply
    const ms = Math.round(elapsedTime)
    log.info({ requestId: request.id, route: routeOf(request), status, ms }, 'request')
  })
}

/** A request that changes something and says nothing more has an empty body, whatever it calls it. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body.trim() === '') done(null)
      else if (NUL.test(body)) done(new InvalidInput('body', 'must not hold the character NUL'))
      else void parse(request, body, done)
    },
  )
}
