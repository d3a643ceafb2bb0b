/** One answer against the document: its status, its headers, its type and every property of its body. */
import type { Coverage } from './coverage.ts'
import { type Difference, type Place, placesOf, sample } from './differences.ts'
import type { GongDocument, Operation, Schema } from './document.ts'
import type { Validate } from './json-schema.ts'
import type { Operations } from './operations.ts'

export interface Answer {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
}

/** Every error has this shape, wherever the document says anything about it. */
const ERRORS = 'ErrorResponse'

export function createAnswerCheck(
  document: GongDocument,
  operations: Operations,
  validate: Validate,
  coverage: Coverage,
) {
  return (answer: Answer): Difference[] => {
    const { method, path, status } = answer
    const found = operations.find(method, path)
    const name = found?.name ?? `${method} ${path}`
    const response = found?.operation.responses[String(status)]
    const content = response?.content?.[mediaType(answer)]
    const places: Place[] = [
      ...(response ? headerPlaces(answer, response) : [undocumented(answer, found?.operation)]),
      ...(response && !content ? [wrongMediaType(answer, response)] : []),
      ...bodyPlaces(answer, content?.schema ?? errorSchema(document, status)),
    ]
    return places.map((place) => ({ operation: name, ...place }))
  }

  function bodyPlaces({ text }: Answer, schema: Schema | undefined): Place[] {
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      return [{ kind: 'type', at: '/', expected: 'JSON', got: sample(text) }]
    }
    if (schema === undefined) return []
    coverage.see(schema, body)
    return placesOf(validate(schema, body))
  }
}

function errorSchema({ components }: GongDocument, status: number): Schema | undefined {
  return status >= 400 ? components.schemas[ERRORS] : undefined
}

function undocumented({ status, text }: Answer, operation: Operation | undefined): Place {
  const documented = operation && Object.keys(operation.responses).join(', ')
  return {
    kind: operation ? 'status' : 'unknown',
    at: String(status),
    expected: documented ?? 'no such operation',
    got: `${status} ${sample(text)}`,
  }
}

type Response = Operation['responses'][string]

function wrongMediaType(answer: Answer, { content = {} }: Response): Place {
  const expected = Object.keys(content).join(', ')
  return { kind: 'type', at: 'content-type', expected, got: mediaType(answer) }
}

function mediaType({ headers }: Answer): string {
  return String(headers['content-type'] ?? '').split(';')[0] ?? ''
}

/** Headers have integers or text, nothing else. */
function headerPlaces({ headers }: Answer, response: Response): Place[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, { schema }]): Place[] => {
    const got = headers[name.toLowerCase()]
    if (got === undefined)
      return [{ kind: 'missing', at: name, expected: 'a header', got: 'nothing' }]
    if (schema?.type !== 'integer' || /^\d+$/.test(String(got))) return []
    return [{ kind: 'type', at: name, expected: 'integer', got: String(got) }]
  })
}
