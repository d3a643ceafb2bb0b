/** One request of the real client against the document: its parameters and every property of its body. */
import { z } from 'zod'
import { type Difference, type Place, placesOf, sample } from './differences.ts'
import type { Operation, Schema } from './document.ts'
import type { Validate } from './json-schema.ts'
import type { Operations } from './operations.ts'

/** As the simulator logs it. */
export const loggedRequests = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.unknown(),
    status: z.number().nullable(),
    at: z.iso.datetime(),
  }),
)

export type LoggedRequest = z.output<typeof loggedRequests>[number]

export function createRequestCheck(operations: Operations, validate: Validate) {
  return (request: Pick<LoggedRequest, 'method' | 'path' | 'query' | 'body'>): Difference[] => {
    const { method, path, query, body } = request
    const found = operations.find(method, path)
    if (!found) {
      const got = `${method} ${path}`
      const expected = 'an operation of the document'
      return [{ operation: got, kind: 'unknown', at: '/', expected, got }]
    }
    return [...queryPlaces(found.operation, query), ...bodyPlaces(found.operation, body)].map(
      (place) => ({ operation: found.name, ...place }),
    )
  }

  function queryPlaces({ parameters }: Operation, query: LoggedRequest['query']): Place[] {
    const known = parameters.filter((parameter) => parameter.in === 'query')
    const names = new Set(known.map(({ name }) => name))
    const extra = Object.entries(query).filter(([name]) => !names.has(name))
    return [
      ...extra.map(([name, value]) => ({
        kind: 'extra' as const,
        at: `?${name}`,
        expected: 'no such parameter',
        got: sample(value),
      })),
      ...known.flatMap(({ name, required, schema }): Place[] => {
        const value = query[name]
        if (value === undefined) {
          if (!required) return []
          return [{ kind: 'missing', at: `?${name}`, expected: 'a value', got: 'nothing' }]
        }
        return placesOf(validate(schema, asSchema(schema, value))).map((place) => ({
          ...place,
          at: `?${name}`,
        }))
      }),
    ]
  }

  function bodyPlaces({ requestBody }: Operation, body: unknown): Place[] {
    const schema = requestBody?.content?.['application/json']?.schema
    const isThere = body !== undefined && body !== null
    if (!schema) {
      return isThere ? [{ kind: 'extra', at: '/', expected: 'no body', got: sample(body) }] : []
    }
    if (isThere) return placesOf(validate(schema, body))
    if (!requestBody?.required) return []
    return [{ kind: 'missing', at: '/', expected: 'a body', got: 'nothing' }]
  }
}

/** A query has only text: what the text means is the schema's to say. */
function asSchema({ type }: Schema, value: string | readonly string[]): unknown {
  if (type === 'array') return typeof value === 'string' ? [value] : value
  if (typeof value !== 'string') return value
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value)
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true'
  return value
}
