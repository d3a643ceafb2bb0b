/** Where other systems tell of new customers. Nobody signs in: a delivery carries its own signature. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { delivery, deliveryAnswer } from '../records/delivery.ts'
import { about } from './about.ts'
import type { Door } from './door.ts'
import { parse } from './input.ts'
import { urlOf } from './paths.ts'

const params = z.object({ hookId: z.string().min(1).max(100) })
const headers = z.object({ 'x-carryover-signature': z.string().max(2_000).optional() })
const NOT_TOO_OFTEN = { max: 300, timeWindow: 60_000 }

/** In a scope of its own: the body is taken as it was sent, for the signature covers every byte. */
export async function mountDeliveries(parent: FastifyInstance, door: Door): Promise<void> {
  await parent.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    app.post(
      urlOf('/hooks/accounts/{hookId}'),
      {
        config: {
          rateLimit: NOT_TOO_OFTEN,
          about: () =>
            about({
              name: 'deliver-account',
              summary: 'Tell of a customer; signed by X-Carryover-Signature, and taken once.',
              tag: 'hooks',
              isPublic: true,
              params,
              body: delivery,
              output: deliveryAnswer,
            }),
        },
      },
      async (request, reply) => {
        const { hookId } = parse(params, request.params)
        const { 'x-carryover-signature': signature } = parse(headers, request.headers)
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const answer = await door.takeDelivery(hookId, signature, body)
        return reply.header('cache-control', 'no-store').send(deliveryAnswer.parse(answer))
      },
    )
  })
}
