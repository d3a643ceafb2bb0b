/** Commands that are not operations: the server and its keeping. Each is loaded when it is asked for. */
import type { GivenFlags, OwnCommand } from './cli/door.ts'
import { type Flags, readConfig, showConfig } from './config.ts'
import { usage } from './records/problems.ts'

const SERVE_FLAGS = [
  { flags: '--port <port>', about: 'instead of CARRYOVER_PORT' },
  { flags: '--host <host>', about: 'instead of CARRYOVER_HOST' },
  { flags: '--data-dir <folder>', about: 'instead of CARRYOVER_DATA_DIR' },
  { flags: '--role <role>', about: 'all, web or worker: what this process does (default: all)' },
]

export const ownCommands: readonly OwnCommand[] = [
  {
    words: ['serve'],
    summary: 'Start the product: web pages, API and worker.',
    flags: [
      ...SERVE_FLAGS,
      { flags: '--demo', about: 'with a pretend Gong and its sample world, in data of its own' },
    ],
    run: async (flags, terminal, signal) => {
      const config = readConfig(undefined, withFlags(flags))
      const { serve, serveDemo } = await import('./serve.ts')
      return flags['demo'] === true
        ? serveDemo(config, terminal, signal)
        : serve(config, roleOf(flags), terminal, signal)
    },
  },
  {
    words: ['config'],
    summary: 'Print every setting of the environment, with secrets hidden.',
    flags: [{ flags: '--json', about: 'print one JSON object' }],
    run: (flags, { out }) => {
      const variables = showConfig(readConfig())
      if (flags['json'] === true) out.write(`${JSON.stringify({ variables })}\n`)
      else {
        for (const { name, value, about, isSet } of variables) {
          out.write(`${name}=${value}${isSet ? '' : '  (default)'}\n    ${about}\n`)
        }
      }
      return Promise.resolve(0)
    },
  },
  {
    words: ['key', 'rotate'],
    summary: 'Make a new master key and encrypt everything secret anew with it.',
    flags: [
      { flags: '--data-dir <folder>', about: 'instead of CARRYOVER_DATA_DIR' },
      {
        flags: '--new-key-file <file>',
        about: 'where the new key is written, when the old one comes from the environment',
      },
    ],
    run: async (flags, terminal) => {
      const config = readConfig(undefined, withFlags(flags))
      const { rotateKey } = await import('./keeping.ts')
      return rotateKey(config, textOf(flags, 'newKeyFile'), terminal)
    },
  },
  {
    words: ['organization', 'create'],
    summary: 'Make a further organization, and the link that invites its first admin.',
    flags: [
      { flags: '--name <name>', about: 'how it is called' },
      { flags: '--admin <email>', about: 'e-mail address of its first admin' },
      { flags: '--data-dir <folder>', about: 'instead of CARRYOVER_DATA_DIR' },
    ],
    run: async (flags, terminal) => {
      const name = textOf(flags, 'name')
      const admin = textOf(flags, 'admin')
      if (name === undefined || admin === undefined) {
        throw usage(
          'An organization needs --name and --admin.',
          'See: carryover organization create --help',
        )
      }
      const { createOrganization } = await import('./keeping.ts')
      return createOrganization(readConfig(undefined, withFlags(flags)), { name, admin }, terminal)
    },
  },
]

const ROLES = ['all', 'web', 'worker'] as const
export type ProcessRole = (typeof ROLES)[number]

function roleOf(flags: GivenFlags): ProcessRole {
  const given = textOf(flags, 'role') ?? 'all'
  const role = ROLES.find((known) => known === given)
  if (role !== undefined) return role
  throw usage(`--role: "${given}" is none.`, `Write one of ${ROLES.join(', ')}.`)
}

/** The environment with what was typed instead. */
function withFlags(flags: GivenFlags): Flags {
  const given = {
    CARRYOVER_PORT: textOf(flags, 'port'),
    CARRYOVER_HOST: textOf(flags, 'host'),
    CARRYOVER_DATA_DIR: textOf(flags, 'dataDir'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function textOf(flags: GivenFlags, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}
