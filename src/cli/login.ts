/** `carryover login` and `logout`: which server later commands ask, and as whom. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { me } from '../operations/members.ts'
import { profile } from '../records/member.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Door, GivenFlags, OwnCommand, Terminal } from './door.ts'
import { forgetLogin, readLogin, saveLogin } from './login-file.ts'
import { askServer } from './served.ts'
import { firstLine } from './text-file.ts'
import { SERVER_FLAGS, tokenIn, typedServer, urlOf } from './which-server.ts'

export function loginCommands(door: Door): readonly OwnCommand[] {
  return [
    {
      words: ['login'],
      summary: 'Keep a server and an API token for later commands.',
      flags: SERVER_FLAGS.map(([flags, about]) => ({ flags, about })),
      examples: [
        'carryover login --server https://carryover.example.com',
        'carryover login --server https://carryover.example.com < token.txt',
      ],
      run: (flags, terminal, signal) => logIn(door, flags, terminal, signal),
    },
    {
      words: ['logout'],
      summary: 'Forget the server and the token that login keeps.',
      flags: [],
      examples: ['carryover logout'],
      async run(_flags, { err }) {
        const wasThere = await forgetLogin(door.server().loginFolder)
        err.write(
          wasThere
            ? 'Logged out. The token itself is good until it is revoked under Settings → API tokens.\n'
            : 'Nobody was logged in.\n',
        )
        return 0
      },
    },
  ]
}

/** Nothing is kept before the server has taken the token. */
async function logIn(
  door: Door,
  flags: GivenFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const settings = door.server()
  const typed = typedServer.parse(flags)
  // A login that cannot be read is what a new one mends.
  const former = await readLogin(settings.loginFolder).catch(() => undefined)
  const url = urlOf(typed, settings, former)
  const token = await (typed.tokenFile === undefined
    ? typedToken(terminal, url)
    : tokenIn(typed.tokenFile, terminal))
  if (token === undefined || token === '') throw noToken()
  const { member, organization } = profile.parse(await askServer({ url, token }, me, {}, signal))
  const path = await saveLogin(settings.loginFolder, { server: url, token })
  terminal.err.write(`Logged in at ${url} as ${member.name} of ${organization.name}. (${path})\n`)
  for (const [name, value] of [
    ['CARRYOVER_SERVER', settings.url],
    ['CARRYOVER_TOKEN', settings.token],
  ] as const) {
    if (value !== undefined) terminal.err.write(`${name} is set, and comes before the login.\n`)
  }
  return 0
}

/** From a person without showing it, from a pipe as its first line. */
async function typedToken(terminal: Terminal, url: string): Promise<string | undefined> {
  const { in: input, err } = terminal
  if (!('isTTY' in input) || input.isTTY !== true) return firstLine(input)
  err.write(`API token for ${url} (Settings → API tokens): `)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input, output: unseen, terminal: true })
  const given = new AbortController()
  const giveUp = (): void => given.abort()
  asking.once('SIGINT', giveUp).once('close', giveUp)
  try {
    return (await asking.question('', { signal: given.signal })).trim()
  } catch {
    throw cancelled()
  } finally {
    asking.close()
    err.write('\n')
  }
}

function cancelled(): Problem {
  return new Problem({
    code: 'D-CANCELLED',
    message: 'Nobody was logged in.',
    fix: 'Try again with a token: carryover login',
  })
}

function noToken(): Problem {
  return usage(
    'No API token was given.',
    'Make one under Settings → API tokens, and pipe it in: carryover login --server URL < token.txt',
  )
}
