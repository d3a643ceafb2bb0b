/** For whoever watches the process: is it alive, and can it serve? */
import type { FastifyInstance } from 'fastify'
import type { Door } from './door.ts'

export function mountHealth(app: FastifyInstance, { readiness, log }: Door): void {
  app.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )

  app.get('/readyz', async (_request, reply) => {
    const problems = await readiness().catch((error: unknown) => {
      log.error({ error }, 'readiness could not be found out')
      return ['It could not be found out whether requests can be served.']
    })
    const isReady = problems.length === 0
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready', problems })
  })
}
