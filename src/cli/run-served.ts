/** One operation of the server, from what was typed to what is printed. */
import type { ServerNeeds } from '../operations/needs.ts'
import { type Operation, readInput } from '../operations/operation.ts'
import { usage } from '../records/problems.ts'
import { withAccountIds } from './account-names.ts'
import type { Door, Server, Terminal } from './door.ts'
import type { GivenServed } from './program.ts'
import { askServer } from './served.ts'
import { servedRenderings } from './served-renderings.ts'
import { readTextFile } from './text-file.ts'

/** Ends with the exit code. */
export async function runServed(
  operation: Operation<ServerNeeds>,
  given: GivenServed,
  door: Door,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { command, name } = operation
  if (command?.isFinal === true && !given.isConfirmed) {
    throw usage(
      `Nothing brings back what "${command.words.join(' ')}" takes.`,
      'Add --yes to do it.',
    )
  }
  const server = await serverOf(given, door, terminal)
  const typed = await inputOf(operation, given, terminal)
  // Said here in the words of the flags; the server reads it again.
  readInput(operation.input, typed)
  const input = await withAccountIds(server, typed, signal)
  const output = await askServer(server, operation, input, signal)
  const render = servedRenderings[name]
  terminal.out.write(
    given.json || render === undefined ? `${JSON.stringify(output)}\n` : render(output),
  )
  return 0
}

async function serverOf(
  { server, tokenFile }: GivenServed,
  door: Door,
  terminal: Terminal,
): Promise<Server> {
  const byDefault = door.server()
  const url = server ?? byDefault.url
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw usage(
      `--server: "${url}" is no web address.`,
      'Give it as https://carryover.example.com.',
    )
  }
  if (tokenFile === undefined) return { url, token: byDefault.token }
  const token = (await readTextFile(tokenFile, terminal.in)).trim()
  return { url, token: token === '' ? undefined : token }
}

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
