/** `/openapi.json`: the routes of the API as an OpenAPI 3.1 document, made when somebody asks. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Registered before the routes: it hears of each. */
export async function describeRoutes(
  app: FastifyInstance,
  { version, baseUrl }: { readonly version: string; readonly baseUrl: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Carryover',
        version,
        description:
          'Datasets of Gong data as readable files that stay in step. Lists answer {data, nextCursor, hasMore}; errors are problem+json.',
      },
      servers: [{ url: baseUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: `${baseUrl.startsWith('https:') ? '__Secure-' : ''}carryover.session_token`,
          },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: ({ url, route }) => {
      const about = route.config?.about
      return { url, schema: about ? about() : { hide: true } }
    },
  })
  app.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}
