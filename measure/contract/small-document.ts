/** For tests: an OpenAPI document in the manner of Gong's, small enough to keep in mind. */
import { parseDocument } from './document.ts'

const reply = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
})

const text = { type: 'string' }

export const smallDocument = parseDocument(
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Small' },
    paths: {
      '/v2/users': {
        get: {
          parameters: [
            { name: 'cursor', in: 'query', schema: text },
            { name: 'workspaceId', in: 'query', required: true, schema: { type: 'integer' } },
          ],
          responses: {
            200: reply('Users'),
            429: {
              ...reply('ErrorResponse'),
              headers: { 'Retry-After': { schema: { type: 'integer' } } },
            },
          },
        },
        post: {
          requestBody: { required: true, ...reply('Search') },
          responses: { 200: reply('Users'), 400: reply('ErrorResponse') },
        },
      },
      '/v2/users/{id}': { get: { responses: { 200: reply('User') } } },
    },
    components: {
      schemas: {
        Users: {
          type: 'object',
          properties: {
            users: { type: 'array', items: { $ref: '#/components/schemas/User' } },
          },
        },
        User: {
          type: 'object',
          properties: {
            id: { type: 'integer', format: 'int64' },
            name: text,
            phone: text,
            created: { type: 'string', format: 'date-time' },
            level: { type: 'string', enum: ['all', 'own', 'all / own'] },
          },
        },
        Search: {
          type: 'object',
          required: ['filter'],
          properties: {
            filter: { type: 'object', properties: { ids: { type: 'array', items: text } } },
          },
        },
        ErrorResponse: {
          type: 'object',
          properties: { requestId: text, errors: { type: 'array', items: text } },
        },
      },
    },
  }),
  'the small document',
)
