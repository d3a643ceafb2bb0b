/**
 * What the environment says: the only place that reads it. Every variable is declared once, with what it is for and
 * whether it is a secret; all of it is checked before anything starts.
 */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AI_PROVIDERS } from './records/ai.ts'
import { DEFAULTS } from './records/defaults.ts'
import { ROLES } from './records/member.ts'
import { Problem, usage } from './records/problems.ts'

const url = z.url({ protocol: /^https?$/, error: 'write a URL as https://carryover.example.com' })
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const yesOrNo = z.enum(['yes', 'no'], 'write yes or no').transform((text) => text === 'yes')

/** `secret` is hidden by `carryover config`, and can be given as a file by the name with `_FILE` behind it. */
interface Variable {
  readonly about: string
  readonly secret?: true
  readonly shape: z.ZodType
}

const VARIABLES = {
  CARRYOVER_PORT: {
    about: 'Port of the web pages and the API.',
    shape: z.coerce.number().int().min(0).max(65_535).default(4_680),
  },
  CARRYOVER_HOST: { about: 'Address to listen on.', shape: z.string().default('127.0.0.1') },
  CARRYOVER_DATA_DIR: {
    about: 'Where the database and the master key lie.',
    shape: z.string().default(defaultDataDir()),
  },
  CARRYOVER_BASE_URL: {
    about: 'The address that people open, when a proxy stands in front.',
    shape: url.optional(),
  },
  CARRYOVER_SERVER: {
    about: 'The server that the command line asks, if not the one on this machine.',
    shape: url.optional(),
  },
  CARRYOVER_TOKEN: {
    about: 'An API token, with which the command line asks the server.',
    secret: true,
    shape: z.string().optional(),
  },
  CARRYOVER_CONFIG_DIR: {
    about: 'Where `carryover login` keeps the server and the token.',
    shape: z.string().default(defaultConfigDir()),
  },
  DATABASE_URL: {
    about: 'A PostgreSQL of your own (15 or newer) instead of the built-in one.',
    secret: true,
    shape: z.string().optional(),
  },
  CARRYOVER_KEY: {
    about: 'The master key itself, instead of the file in the data directory.',
    secret: true,
    shape: z.string().optional(),
  },
  GONG_BASE_URL: {
    about: "Where the API of the operator's Gong is, if not at Gong's own address.",
    shape: url.default('https://api.gong.io'),
  },
  GONG_APP_URL: {
    about: "Where the sign-in pages of the operator's Gong are, if not at Gong's own address.",
    shape: url.default('https://app.gong.io'),
  },
  GONG_ALLOW_HOST: {
    about: "Hosts beyond Gong's own that a key may be sent to, comma separated.",
    shape: list.prefault(''),
  },
  GONG_RATE_PER_SECOND: {
    about: 'Requests a second to one Gong company; Gong allows 3 to all tools together.',
    shape: z.coerce.number().positive().max(100).default(DEFAULTS.gongRatePerSecond),
  },
  GONG_RATE_PER_DAY: {
    about: 'Requests a day to one Gong company; Gong allows 10,000 to all tools together.',
    shape: z.coerce.number().int().positive().default(DEFAULTS.gongRatePerDay),
  },
  GONG_OAUTH_CLIENT_ID: { about: 'OAuth client of Gong.', shape: z.string().optional() },
  GONG_OAUTH_CLIENT_SECRET: {
    about: 'Its secret.',
    secret: true,
    shape: z.string().optional(),
  },
  GONG_ACCESS_KEY: {
    about: 'Access key for the command line (pull, types, connection test).',
    shape: z.string().optional(),
  },
  GONG_ACCESS_KEY_SECRET: { about: 'Its secret.', secret: true, shape: z.string().optional() },
  GOOGLE_OAUTH_CLIENT_ID: {
    about: 'OAuth client for Google Drive; without it the source is off.',
    shape: z.string().optional(),
  },
  GOOGLE_OAUTH_CLIENT_SECRET: {
    about: 'Its secret.',
    secret: true,
    shape: z.string().optional(),
  },
  GOOGLE_BASE_URL: {
    about: 'Where Google Drive is, if not at its own addresses: for trying it on a pretend one.',
    shape: url.optional(),
  },
  CARRYOVER_OIDC_ISSUER: {
    about: 'Issuer of your identity provider; with it, people can sign in there.',
    shape: url.optional(),
  },
  CARRYOVER_OIDC_CLIENT_ID: { about: 'Client of it.', shape: z.string().optional() },
  CARRYOVER_OIDC_CLIENT_SECRET: {
    about: "That client's secret.",
    secret: true,
    shape: z.string().optional(),
  },
  CARRYOVER_OIDC_NAME: {
    about: 'What its button says.',
    shape: z.string().default('Single sign-on'),
  },
  CARRYOVER_OIDC_DEFAULT_ROLE: {
    about: 'Role of people who come from there without an invitation; without it they need one.',
    shape: z.enum(ROLES).optional(),
  },
  CARRYOVER_OIDC_TRUST_EMAIL: {
    about: 'Believe its e-mail addresses although it does not say that they are verified.',
    shape: yesOrNo.prefault('no'),
  },
  CARRYOVER_BOOTSTRAP_EMAIL: {
    about: 'The first start makes an admin with this address, without the set-up page.',
    shape: z.string().optional(),
  },
  CARRYOVER_BOOTSTRAP_PASSWORD: {
    about: "That admin's password.",
    secret: true,
    shape: z.string().optional(),
  },
  CARRYOVER_BOOTSTRAP_TOKEN: {
    about: 'An API token of that admin with all scopes, of exactly this value.',
    secret: true,
    shape: z.string().optional(),
  },
  CARRYOVER_AI_PROVIDER: {
    about: `Model that may be asked: ${AI_PROVIDERS.join(', ')}; with it, admins cannot choose another.`,
    shape: z.enum(AI_PROVIDERS).optional(),
  },
  CARRYOVER_AI_BASE_URL: {
    about: "Where that model's API is, if not at its provider's own address.",
    shape: url.optional(),
  },
  CARRYOVER_AI_MODEL: { about: 'Which model there.', shape: z.string().optional() },
  CARRYOVER_AI_KEY: { about: 'The key to it.', secret: true, shape: z.string().optional() },
  CARRYOVER_LOG: {
    about: 'What is logged: silent, error, warn or info.',
    shape: z.enum(['silent', 'error', 'warn', 'info']).default('info'),
  },
} as const satisfies Readonly<Record<string, Variable>>

type Name = keyof typeof VARIABLES
type Values = { readonly [N in Name]: z.output<(typeof VARIABLES)[N]['shape']> }

export interface Config {
  readonly values: Values
  /** Where the value of a master key came from, for messages; undefined when it is the file of the data directory. */
  readonly keyFile: string | undefined
}

/** What was typed instead of a variable, by its name. */
export type Flags = Readonly<Record<string, string | undefined>>

/** Throws a usage problem that names the variable. */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  typed: Flags = {},
): Config {
  const given = withFiles({ ...environment, ...typed })
  const shape = z.object(
    Object.fromEntries(Object.entries(VARIABLES).map(([name, variable]) => [name, variable.shape])),
  )
  const result = shape.safeParse(given)
  if (!result.success) {
    const [issue] = result.error.issues
    throw usage(
      `The environment variable ${String(issue?.path[0])} is not right: ${issue?.message}.`,
      'Correct it or leave it out.',
    )
  }
  const values: unknown = result.data
  if (!isComplete(values)) throw new Error('The configuration lost a variable.')
  checkTogether(values)
  checkModel(values)
  return { values, keyFile: environment['CARRYOVER_KEY_FILE'] || undefined }
}

/** The schema has just parsed it, name by name; only its type went missing on the way. */
function isComplete(values: unknown): values is Values {
  return typeof values === 'object' && values !== null
}

/** `NAME_FILE` names a file that holds the secret NAME, as containers give them. */
function withFiles(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const given: Record<string, string> = {}
  for (const [name, variable] of Object.entries(VARIABLES)) {
    const value = environment[name]
    const path = 'secret' in variable ? environment[`${name}_FILE`] : undefined
    if (value && path) {
      throw usage(`Both ${name} and ${name}_FILE are set.`, 'Leave one of them out.')
    }
    if (value) given[name] = value
    else if (path) given[name] = readSecret(`${name}_FILE`, path)
  }
  return given
}

function readSecret(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem({
      code: 'D-USAGE',
      message: `The file that ${name} names cannot be read: ${why}.`,
      fix: 'Check the path and who may read it.',
      cause,
    })
  }
}

/** Pairs that are of no use alone. */
const TOGETHER: readonly (readonly [Name, Name])[] = [
  ['GONG_OAUTH_CLIENT_ID', 'GONG_OAUTH_CLIENT_SECRET'],
  ['GOOGLE_OAUTH_CLIENT_ID', 'GOOGLE_OAUTH_CLIENT_SECRET'],
  ['CARRYOVER_OIDC_ISSUER', 'CARRYOVER_OIDC_CLIENT_ID'],
  ['CARRYOVER_OIDC_ISSUER', 'CARRYOVER_OIDC_CLIENT_SECRET'],
  ['CARRYOVER_BOOTSTRAP_EMAIL', 'CARRYOVER_BOOTSTRAP_PASSWORD'],
]

function checkTogether(values: Values): void {
  for (const [one, other] of TOGETHER) {
    if ((values[one] === undefined) === (values[other] === undefined)) continue
    const [set, missing] = values[one] === undefined ? [other, one] : [one, other]
    throw usage(`${set} is set and ${missing} is not.`, `Set ${missing} too, or neither.`)
  }
}

/** What is of no use without which model is meant. */
const OF_A_PROVIDER: readonly Name[] = [
  'CARRYOVER_AI_BASE_URL',
  'CARRYOVER_AI_MODEL',
  'CARRYOVER_AI_KEY',
]

function checkModel(values: Values): void {
  const lone = OF_A_PROVIDER.find((name) => values[name] !== undefined)
  if (values.CARRYOVER_AI_PROVIDER !== undefined || lone === undefined) return
  throw usage(
    `${lone} is set and CARRYOVER_AI_PROVIDER is not.`,
    `Set CARRYOVER_AI_PROVIDER to one of ${AI_PROVIDERS.join(', ')}, or leave ${lone} out.`,
  )
}

/** As root outside homes, which other users cannot enter: PostgreSQL does not run as root. */
function defaultDataDir(): string {
  return process.getuid?.() === 0
    ? '/var/lib/carryover'
    : join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'carryover')
}

function defaultConfigDir(): string {
  return join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'carryover')
}

export interface ShownVariable {
  readonly name: string
  readonly value: string
  readonly about: string
  readonly isSet: boolean
}

/** Every variable with what it is now; secrets only as set or not. */
export function showConfig(
  { values }: Config,
  environment = process.env,
): readonly ShownVariable[] {
  return Object.entries(VARIABLES).map(([name, variable]) => {
    const isSet = Boolean(environment[name] || environment[`${name}_FILE`])
    const held: unknown = Object.entries(values).find(([key]) => key === name)?.[1]
    const text = shown(held)
    const value = 'secret' in variable && text !== '' ? '(hidden)' : text
    return { name, value, about: variable.about, isSet }
  })
}

function shown(held: unknown): string {
  if (Array.isArray(held)) return held.join(', ')
  return typeof held === 'string' ? held : (JSON.stringify(held) ?? '')
}
