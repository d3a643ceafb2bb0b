/** One operation of the server, from what was typed to what is printed. */
import { z } from 'zod'
import type { ServerNeeds } from '../operations/needs.ts'
import { type Command, type Operation, readInput } from '../operations/operation.ts'
import { usage } from '../records/problems.ts'
import { printAnswer } from './answer.ts'
import type { Door, Server, Terminal } from './door.ts'
import { withIds } from './names.ts'
import type { GivenServed } from './program.ts'
import { askServer } from './served.ts'
import { servedRenderings } from './served-renderings.ts'
import { readTextFile } from './text-file.ts'
import { whichServer } from './which-server.ts'

/** Ends with the exit code. */
export async function runServed(
  operation: Operation<ServerNeeds>,
  given: GivenServed,
  door: Door,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { command } = operation
  if (command?.isFinal === true && !given.isConfirmed) {
    throw usage(
      `Nothing brings back what "${command.words.join(' ')}" takes.`,
      'Add --yes to do it.',
    )
  }
  const asked = askedFor(operation, given)
  const server = await whichServer(given, door.server(), terminal)
  const typed = await inputOf(operation, given, terminal)
  const kept = await keptFields(server, command, signal)
  // Said here in the words of the flags; the server reads it again.
  readInput(asked.input, { ...kept, ...typed })
  const input = { ...kept, ...(await withIds(server, typed, signal)) }
  const output = await askServer(server, asked, input, signal)
  printAnswer(terminal, output, {
    operation: asked,
    form: given.form,
    render: servedRenderings[asked.name],
  })
  return asked.exitCodeOf(output)
}

/** Another operation, where `--dry-run` or a field that is left out asks for it. */
function askedFor(
  operation: Operation<ServerNeeds>,
  { input, isDryRun }: GivenServed,
): Operation<never> {
  const { dryRun, without = {} } = operation.command ?? {}
  if (isDryRun && dryRun !== undefined) return dryRun
  const left = Object.entries(without).find(([field]) => input[field] === undefined)
  return left?.[1] ?? operation
}

async function keptFields(
  server: Server,
  command: Command | undefined,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  if (command?.keeps === undefined) return {}
  const { asAnswered, fields } = command.keeps
  const answer = answered.parse(await askServer(server, asAnswered, {}, signal))
  return Object.fromEntries(fields.map((field) => [field, answer[field]]))
}

const answered = z.record(z.string(), z.unknown())

async function inputOf(
  { command }: Operation<ServerNeeds>,
  { input }: GivenServed,
  terminal: Terminal,
): Promise<Readonly<Record<string, unknown>>> {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined)
  const read = entries.map(async ([field, value]) => {
    if (typeof value !== 'string') return [field, value] as const
    if (field === command?.file) return [field, await readTextFile(value, terminal.in)] as const
    return [field, command?.read?.[field]?.(value) ?? value] as const
  })
  return Object.fromEntries(await Promise.all(read))
}
