// One endpoint is one row of data: where it is, which scope it needs, what it reads and what it answers.
import { z } from 'zod'
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import type { CompanyState } from './company.ts'
import type { Caller } from './credentials.ts'
import type { Pages } from './pages.ts'
import { badRequest } from './refusals.ts'
import type { Scope } from './scopes.ts'

/** What the endpoints answer from. */
export interface Gong {
  readonly company: CompanyState
  readonly clock: Clock
  readonly calendar: Calendar
  readonly pages: Pages
  /** Of this server, for links to media. */
  readonly url: () => string
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly scope: Scope
  /** Not a GET, and yet its query counts: the input is `{query, body}`. */
  readonly takesQuery: boolean
  answer(gong: Gong, input: unknown, caller: Caller): Promise<object>
}

/**
 * Joins `input` and `answer`, so that a list of different endpoints has one plain type. Fields that Gong does not know
 * are ignored, as Gong ignores them.
 */
export function endpoint<Input extends z.ZodType>(definition: {
  readonly method: Endpoint['method']
  readonly path: string
  readonly scope: Scope
  readonly takesQuery?: true
  /** Of a GET: path and query parameters (and `body`, where there is one). Of all others: the body. */
  readonly input: Input
  readonly answer: (gong: Gong, input: z.output<Input>, caller: Caller) => object | Promise<object>
}): Endpoint {
  const { method, path, scope, takesQuery = false, input, answer } = definition
  return {
    method,
    path,
    scope,
    takesQuery,
    answer: async (gong, raw, caller) => answer(gong, validated(input, raw), caller),
  }
}

const JSON_PARSE_ERROR = 'Json parse error'

function validated<Input extends z.ZodType>(input: Input, raw: unknown): z.output<Input> {
  const result = input.safeParse(raw, {
    error: (issue) =>
      issue.input === undefined || issue.input === null ? 'must not be null' : JSON_PARSE_ERROR,
  })
  if (result.success) return result.data
  const { issues } = result.error
  // What cannot be read fails in the JSON parser, before any field is validated.
  const unreadable = issues.find(({ message }) => message === JSON_PARSE_ERROR)
  throw badRequest(...(unreadable ? [unreadable] : issues).map(sentence))
}

/** Bean-validation style: `filter.fromDateTime: must be before toDateTime`. */
function sentence({ message, path }: z.core.$ZodIssue): string {
  const field = path.join('.')
  if (message === JSON_PARSE_ERROR)
    return `${JSON_PARSE_ERROR}: cannot read the value of '${field}'`
  return field === '' ? `request body: ${message}` : `${field}: ${message}`
}
