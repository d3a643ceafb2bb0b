/** What differs between what was sent and what the document says, one place each. */
import type { ErrorObject } from 'ajv'

export type Kind = 'null' | 'type' | 'extra' | 'missing' | 'enum' | 'value' | 'status' | 'unknown'

export interface Difference {
  /** `GET /v2/users/{id}`; the concrete path where the document has no such operation. */
  readonly operation: string
  readonly kind: Kind
  /** JSON pointer with `*` for every place in a list; the status, where that is what differs. */
  readonly at: string
  readonly expected: string
  readonly got: string
}

export type Place = Omit<Difference, 'operation'>

const LONGEST_SAMPLE = 70

export function sample(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text
}

export function placesOf(errors: readonly ErrorObject[]): Place[] {
  // A null is one mistake, however many rules of its schema it breaks.
  return errors
    .filter((error) => error.data !== null || error.keyword === 'type')
    .map((error) => placeOf(error))
}

function placeOf({ keyword, instancePath, params, data, schema, message }: ErrorObject): Place {
  const at = generalised(instancePath)
  switch (keyword) {
    case 'type':
      return {
        kind: data === null ? 'null' : 'type',
        at,
        expected: String(schema),
        got: sample(data),
      }
    case 'additionalProperties': {
      const name = String(params['additionalProperty'])
      const value: unknown = Object.getOwnPropertyDescriptor(data, name)?.value
      return {
        kind: 'extra',
        at: generalised(`${instancePath}/${name}`),
        expected: 'no such property',
        got: sample(value),
      }
    }
    case 'required': {
      const name = String(params['missingProperty'])
      return {
        kind: 'missing',
        at: generalised(`${instancePath}/${name}`),
        expected: 'a value',
        got: 'nothing',
      }
    }
    case 'enum':
      return { kind: 'enum', at, expected: `one of ${JSON.stringify(schema)}`, got: sample(data) }
    default:
      return { kind: 'value', at, expected: `${keyword}: ${message}`, got: sample(data) }
  }
}

function generalised(pointer: string): string {
  return pointer === '' ? '/' : pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
}
