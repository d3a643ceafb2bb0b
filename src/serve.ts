/** The life of the server, from its first line in the terminal to its last. */
import { createServer } from 'node:net'
import { type App, createApp } from './app.ts'
import type { Terminal } from './cli/door.ts'
import type { ProcessRole } from './commands.ts'
import type { Config } from './config.ts'
import { DEMO_MEMBERS, seedDemo } from './demo.ts'
import { openGround } from './ground.ts'
import { createLog } from './log.ts'
import { type Keys, openKeys } from './keeping.ts'
import { newSetupCode } from './records/ids.ts'
import { Problem } from './records/problems.ts'
import { systemClock } from './clock.ts'

/** Serves until the signal; answers the exit code. */
export async function serve(
  config: Config,
  role: ProcessRole,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  return live(config, { role, samplePort: undefined }, terminal, signal)
}

/** The same with the sample world, in data of its own, for this machine alone. */
export async function serveDemo(
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const samplePort = await checkedPort('127.0.0.1', 0)
  const gong = `http://127.0.0.1:${samplePort}`
  const values = {
    ...config.values,
    CARRYOVER_HOST: '127.0.0.1',
    CARRYOVER_DATA_DIR: `${config.values.CARRYOVER_DATA_DIR}-demo`,
    CARRYOVER_BASE_URL: undefined,
    DATABASE_URL: undefined,
    // Whoever disconnects can connect again, by key or by the sign-in pages of the pretend Gong.
    GONG_BASE_URL: gong,
    GONG_APP_URL: gong,
    GONG_OAUTH_CLIENT_ID: 'demo-client',
    GONG_OAUTH_CLIENT_SECRET: 'demo-client-secret',
    GONG_RATE_PER_SECOND: 50,
    CARRYOVER_LOG: config.values.CARRYOVER_LOG === 'info' ? 'warn' : config.values.CARRYOVER_LOG,
  } as const
  return live({ ...config, values }, { role: 'all', samplePort }, terminal, signal)
}

async function live(
  config: Config,
  {
    role,
    samplePort,
  }: {
    readonly role: ProcessRole
    /** Where the pretend Gong of the demo listens; undefined where this is no demo. */
    readonly samplePort: number | undefined
  },
  { out }: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { values } = config
  const isDemo = samplePort !== undefined
  const host = values.CARRYOVER_HOST
  const port = role === 'worker' ? 0 : await checkedPort(host, values.CARRYOVER_PORT)
  const baseUrl = new URL(values.CARRYOVER_BASE_URL ?? `http://${nameOf(host)}:${port}`).origin
  const log = createLog(values.CARRYOVER_LOG)
  const keys = await openKeys(config)
  const ground = await openGround(
    { databaseUrl: values.DATABASE_URL, dataDir: values.CARRYOVER_DATA_DIR },
    log,
  )
  try {
    const setupCode = newSetupCode()
    const app = await createApp({
      config,
      role,
      ground,
      ...keys,
      baseUrl,
      log,
      clock: systemClock,
      setupCode,
      samplePort,
      ...(isDemo && { demoMembers: DEMO_MEMBERS }),
    })
    try {
      await app.start()
      if (isDemo) await seedDemo(app, out)
      if (role !== 'worker') await app.api.listen({ host, port }).catch(portProblem(port))
      await warnOfLostKey(app, keys, out)
      out.write(await greeting(app, { baseUrl, role, setupCode, isDemo }))
      await ended(signal)
      out.write('Stopping …\n')
    } finally {
      await app.stop()
    }
  } finally {
    await ground.close()
  }
  return 0
}

/** Nothing is lost yet: with the former key in its place all works again. */
async function warnOfLostKey(app: App, keys: Keys, out: NodeJS.WritableStream): Promise<void> {
  const lost = await app.countLost()
  if (lost === 0) return
  const { keyId, path } = keys.masterKey
  out.write(
    `\n${lost} stored ${lost === 1 ? 'connection was' : 'connections were'} encrypted with another master key than ${keyId}${path === null ? '' : ` in ${path}`}.\n` +
      'Put the former key back and start again, or let the members disconnect and connect anew.\n',
  )
}

/** What the terminal shows when the server can be reached. */
async function greeting(
  app: App,
  given: {
    readonly baseUrl: string
    readonly role: ProcessRole
    readonly setupCode: string
    readonly isDemo: boolean
  },
): Promise<string> {
  const { baseUrl, role, setupCode, isDemo } = given
  if (role === 'worker') return 'Carryover works through the queue. Stop it with Ctrl-C.\n'
  const lines = [`\nCarryover is at ${baseUrl}\n`]
  if (isDemo) {
    lines.push('It shows the sample world: an invented company behind a pretend Gong.\n')
    lines.push('It takes the access key demo-key with the secret demo-secret.\n')
    lines.push('Sign in by a button on the page, or as one of:\n')
    for (const { email, role: memberRole, password } of DEMO_MEMBERS) {
      lines.push(`  ${memberRole.padEnd(6)} ${email.padEnd(34)} ${password}\n`)
    }
  } else if (!(await app.isSetUp())) {
    lines.push(`The first visit makes the admin. It asks for this code: ${setupCode}\n`)
  }
  lines.push('Stop it with Ctrl-C.\n')
  return lines.join('')
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Tried before anything is started: 0 becomes a free one, a taken one is said at once. */
function checkedPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(problemOfPort(port, error)))
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

function portProblem(port: number): (error: unknown) => never {
  return (error) => {
    throw problemOfPort(port, error)
  }
}

function problemOfPort(port: number, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const isTaken = code === 'EADDRINUSE'
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem({
    code: 'D-PORT',
    message: isTaken
      ? `Port ${port} is taken, maybe by a Carryover that runs already.`
      : `Carryover cannot listen on port ${port}: ${why}.`,
    fix: isTaken
      ? `Open http://127.0.0.1:${port}, or choose another port with --port or CARRYOVER_PORT.`
      : 'Choose another address or port with --host, --port, CARRYOVER_HOST or CARRYOVER_PORT.',
    cause,
  })
}

/** Nobody can open 0.0.0.0. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
