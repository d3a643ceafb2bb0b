/**
 * Whether a request means this server. A page elsewhere can make its own name point to this machine, and then reads what
 * the server answers under that name: so only names that the operator gave, this machine's own and plain addresses count.
 */
import type { FastifyInstance } from 'fastify'
import { isIP } from 'node:net'
import { Problem } from '../records/problems.ts'

export function refuseStrangeHosts(app: FastifyInstance, baseUrl: string): void {
  const own = new URL(baseUrl).hostname
  app.addHook('onRequest', async (request) => {
    const { hostname } = request
    if (hostname === own || hostname === 'localhost' || isIP(bare(hostname)) !== 0) return
    throw new Problem({
      code: 'D-NOT-FOUND',
      message: 'This server does not go by the name that was asked for.',
      fix: 'Open it by the address that the terminal shows; an operator sets another one as CARRYOVER_BASE_URL.',
    })
  })
}

/** `[::1]` is an address in the writing of URLs. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
