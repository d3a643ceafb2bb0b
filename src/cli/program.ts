/** Commands and flags, made from the list of operations. */
import { Argument, Command, Option } from 'commander'
import { z } from 'zod'
import type { MachineNeeds, ServerNeeds } from '../operations/needs.ts'
import type { Command as CommandWords, Operation } from '../operations/operation.ts'
import { machineOperations, serverOperations } from '../operations/operations.ts'
import type { Door, GivenFlags, OwnCommand, Terminal } from './door.ts'

/** What a person typed for one operation on their own machine. */
export interface Given {
  /** For the operation, as text: its own schema reads it. */
  readonly input: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly accessKey: string | undefined
  readonly secretStdin: boolean
  readonly baseUrl: string | undefined
}

/** The same for one of a server. */
export interface GivenServed {
  readonly input: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly server: string | undefined
  readonly tokenFile: string | undefined
  readonly isConfirmed: boolean
}

export interface Actions {
  operation(operation: Operation<MachineNeeds>, given: Given): Promise<void>
  served(operation: Operation<ServerNeeds>, given: GivenServed): Promise<void>
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
  for (const operation of machineOperations) addMachineOperation(program, operation, actions)
  for (const operation of serverOperations) addServedOperation(program, operation, actions)
  for (const own of door.ownCommands) {
    const command = commandAt(program, own.words).description(own.summary)
    for (const { flags, about } of own.flags) command.option(flags, about)
    command.action(() => actions.own(own, command.opts()))
  }
  return program
}

function addMachineOperation(
  program: Command,
  operation: Operation<MachineNeeds>,
  actions: Actions,
): void {
  addOperation(program, operation, {
    flags: [
      ['--access-key <key>', 'Gong access key, instead of GONG_ACCESS_KEY'],
      ['--secret-stdin', 'read the access key secret from standard input'],
      ['--base-url <url>', "Gong's API base URL, instead of GONG_BASE_URL"],
    ],
    act: ({ json, accessKey, secretStdin, baseUrl, ...input }) =>
      actions.operation(operation, {
        input,
        json: json === true,
        accessKey: textOrNothing(accessKey),
        secretStdin: secretStdin === true,
        baseUrl: textOrNothing(baseUrl),
      }),
  })
}

function addServedOperation(
  program: Command,
  operation: Operation<ServerNeeds>,
  actions: Actions,
): void {
  addOperation(program, operation, {
    flags: [
      ...(operation.command?.isFinal === true ? [['--yes', 'do it without asking'] as const] : []),
      ['--server <url>', 'instead of CARRYOVER_SERVER'],
      ['--token-file <file>', 'holds an API token, instead of CARRYOVER_TOKEN'],
    ],
    act: ({ json, server, tokenFile, yes, ...input }) =>
      actions.served(operation, {
        input,
        json: json === true,
        server: textOrNothing(server),
        tokenFile: textOrNothing(tokenFile),
        isConfirmed: yes === true,
      }),
  })
}

interface Way {
  /** Beside those of the operation's own fields. */
  readonly flags: readonly (readonly [flags: string, about: string])[]
  readonly act: (typed: Readonly<Record<string, unknown>>) => Promise<void>
}

function addOperation(
  program: Command,
  { command: declared, summary, input }: Operation<never>,
  { flags, act }: Way,
): void {
  if (declared === undefined) return
  const { words, alias, examples } = declared
  const positional = positionalOf(declared)
  const command = commandAt(program, words).description(summary)
  if (alias !== undefined) command.alias(alias)
  const shape: Readonly<Record<string, z.core.$ZodType>> = input.shape
  for (const key of positional) {
    const schema = shape[key]
    if (schema !== undefined) command.addArgument(argumentFor(key, schema))
  }
  const named = Object.entries(shape).filter(([key]) => !positional.includes(key))
  const options = named.map(([key, schema]) => optionFor(key, schema, declared.flags?.[key]))
  for (const option of options) command.addOption(option)
  command.option('--json', 'print the answer as one JSON object')
  for (const [flag, about] of flags) command.option(flag, about)
  command
    .addHelpText('before', `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`)
    .action(async (...parts: unknown[]) => {
      const typed: Record<string, unknown> = { ...command.opts() }
      for (const [at, [key]] of named.entries()) {
        const name = options[at]?.attributeName() ?? key
        if (name === key) continue
        typed[key] = typed[name]
        delete typed[name]
      }
      await act({ ...typed, ...Object.fromEntries(positional.map((key, at) => [key, parts[at]])) })
    })
}

/** The fields that are given without a flag. */
export function positionalOf({ positional = [] }: CommandWords): readonly string[] {
  return typeof positional === 'string' ? [positional] : positional
}

/** What a word stands for that has commands below it. */
const GROUPS: Readonly<Record<string, string>> = {
  access: 'Which recordings may be read for the accounts.',
  account: 'Customers, what their calls are found by, and which calls are theirs.',
  call: 'Calls that belong to accounts.',
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

function argumentFor(key: string, schema: z.core.$ZodType): Argument {
  const name = argumentName(key)
  const rest = innermost(schema).type === 'array' ? '...' : ''
  const about = describe(schema)
  return new Argument(isRequired(schema) ? `<${name}${rest}>` : `[${name}${rest}]`, about)
}

/** `callId` is CALL, `types` are TYPE: what a person calls it that gives one. */
export function argumentName(key: string): string {
  return (ARGUMENTS[key] ?? key.replace(/(?:Id|s)$/, '')).toUpperCase()
}

const ARGUMENTS: Readonly<Record<string, string>> = { q: 'query', csv: 'file' }

function optionFor(key: string, schema: z.core.$ZodType, name = optionName(key)): Option {
  const takes = innermost(schema).type === 'boolean' ? '' : ` <${key.toLowerCase()}>`
  const option = new Option(`${name}${takes}`, describe(schema))
  if (isRequired(schema)) option.makeOptionMandatory()
  return option
}

/** Without what makes it optional or gives a default. */
function innermost(schema: z.core.$ZodType): z.core.$ZodTypeDef {
  const { def } = schema._zod
  return 'innerType' in def && def.innerType instanceof z.core.$ZodType
    ? innermost(def.innerType)
    : def
}

/** `statsDays` is `--stats-days` on the command line. */
export function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** The sentence that the operation declared, with the default if there is one. */
function describe(schema: z.core.$ZodType): string {
  const description = descriptionOf(schema)
  const { def } = schema._zod
  const byDefault: unknown = 'defaultValue' in def ? def.defaultValue : undefined
  return typeof byDefault === 'number'
    ? `${description} (default: ${String(byDefault)})`
    : description
}

function descriptionOf(schema: z.core.$ZodType): string {
  const told: unknown = 'description' in schema ? schema.description : undefined
  if (typeof told === 'string') return told
  const { def } = schema._zod
  return 'innerType' in def && def.innerType instanceof z.core.$ZodType
    ? descriptionOf(def.innerType)
    : ''
}

function isRequired(schema: z.core.$ZodType): boolean {
  return !z.safeParse(schema, undefined).success
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
