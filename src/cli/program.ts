/** Commands and flags, made from the list of operations. */
import { Argument, Command, Option } from 'commander'
import { z } from 'zod'
import type { MachineNeeds } from '../operations/needs.ts'
import type { Operation } from '../operations/operation.ts'
import { machineOperations } from '../operations/operations.ts'
import type { Door, GivenFlags, OwnCommand, Terminal } from './door.ts'

/** What a person typed for one operation. */
export interface Given {
  /** For the operation, as text: its own schema reads it. */
  readonly input: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly accessKey: string | undefined
  readonly secretStdin: boolean
  readonly baseUrl: string | undefined
}

export interface Actions {
  operation(operation: Operation<MachineNeeds>, given: Given): Promise<void>
  own(command: OwnCommand, flags: GivenFlags): Promise<void>
}

const EXIT_CODES = `
Exit codes: 0 ok · 1 failed · 2 usage · 3 not connected, or the key is refused · 4 some types skipped ·
5 not found or not allowed · 6 rate limited · 7 conflict · 130 interrupted`

export function createProgram(door: Door, terminal: Terminal, actions: Actions): Command {
  const program = new Command('carryover')
    .description('Carries what was said in Gong over to the people and the AI that come next.')
    .version(door.version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText('after', EXIT_CODES)
  for (const operation of machineOperations) addOperation(program, operation, actions)
  for (const own of door.ownCommands) {
    const command = commandAt(program, own.words).description(own.summary)
    for (const { flags, about } of own.flags) command.option(flags, about)
    command.action(() => actions.own(own, command.opts()))
  }
  return program
}

function addOperation(
  program: Command,
  operation: Operation<MachineNeeds>,
  actions: Actions,
): void {
  if (operation.command === undefined) return
  const { words, positional, examples } = operation.command
  const command = commandAt(program, words).description(operation.summary)
  const shape: Readonly<Record<string, z.core.$ZodType>> = operation.input.shape
  for (const [key, schema] of Object.entries(shape)) {
    if (key === positional) command.addArgument(new Argument('[TYPE...]', describe(schema)))
    else command.addOption(optionFor(key, schema))
  }
  command
    .option('--json', 'print the answer as one JSON object')
    .option('--access-key <key>', 'Gong access key, instead of GONG_ACCESS_KEY')
    .option('--secret-stdin', 'read the access key secret from standard input')
    .option('--base-url <url>', "Gong's API base URL, instead of GONG_BASE_URL")
    .addHelpText('before', `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`)
    .action(async (...parts: unknown[]) => {
      const typed: Readonly<Record<string, unknown>> = command.opts()
      const { json, accessKey, secretStdin, baseUrl, ...options } = typed
      const input = positional === undefined ? options : { ...options, [positional]: parts[0] }
      await actions.operation(operation, {
        input,
        json: json === true,
        accessKey: textOrNothing(accessKey),
        secretStdin: secretStdin === true,
        baseUrl: textOrNothing(baseUrl),
      })
    })
}

/** What a word stands for that has commands below it. */
const GROUPS: Readonly<Record<string, string>> = {
  connection: 'The connection to Gong.',
  key: 'The master key, which everything secret is encrypted with.',
  organization: 'The organizations of this installation.',
}

/** `connection test` is the command `test` below the command `connection`. */
function commandAt(program: Command, words: readonly string[]): Command {
  return words.reduce(
    (parent, word) =>
      parent.commands.find((known) => known.name() === word) ??
      parent.command(word).description(GROUPS[word] ?? ''),
    program,
  )
}

function optionFor(key: string, schema: z.core.$ZodType): Option {
  const option = new Option(`${optionName(key)} <${key.toLowerCase()}>`, describe(schema))
  if (isRequired(schema)) option.makeOptionMandatory()
  return option
}

/** `statsDays` is `--stats-days` on the command line. */
export function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** The sentence that the operation declared, with the default if there is one. */
function describe(schema: z.core.$ZodType): string {
  const description = 'description' in schema ? String(schema.description) : ''
  const { def } = schema._zod
  const byDefault: unknown = 'defaultValue' in def ? def.defaultValue : undefined
  return typeof byDefault === 'number'
    ? `${description} (default: ${String(byDefault)})`
    : description
}

function isRequired(schema: z.core.$ZodType): boolean {
  return !z.safeParse(schema, undefined).success
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
