/** An answer as it is printed: for people, as one JSON object, or a line of JSON for each row of a list. */
import { z } from 'zod'
import type { Operation } from '../operations/operation.ts'
import type { Terminal } from './door.ts'

export type Form = 'text' | 'json' | 'jsonl'

interface Printing {
  readonly operation: Operation<never>
  readonly form: Form
  /** Undefined where people are shown the JSON too. */
  readonly render: ((output: unknown) => string | Uint8Array) | undefined
}

export function printAnswer(
  terminal: Terminal,
  output: unknown,
  { operation, form, render }: Printing,
): void {
  if (form === 'text' && render !== undefined) terminal.out.write(render(output))
  else if (form === 'jsonl') printRows(terminal, output, listIn(operation))
  else terminal.out.write(lineOf(output))
}

/** The field of the answer that holds its list; undefined where it is none. */
export function listIn({ output, command }: Operation<never>): string | undefined {
  const name = command?.rows ?? 'data'
  return output instanceof z.ZodObject && name in output.shape ? name : undefined
}

const answered = z.record(z.string(), z.unknown())

/** What is no list is one row. */
function printRows({ out, err }: Terminal, output: unknown, list: string | undefined): void {
  if (list === undefined) return void out.write(lineOf(output))
  const { nextCursor, ...fields } = answered.parse(output)
  for (const row of z.array(z.unknown()).parse(fields[list])) out.write(lineOf(row))
  if (typeof nextCursor === 'string') err.write(`More with: --cursor ${nextCursor}\n`)
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
