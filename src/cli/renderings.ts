/** Answers as a person reads them in a terminal; an operation without a rendering is printed as JSON. */
import type { z } from 'zod'
import { listTypesOutput } from '../operations/list-types.ts'
import { pullOutput } from '../operations/pull.ts'
import { testedConnection } from '../records/connection.ts'
import { table } from './table.ts'

export const renderings: Readonly<Record<string, (output: unknown) => string>> = {
  pull: reading(pullOutput, ({ types, requests }) => {
    const rows = types.map(({ type, status, records, available, file }) => [
      MARKS[status],
      type,
      status === 'ok' ? ofAll(records, available) : status,
      file ?? '',
    ])
    const reasons = types.flatMap(({ type, message }) =>
      message === null ? [] : [`${type}: ${message}`],
    )
    return `${table(rows)}${lines(unique(reasons))}${requests} Gong ${requests === 1 ? 'request' : 'requests'}\n`
  }),

  'test-connection': reading(testedConnection, ({ types, requests }) => {
    const rows = types.map(({ type, scope, allowed, records }) => [
      allowed ? '✓' : '✗',
      type,
      scope,
      records === null ? '' : String(records),
    ])
    const allowed = types.filter((type) => type.allowed).length
    const reasons = types.flatMap(({ type, message }) =>
      message === null ? [] : [`${type}: ${message}`],
    )
    return `${table([['', 'TYPE', 'SCOPE', 'RECORDS'], ...rows])}${lines(reasons)}${allowed} of ${types.length} types can be read (${requests} Gong requests)\n`
  }),

  'list-types': reading(listTypesOutput, ({ types }) => {
    const rows = types.map(({ type, scopes, allowed, records, description }) => [
      type,
      scopes[0] ?? '',
      allowed === null ? '–' : allowed ? '✓' : '✗',
      records === null ? '–' : String(records),
      description,
    ])
    const keyless = types.every((type) => type.allowed === null)
    const hint = keyless
      ? 'Set GONG_ACCESS_KEY and GONG_ACCESS_KEY_SECRET to see what your key allows.\n'
      : ''
    return `${table([['TYPE', 'SCOPE', 'KEY', 'RECORDS', 'WHAT'], ...rows])}${hint}`
  }),
}

const MARKS = { ok: '✓', empty: '○', skipped: '✗', failed: '✗' } as const

export function reading<Schema extends z.ZodType, Shown extends string | Uint8Array>(
  schema: Schema,
  render: (output: z.output<Schema>) => Shown,
): (output: unknown) => Shown {
  return (output) => render(schema.parse(output))
}

function ofAll(records: number, available: number | null): string {
  return available === null || available === records
    ? String(records)
    : `${records} of ${available}`
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}

/** Types that fail together fail for one reason; it is said once. */
function unique(reasons: readonly string[]): string[] {
  const seen = new Set<string>()
  return reasons.filter((reason) => {
    const why = reason.slice(reason.indexOf(': ') + 2)
    return !seen.has(why) && seen.add(why)
  })
}
