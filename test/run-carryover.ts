/** The command line as a person uses it, in this process: words in, exit code and text out. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { createNeeds, serverOf } from '../src/own-machine.ts'
import { runCommandLine } from '../src/cli/run.ts'
import { readConfig } from '../src/config.ts'
import { type PulledType } from '../src/datasets/pull.ts'
import type { PretendGong } from './pretend-gong.ts'

export interface Ran {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  readonly signal?: AbortSignal
  /** A person looks at the terminal; nobody does unless it is said. */
  readonly isWatched?: boolean
}

export async function runCarryover(
  words: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const out = new PassThrough()
  const err = new PassThrough()
  // Whoever runs the tests may be logged in somewhere.
  const environment = { CARRYOVER_CONFIG_DIR: '/nowhere', ...options.environment }
  const exitCode = await runCommandLine(
    words,
    {
      version: '0.0.0',
      needs: (credentials, outside) => createNeeds(readConfig(environment), credentials, outside),
      server: () => serverOf(readConfig(environment)),
      ownCommands: [],
    },
    {
      out,
      err,
      in: Readable.from(options.input === undefined ? [] : [options.input]),
      isWatched: options.isWatched ?? false,
    },
    options.signal ?? new AbortController().signal,
  )
  return { exitCode, out: text(out), err: text(err) }
}

function text(stream: PassThrough): string {
  stream.setEncoding('utf8')
  const read: unknown = stream.read()
  return typeof read === 'string' ? read : ''
}

/** The environment with which a pretend Gong is read. */
export function environmentFor(gong: PretendGong): Record<string, string> {
  return {
    GONG_ACCESS_KEY: 'demo-key',
    GONG_ACCESS_KEY_SECRET: 'demo-secret',
    GONG_BASE_URL: gong.url,
    GONG_RATE_PER_SECOND: '100',
  }
}

export interface PullRan extends Ran {
  readonly folder: string
  /** The rows of the JSON answer by type. */
  readonly types: Readonly<Record<string, PulledType>>
  readonly requests: number
  /** The text of a type's file. */
  file(type: string): Promise<string>
  /** Everything that lies in the folder. */
  files(): Promise<string[]>
}

/** `carryover pull --json` at the pretend Gong's own present, into a folder of its own. */
export async function pullFrom(gong: PretendGong, words: readonly string[] = []): Promise<PullRan> {
  const folder = await temporaryFolder()
  const ran = await runCarryover(
    ['pull', ...words, '--out', folder, '--now', '2026-04-09T14:00:00Z', '--json'],
    { environment: environmentFor(gong) },
  )
  const answer: { types: PulledType[]; requests: number } = JSON.parse(ran.out)
  const types = Object.fromEntries(answer.types.map((type) => [type.type, type]))
  return {
    ...ran,
    folder,
    types,
    requests: answer.requests,
    file: (type) => readFile(types[type]?.file ?? '', 'utf8'),
    files: () => readdir(folder),
  }
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carryover-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
