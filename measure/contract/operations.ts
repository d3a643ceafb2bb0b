/** Finds the operation of Gong's document that a request belongs to. */
import type { GongDocument, Operation } from './document.ts'

interface FoundOperation {
  /** As people write it: `GET /v2/users/{id}`. */
  readonly name: string
  readonly operation: Operation
}

export interface Operations {
  readonly all: readonly FoundOperation[]
  find(method: string, path: string): FoundOperation | undefined
}

export function operationsOf(document: GongDocument): Operations {
  const entries = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
      found: { name: `${method.toUpperCase()} ${template}`, operation },
    })),
  )
  // `/v2/users/extensive` before `/v2/users/{id}`.
  const exactFirst = entries.toSorted((a, b) => holes(a.template) - holes(b.template))
  return {
    all: entries.map(({ found }) => found),
    find: (method, path) =>
      exactFirst.find((entry) => entry.method === method && entry.pattern.test(path))?.found,
  }
}

function holes(template: string): number {
  return template.split('{').length
}
