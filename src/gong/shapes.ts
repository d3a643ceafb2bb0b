/** Pieces of Gong's documents, as zod reads them, and the report when a document is not as it should be. */
import { z } from 'zod'
import { Problem } from '../records/problems.ts'
import { type Endpoint, placeOf } from './refusals.ts'

/** Gong leaves a value out, or sends null; both are undefined here. */
const absent = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value) => value ?? undefined)

/** Ids are text everywhere: up to 20 digits, sent as strings in some places and as numbers in others. */
export const id = z.union([z.string().min(1), z.number().int()]).transform(String)
export const maybeId = absent(id)
/** Blank is as good as absent: Gong sends both. */
export const maybeText = absent(z.string()).transform((text) =>
  text === undefined || text.trim() === '' ? undefined : text,
)
export const maybeBoolean = absent(z.boolean())
/** Some numbers of scorecards come as strings. */
export const maybeNumber = absent(z.coerce.number())
export const maybeDate = absent(z.iso.datetime({ offset: true })).transform((text) =>
  text === undefined ? undefined : new Date(text),
)
export const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** A list that may be null or left out, which both mean: nothing in it. */
export const list = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .array(shape)
    .nullish()
    .transform((items) => items ?? [])

/** A list of which it matters whether Gong gave it: what Gong did not provide is undefined, never empty. */
export const maybeList = <Shape extends z.ZodType>(shape: Shape) => absent(z.array(shape))

/** A value that Gong takes from somewhere else as it is: text, number, truth value, list or object. */
export const anyValue = z.json().optional()

/**
 * A document in our shape; throws a problem that names endpoint, field and Gong's request.
 * Fields that are not asked for are ignored: Gong adds some without notice.
 */
export function read<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  place: Place,
): z.output<Shape> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = fieldName(place.field ?? '', issue?.path ?? [])
  throw wrongField({ ...place, field }, issue?.message ?? 'it has another shape', result.error)
}

/** Where in Gong's answers a value stands. */
export interface Place {
  readonly endpoint: Endpoint
  readonly requestId: string | undefined
  /** As in `calls[3]`; the whole document without one. */
  readonly field?: string
}

/** The same report for what is checked by hand. */
export function wrongField(place: Place, why: string, cause?: unknown): Problem {
  const { endpoint, requestId, field = 'the document' } = place
  return new Problem({
    code: 'D-ANSWER',
    message: `Gong's answer is not as documented: ${field}: ${why}.`,
    fix: 'Nothing of this type was written; send this line to the maintainers, it holds no customer data.',
    ...placeOf(endpoint),
    ...(requestId !== undefined && { requestId }),
    cause,
  })
}

function fieldName(start: string, path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (sofar, key) =>
      typeof key === 'number'
        ? `${sofar}[${key}]`
        : sofar === ''
          ? String(key)
          : `${sofar}.${String(key)}`,
    start,
  )
  return name === '' ? 'the document' : name
}
