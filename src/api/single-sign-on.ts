/** The two routes of single sign-on: to the identity provider, and back from it. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../records/problems.ts'
import type { Log } from '../records/ports.ts'
import type { SingleSignOn } from './door.ts'
import { parse } from './input.ts'
import { ownPath } from '../records/own-path.ts'
import { giveCookies } from './sessions.ts'

const SLOW = { max: 30, timeWindow: '1 minute' } as const
const start = z.object({ next: z.string().max(300).optional() })

export function mountSingleSignOn(
  app: FastifyInstance,
  singleSignOn: SingleSignOn,
  log: Log,
): void {
  app.get(singleSignOn.startPath, { config: { rateLimit: SLOW } }, async (request, reply) => {
    const { next } = parse(start, request.query)
    try {
      const { location, cookies } = await singleSignOn.start(ownPath(next))
      giveCookies(reply, cookies)
      return reply.redirect(location)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      log.warn({ requestId: request.id, code: error.code }, 'the identity provider is not there')
      return reply.redirect('/login?problem=failed')
    }
  })

  app.get(singleSignOn.callbackPath, { config: { rateLimit: SLOW } }, async (request, reply) => {
    const [, query = ''] = request.url.split('?')
    const { cookie = '' } = request.headers
    const { location, cookies } = await singleSignOn.finish({ query, cookie })
    giveCookies(reply, cookies)
    return reply.redirect(location)
  })
}
