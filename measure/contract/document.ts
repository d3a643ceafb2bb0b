/** Gong's OpenAPI 3.0 document, as much of it as a check needs. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** The document is missing, no JSON, or not what this check understands. The message is for a person. */
export class UnusableDocument extends Error {
  override readonly name = 'UnusableDocument'
}

/** Gong's document composes nothing; one that did would be checked wrongly, so it is refused. */
const unused = z.never('is not understood by this check').optional()

const schemaShape = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  get properties() {
    return z.record(z.string(), schemaShape).optional()
  },
  get items() {
    return schemaShape.optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), schemaShape]).optional()
  },
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  uniqueItems: z.boolean().optional(),
  allOf: unused,
  anyOf: unused,
  oneOf: unused,
  not: unused,
  nullable: unused,
})

export type Schema = z.output<typeof schemaShape>

const contentShape = z.record(z.string(), z.object({ schema: schemaShape.optional() })).optional()

const operationShape = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['query', 'path', 'header', 'cookie']),
        required: z.boolean().default(false),
        schema: schemaShape,
      }),
    )
    .default([]),
  requestBody: z.object({ required: z.boolean().default(false), content: contentShape }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      headers: z.record(z.string(), z.object({ schema: schemaShape.optional() })).optional(),
      content: contentShape,
    }),
  ),
})

export type Operation = z.output<typeof operationShape>

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

const documentShape = z.object({
  openapi: z.string().regex(/^3\.0\./, 'must be 3.0.x'),
  info: z.object({ title: z.string() }),
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operationShape)),
  components: z.object({ schemas: z.record(z.string(), schemaShape) }),
})

export type GongDocument = z.output<typeof documentShape>

export async function readDocument(path: string): Promise<GongDocument> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UnusableDocument(`${path} cannot be read: ${sentence(error)}`, { cause: error })
  })
  return parseDocument(text, path)
}

export function parseDocument(text: string, name: string): GongDocument {
  const result = documentShape.safeParse(parseJson(text, name))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join(' > ') ?? ''
  throw new UnusableDocument(
    `${name} is not Gong's OpenAPI 3.0 document: ${where === '' ? 'it' : where}: ${issue?.message}`,
  )
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnusableDocument(`${name} is not JSON: ${sentence(error)}`, { cause: error })
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
