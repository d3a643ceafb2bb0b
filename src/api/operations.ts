/** The operations of the product as routes below `/api/v1`. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerNeeds } from '../operations/needs.ts'
import { InvalidInput, type Operation } from '../operations/operation.ts'
import { aboutOperation } from './about.ts'
import { ROOT, urlOf } from './paths.ts'
import type { WhoAsks } from './who-asks.ts'

export function mountOperations(
  app: FastifyInstance,
  operations: readonly Operation<ServerNeeds>[],
  needs: ServerNeeds,
  whoAsks: WhoAsks,
): void {
  for (const operation of operations) {
    if (operation.rest === undefined) continue
    const [method, path] = operation.rest.split(' ')
    if (method === undefined || path === undefined) continue
    app.route({
      method: method.toUpperCase(),
      url: urlOf(ROOT + path),
      ...(operation.bodyBytes !== undefined && { bodyLimit: operation.bodyBytes }),
      config: { about: () => aboutOperation(operation) },
      async handler(request, reply) {
        const actor = await whoAsks.actorOf(request)
        const { output, location } = await operation.call(needs, inputOf(request), actor)
        reply.header('cache-control', 'no-store')
        if (location !== undefined) reply.header('location', ROOT + location)
        if (operation.status === 204) return reply.code(204).send()
        return reply.code(operation.status ?? 200).send(output)
      },
    })
  }
}

/** The path wins: nobody names another thing in the body. */
function inputOf({ query, body, params }: FastifyRequest): Readonly<Record<string, unknown>> {
  return { ...fields(query), ...fields(body), ...fields(params) }
}

function fields(part: unknown): object {
  if (part === undefined) return {}
  if (typeof part === 'object' && part !== null && !Array.isArray(part)) return part
  throw new InvalidInput('body', 'must be a JSON object')
}
