// `npm run simulator`: a pretend Gong for development, tests and demos. Prints one line of JSON when it is ready.
import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { SetFault } from './fault-kinds.ts'
import { parseFaults } from './faults.ts'
import { startSimulator } from './server.ts'
import { openWorld } from './worlds/open.ts'

interface Flags {
  readonly port: number
  readonly world?: string
  readonly calls?: number
  readonly users?: number
  readonly seed?: string
  readonly pageSize: number
  readonly rateLimit: boolean
  readonly faults?: string
  readonly clock?: number
  readonly accessKey: string
  readonly accessKeySecret: string
  readonly clientId: string
  readonly clientSecret: string
}

const command = new Command('simulator')
  .description('A pretend Gong: the public REST API v2 over a made-up company, on 127.0.0.1.')
  .option('--port <port>', 'port to listen on, 0 for a free one', wholeNumber, 4690)
  .option('--world <world>', 'demo, or the path of a world; one is made up unless given')
  .option('--calls <count>', 'make up so many calls', wholeNumber)
  .option('--users <count>', 'make up so many users', wholeNumber)
  .option('--seed <seed>', 'the same seed makes the same world')
  .option('--page-size <count>', "records on a page (Gong's is 100)", positiveNumber, 100)
  .option('--no-rate-limit', 'answer as fast as asked')
  .option('--faults <file>', 'faults to begin with, a JSON list')
  .option('--clock <time>', "where the simulator's clock starts, ISO-8601", moment)
  .option('--access-key <key>', 'access key to accept', 'demo-key')
  .option('--access-key-secret <secret>', 'its secret', 'demo-secret')
  .option('--client-id <id>', 'OAuth client to accept', 'demo-client')
  .option('--client-secret <secret>', 'its secret', 'demo-client-secret')
  .exitOverride()

try {
  const flags = command.parse().opts<Flags>()
  await run(flags)
} catch (error) {
  // Commander has already said what is wrong with the flags.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`${sentence(error)}\n`)
    process.exitCode = 1
  }
}

async function run(flags: Flags): Promise<void> {
  const { faults: faultsFile, clock: nowMs = Date.now(), world: path, calls, users, seed } = flags
  const faults = faultsFile === undefined ? [] : readFaults(faultsFile)
  const world = await openWorld({
    nowMs,
    ...(path !== undefined && { world: path }),
    ...(calls !== undefined && { calls }),
    ...(users !== undefined && { users }),
    ...(seed !== undefined && { seed }),
  })
  const simulator = await startSimulator({ ...flags, world, nowMs, faults })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close())
  }
  const { url, accessKey, accessKeySecret } = simulator
  process.stdout.write(`${JSON.stringify({ url, accessKey, accessKeySecret })}\n`)
}

function readFaults(path: string): SetFault[] {
  try {
    return parseFaults(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`Cannot use the faults file ${path}: ${sentence(error)}`, { cause: error })
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The port is already in use. Choose another one with --port, or --port 0 for a free one.'
  }
  return error.message
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

function positiveNumber(text: string): number {
  if (wholeNumber(text) === 0) throw new InvalidArgumentError('It must be at least 1.')
  return Number(text)
}

function moment(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new InvalidArgumentError('It must be an ISO-8601 date-time.')
  return ms
}
