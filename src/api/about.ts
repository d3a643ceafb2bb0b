/** What /openapi.json says of a route: made of the schemas that its input and output are checked by. */
import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import type { ServerNeeds } from '../operations/needs.ts'
import type { Operation } from '../operations/operation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked when somebody reads /openapi.json. A route without it is not in there. */
    about?: () => FastifySchema
  }
}

type JsonSchema = Readonly<Record<string, unknown>>

export interface About {
  readonly name: string
  /** One sentence. */
  readonly summary: string
  readonly tag: string
  /** Nobody has to sign in for it. */
  readonly isPublic?: boolean
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  /** A file in the field `file`. */
  readonly takesFile?: boolean
  /** Status of the answer, 200 unless given. */
  readonly status?: number
  readonly output?: z.ZodType
  /** Of an answer that is no JSON. */
  readonly mediaType?: string
}

export function aboutOperation(operation: Operation<ServerNeeds>): FastifySchema {
  const [method = '', path = ''] = (operation.rest ?? '').split(' ')
  const { shape } = operation.input
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const part = (wanted: (key: string) => boolean): z.ZodObject =>
    z.object(Object.fromEntries(Object.entries(shape).filter(([key]) => wanted(key))))
  const rest = part((key) => !inPath.includes(key))
  const hasRest = Object.keys(rest.shape).length > 0
  return about({
    name: operation.name,
    summary: operation.summary,
    tag: path.split(/[/:]/)[1] ?? '',
    ...(inPath.length > 0 && { params: part((key) => inPath.includes(key)) }),
    ...(hasRest && (method === 'get' || method === 'delete' ? { query: rest } : { body: rest })),
    status: operation.status ?? 200,
    ...(operation.status !== 204 && { output: operation.output }),
  })
}

export function about(route: About): FastifySchema {
  const { params, query, body, output } = route
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    ...(route.isPublic === true && { security: [] }),
    ...(params && { params: schemaOf(params, 'input') }),
    ...(query && { querystring: schemaOf(query, 'input') }),
    ...(body && { body: schemaOf(body, 'input') }),
    ...(route.takesFile === true && { consumes: ['multipart/form-data'], body: FILE_BODY }),
    response: {
      [route.status ?? 200]: {
        description: 'Done',
        ...((output ?? route.mediaType) && {
          content: {
            [route.mediaType ?? 'application/json']: {
              schema: output ? schemaOf(output, 'output') : { type: 'string' },
            },
          },
        }),
      },
      default: {
        description: 'A problem: what happened and what to do.',
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    },
  }
}

const FILE_BODY = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
}

const TEXT = { type: 'string' }

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'fix', 'requestId', 'instance'],
  properties: {
    type: TEXT,
    title: TEXT,
    status: { type: 'integer' },
    code: TEXT,
    detail: TEXT,
    fix: { type: 'object', required: ['text'], properties: { text: TEXT, url: TEXT } },
    requestId: TEXT,
    gongRequestId: TEXT,
    gongEndpoint: TEXT,
    gongStatus: { type: 'integer' },
    instance: TEXT,
    field: TEXT,
  },
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
