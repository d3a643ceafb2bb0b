/** One run of the command line, from its words to its exit code. */
import { CommanderError } from 'commander'
import type { MachineNeeds } from '../operations/needs.ts'
import { type Command, InvalidInput, type Operation, OPERATOR } from '../operations/operation.ts'
import { explain, Problem, usage } from '../records/problems.ts'
import { printAnswer } from './answer.ts'
import { argumentName, createProgram, type Given, optionName, positionalOf } from './program.ts'
import type { Credentials, Door, Terminal } from './door.ts'
import { createProgress } from './progress.ts'
import { renderings } from './renderings.ts'
import { runServed } from './run-served.ts'
import { firstLine } from './text-file.ts'

const INTERRUPTED = 130

/** `words`: what follows the program's name. Never rejects. */
export async function runCommandLine(
  words: readonly string[],
  door: Door,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  let exitCode: number | undefined
  const asJson = words.includes('--json') || words.includes('--jsonl')
  const program = createProgram(door, terminal, {
    operation: async (operation, given) => {
      const ended = await explained(operation, () =>
        runOperation(operation, given, door, terminal, signal),
      )
      if (!signal.aborted) exitCode = ended
    },
    served: async (operation, given) => {
      exitCode = await explained(operation, () =>
        runServed(operation, given, door, terminal, signal),
      )
    },
    // To be stopped is how a server ends.
    own: async (command, flags) => {
      exitCode = await command.run(flags, terminal, signal)
    },
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return exitCode ?? (signal.aborted ? interrupted(terminal) : 0)
  } catch (error) {
    if (signal.aborted) return interrupted(terminal)
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return report(error, terminal, asJson)
  }
}

async function runOperation(
  operation: Operation<MachineNeeds>,
  given: Given,
  door: Door,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const progress = createProgress(terminal)
  try {
    const needs = door.needs(await credentialsOf(given, terminal), { progress, signal })
    const { output, exitCode } = await operation.call(needs, given.input, OPERATOR)
    progress.end()
    if (signal.aborted) return INTERRUPTED
    const render = renderings[operation.name]
    printAnswer(terminal, output, { operation, form: given.form, render })
    return exitCode
  } catch (error) {
    progress.end()
    throw error
  }
}

/** What is wrong with the input is told as a person typed it. */
async function explained<Result>(
  { command }: Operation<never>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof InvalidInput && command !== undefined ? usageOf(error, command) : error
  }
}

async function credentialsOf(given: Given, terminal: Terminal): Promise<Credentials> {
  const accessKeySecret = given.secretStdin ? await firstLine(terminal.in) : undefined
  if (accessKeySecret === '') {
    throw usage(
      '--secret-stdin was given, and standard input is empty.',
      'Pipe the access key secret in, as in: carryover pull … --secret-stdin < secret.txt',
    )
  }
  return { accessKey: given.accessKey, accessKeySecret, baseUrl: given.baseUrl }
}

function usageOf({ field, why }: InvalidInput, command: Command): Problem {
  // The field of a list's entry is `types.0`.
  const [key = field] = field.split('.')
  const name = positionalOf(command).includes(key)
    ? argumentName(key)
    : (command.flags?.[key] ?? optionName(key))
  return usage(`${name}: ${why}.`, `See: carryover ${command.words.join(' ')} --help`)
}

function interrupted({ err }: Terminal): number {
  err.write('Interrupted. Files that were finished are kept; nothing half-written was left.\n')
  return INTERRUPTED
}

function report(error: unknown, terminal: Terminal, asJson: boolean): number {
  if (error instanceof Problem) {
    terminal.err.write(`${explain(error)}\n`)
    const { code, message, fix, endpoint, requestId } = error
    if (asJson)
      terminal.out.write(
        `${JSON.stringify({ error: { code, message, fix, endpoint, requestId } })}\n`,
      )
    return error.exitCode
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.err.write(
    `Something went wrong that Carryover did not expect. Please report it with these lines:\n${text}\n`,
  )
  return 1
}
