/** Commands and flags, made from the list of operations. */
import { Argument, Command, Option } from 'commander'
import { z } from 'zod'
import type { MachineNeeds, ServerNeeds } from '../operations/needs.ts'
import type { Command as CommandWords, Operation } from '../operations/operation.ts'
import { machineOperations, serverOperations } from '../operations/operations.ts'
import { type Form, listIn } from './answer.ts'
import { callOpen } from './call-open.ts'
import type { Door, GivenFlags, OwnCommand, Terminal } from './door.ts'
import { loginCommands } from './login.ts'
import { SERVER_FLAGS, type TypedServer } from './which-server.ts'

/** What a person typed for one operation on their own machine. */
export interface Given {
  /** For the operation, as text: its own schema reads it. */
  readonly input: Readonly<Record<string, unknown>>
  readonly form: Form
  readonly accessKey: string | undefined
  readonly secretStdin: boolean
  readonly baseUrl: string | undefined
}

/** The same for one of a server. */
export interface GivenServed extends TypedServer {
  readonly input: Readonly<Record<string, unknown>>
  readonly form: Form
  readonly isConfirmed: boolean
  readonly isDryRun: boolean
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
  for (const own of [...loginCommands(door), callOpen(door), ...door.ownCommands]) {
    addOwnCommand(program, own, actions)
  }
  return program
}

function addOwnCommand(program: Command, own: OwnCommand, actions: Actions): void {
  const { words, summary, argument, flags, examples = [] } = own
  const command = commandAt(program, words).description(summary)
  if (argument !== undefined) command.argument(`<${argumentName(argument)}>`)
  for (const { flags: flag, about } of flags) command.option(flag, about)
  if (examples.length > 0) command.addHelpText('before', helpWith(examples))
  command.action((given: unknown) =>
    actions.own(own, {
      ...command.opts(),
      ...(argument !== undefined && { [argument]: String(given) }),
    }),
  )
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
    act: ({ accessKey, secretStdin, baseUrl, ...input }, form) =>
      actions.operation(operation, {
        input,
        form,
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
  const { isFinal = false, dryRun } = operation.command ?? {}
  addOperation(program, operation, {
    flags: [
      ...(isFinal ? [['--yes', 'do it without asking'] as const] : []),
      ...(dryRun ? [['--dry-run', 'say what would come of it, and change nothing'] as const] : []),
      ...SERVER_FLAGS,
    ],
    act: ({ server, tokenFile, yes, dryRun: isDryRun, ...input }, form) =>
      actions.served(operation, {
        input,
        form,
        server: textOrNothing(server),
        tokenFile: textOrNothing(tokenFile),
        isConfirmed: yes === true,
        isDryRun: isDryRun === true,
      }),
  })
}

interface Way {
  /** Beside those of the operation's own fields. */
  readonly flags: readonly (readonly [flags: string, about: string])[]
  readonly act: (typed: Readonly<Record<string, unknown>>, form: Form) => Promise<void>
}

function addOperation(program: Command, operation: Operation<never>, { flags, act }: Way): void {
  const { command: declared, summary, input } = operation
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
  const options = named.map(([key, schema]) => optionFor(key, schema, declared))
  for (const option of options) command.addOption(option)
  command.option('--json', 'print the answer as one JSON object')
  if ([operation, ...Object.values(declared.without ?? {})].some(listIn)) {
    command.option('--jsonl', 'print each row as one line of JSON')
  }
  for (const [flag, about] of flags) command.option(flag, about)
  command.addHelpText('before', helpWith(examples)).action(async (...parts: unknown[]) => {
    const { json, jsonl, ...flagged }: Record<string, unknown> = command.opts()
    const form = jsonl === true ? 'jsonl' : json === true ? 'json' : 'text'
    const typed = { ...flagged }
    for (const [at, [key]] of named.entries()) {
      const name = options[at]?.attributeName() ?? key
      if (name === key) continue
      typed[key] = typed[name]
      delete typed[name]
    }
    const given = Object.fromEntries(positional.map((key, at) => [key, parts[at]]))
    await act({ ...typed, ...given }, form)
  })
}

function helpWith(examples: readonly string[]): string {
  return `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`
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
  domain: 'Domains of an account.',
  user: 'Members of the organization.',
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

function optionFor(
  key: string,
  schema: z.core.$ZodType,
  { flags = {}, without = {}, keeps }: CommandWords,
): Option {
  const name = flags[key] ?? optionName(key)
  const takes = innermost(schema).type === 'boolean' ? '' : ` <${name.slice(2)}>`
  const option = new Option(`${name}${takes}`, describe(schema))
  const mayLack = Object.hasOwn(without, key) || keeps?.fields.includes(key) === true
  if (isRequired(schema) && !mayLack) option.makeOptionMandatory()
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
