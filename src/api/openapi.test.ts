import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiUnderTest } from '../../test/api-door.ts'
import { serverOperations } from '../operations/operations.ts'

const jsonSchema = z.record(z.string(), z.unknown())
const media = z.record(z.string(), z.strictObject({ schema: jsonSchema }))
/** The part of OpenAPI 3.1 that is used; a key beyond it is a mistake. */
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  summary: z.string().endsWith('.'),
  tags: z.array(z.string().min(1)).length(1),
  security: z.array(z.never()).optional(),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean(),
        description: z.string().optional(),
        schema: jsonSchema,
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content: media }).optional(),
  responses: z.record(
    z.string().regex(/^(2\d\d|default)$/),
    z.strictObject({ description: z.string(), content: media.optional() }),
  ),
})
const document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  components: z.strictObject({
    securitySchemes: z.strictObject({
      token: z.strictObject({
        type: z.literal('http'),
        scheme: z.literal('bearer'),
        description: z.string(),
      }),
      session: z.strictObject({
        type: z.literal('apiKey'),
        in: z.literal('cookie'),
        name: z.string(),
      }),
    }),
    schemas: z.strictObject({}).optional(),
  }),
  security: z.tuple([
    z.strictObject({ token: z.tuple([]) }),
    z.strictObject({ session: z.tuple([]) }),
  ]),
  paths: z.record(
    z.string().regex(/^\/(api\/v1|hooks)\//),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation),
  ),
})

/** The contract's ordinary routes. */
const ORDINARY = [
  'get /sign-in',
  'post /session',
  'delete /session',
  'post /password',
  'get /setup',
  'post /setup',
  'get /invitation/{token}',
  'post /invitation/{token}',
  'post /uploads',
  'post /datasets/{datasetId}/files',
  'get /datasets/{datasetId}/files/{fileId}/content',
  'get /datasets/{datasetId}/export',
  'get /runs/{runId}/events',
  'get /handoffs/{accountId}/progress',
  'post /hooks/accounts/{hookId}',
]

async function read() {
  const { app } = await apiUnderTest()
  return document.parse((await app.inject('/openapi.json')).json())
}

function operationsOf({ paths }: z.infer<typeof document>) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({ path, method, about })),
  )
}

test('every operation and every ordinary route is described, and nothing else', async () => {
  const described = operationsOf(await read()).map(
    ({ path, method }) => `${method} ${path.replace('/api/v1', '')}`,
  )
  const expected = [...serverOperations.flatMap(({ rest }) => rest ?? []), ...ORDINARY]
  expect(described.toSorted()).toEqual(expected.toSorted())
})

test('it is a 3.1 document whose names are told apart and whose path parameters are all declared', async () => {
  const operations = operationsOf(await read())
  const names = operations.map(({ about }) => about.operationId)
  expect(names.length).toBe(new Set(names).size)
  for (const { path, method, about } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const declared = (about.parameters ?? []).filter(({ in: place }) => place === 'path')
    expect([method, path, declared.map(({ name }) => name).toSorted()]).toEqual([
      method,
      path,
      inPath.toSorted(),
    ])
    expect(declared.every(({ required }) => required)).toBe(true)
    expect(about.responses['default']?.content).toHaveProperty(['application/problem+json'])
    if (method === 'get') expect(about.requestBody).toBeUndefined()
  }
  const open = operations.filter(({ about }) => about.security?.length === 0)
  expect(open.map(({ about }) => about.operationId).toSorted()).toEqual([
    'accept-invitation',
    'deliver-account',
    'get-invitation',
    'get-setup',
    'get-sign-in',
    'set-up',
    'sign-in',
  ])
})

test('every schema in it is a JSON schema, and what the API answers fits its own', async () => {
  const api = await apiUnderTest()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const about = document.parse((await api.app.inject('/openapi.json')).json())
  for (const { about: described } of operationsOf(about)) {
    const contents = [
      described.requestBody?.content,
      ...Object.values(described.responses).map(({ content }) => content),
    ]
    for (const content of contents) {
      for (const { schema } of Object.values(content ?? {})) ajv.compile(schema)
    }
    for (const { schema } of described.parameters ?? []) ajv.compile(schema)
  }
  const answers = (path: string, method: 'get' | 'post', status: string, type: string) =>
    ajv.compile(
      about.paths[path]?.[method]?.responses[status]?.content?.[type]?.schema ?? { not: {} },
    )

  const { email } = await api.member('admin')
  const headers = { cookie: await api.signIn(email) }
  const me = await api.app.inject({ url: '/api/v1/me', headers })
  expect(answers('/api/v1/me', 'get', '200', 'application/json')(me.json())).toBe(true)
  const members = await api.app.inject({ url: '/api/v1/members', headers })
  expect(answers('/api/v1/members', 'get', '200', 'application/json')(members.json())).toBe(true)
  const problem = await api.app.inject('/api/v1/me')
  expect(answers('/api/v1/me', 'get', 'default', 'application/problem+json')(problem.json())).toBe(
    true,
  )
  const signIn = await api.app.inject('/api/v1/sign-in')
  expect(answers('/api/v1/sign-in', 'get', '200', 'application/json')(signIn.json())).toBe(true)
})
