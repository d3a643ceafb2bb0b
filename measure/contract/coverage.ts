/** Which properties that the document promises were ever seen in an answer: what no answer has was not checked. */
import type { GongDocument, Schema } from './document.ts'
import { referenced } from './json-schema.ts'

export interface Coverage {
  /** Called with each answer and the schema that it should have. */
  see(schema: Schema, value: unknown): void
  report(): CoverageReport
}

export interface CoverageReport {
  readonly documented: number
  /** `CallBasicData.calendarEventId`, only of schemas that some answer has. */
  readonly neverSeen: readonly string[]
  readonly onlyNull: readonly string[]
}

export function createCoverage(document: GongDocument): Coverage {
  const documented = new Set<string>()
  const present = new Set<string>()
  const filled = new Set<string>()
  const reached = new Set<Schema>()

  const resolved = (schema: Schema, owner: string): { schema: Schema; owner: string } => {
    if (schema.$ref === undefined) return { schema, owner }
    const name = referenced(schema.$ref)
    return { schema: document.components.schemas[name] ?? {}, owner: name }
  }

  const reach = (given: Schema, givenOwner: string): void => {
    const { schema, owner } = resolved(given, givenOwner)
    if (reached.has(schema)) return
    reached.add(schema)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      documented.add(`${owner}.${name}`)
      reach(property, `${owner}.${name}`)
    }
    if (schema.items) reach(schema.items, owner)
    if (typeof schema.additionalProperties === 'object') reach(schema.additionalProperties, owner)
  }

  const walk = (given: Schema, value: unknown, givenOwner: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { schema, owner } = resolved(given, givenOwner)
    const { properties = {}, items, additionalProperties } = schema
    if (Array.isArray(value)) {
      if (items) for (const item of value) walk(items, item, owner)
      return
    }
    for (const [name, inner] of Object.entries(value)) {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (property) {
        present.add(`${owner}.${name}`)
        if (inner !== null) filled.add(`${owner}.${name}`)
        walk(property, inner, `${owner}.${name}`)
      } else if (typeof additionalProperties === 'object') walk(additionalProperties, inner, owner)
    }
  }

  return {
    see(schema, value) {
      reach(schema, 'answer')
      walk(schema, value, 'answer')
    },
    report: () => ({
      documented: documented.size,
      neverSeen: [...documented].filter((name) => !present.has(name)).toSorted(),
      onlyNull: [...present].filter((name) => !filled.has(name)).toSorted(),
    }),
  }
}
