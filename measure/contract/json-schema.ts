/** OpenAPI 3.0 schemas as strict JSON Schema: null and properties that the document does not know are mistakes. */
import { Ajv, type ErrorObject } from 'ajv'
import type { GongDocument, Schema } from './document.ts'

/** Empty when the value is exactly as the schema says. */
export type Validate = (schema: Schema, value: unknown) => readonly ErrorObject[]

const ROOT = 'gong'
const REFERENCE = '#/components/schemas/'

export function createValidate(document: GongDocument): Validate {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true, formats: FORMATS })
  const definitions = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, strict(schema)]),
  )
  ajv.addSchema({ $id: ROOT, definitions })
  const compiled = new Map<Schema, ReturnType<typeof ajv.compile>>()
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(strict(schema))
    compiled.set(schema, validate)
    return validate(value) ? [] : (validate.errors ?? [])
  }
}

/** The name of the schema that a reference leads to. */
export function referenced(reference: string): string {
  return decodeURIComponent(reference.replace(REFERENCE, ''))
}

function strict(schema: Schema): object {
  if (schema.$ref !== undefined) {
    return { $ref: `${ROOT}#/definitions/${encodeURIComponent(referenced(schema.$ref))}` }
  }
  const { properties, items, additionalProperties, enum: members, ...rest } = schema
  return {
    ...rest,
    ...(members && { enum: members.filter((member) => !listsOthers(member, members)) }),
    ...(items && { items: strict(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, strict(value)]),
      ),
      additionalProperties: false,
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'boolean'
          ? additionalProperties
          : strict(additionalProperties),
    }),
  }
}

/** Some enums of Gong's have a last member that lists all the others, such as "all / own / none": no value at all. */
function listsOthers(member: unknown, members: readonly unknown[]): boolean {
  return (
    typeof member === 'string' &&
    members.length > 2 &&
    members.every((other) => typeof other === 'string' && member.includes(other))
  )
}

const ISO_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** Integers come as JavaScript numbers: those beyond 2^53 have lost digits, but not their size. */
const FORMATS = {
  int32: within(-(2 ** 31), 2 ** 31 - 1),
  int64: within(-(2 ** 63), 2 ** 63),
  float: within(-Infinity, Infinity),
  double: within(-Infinity, Infinity),
  'date-time': (text: string) => ISO_DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
  url: (text: string) => URL.canParse(text),
} as const

function within(least: number, most: number) {
  return { type: 'number', validate: (value: number) => value >= least && value <= most } as const
}
