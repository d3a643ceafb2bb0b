/** The served product as an operator starts it: a process group of its own, which may be stopped, or killed as it is. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { killAll, treeOf } from './process-tree.ts'

const ROOT = join(import.meta.dirname, '..')
/** The last line of the greeting. */
const READY = 'Stop it with Ctrl-C.'
const START_MS = 60_000

export interface Served {
  readonly url: string
  readonly pid: number
  /** Milliseconds from its start to its greeting. */
  readonly startMs: number
  /** What it has printed so far, on both streams. */
  output(): string
  /** Answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Node and PostgreSQL at the same moment; or Node alone. */
  kill(what?: 'all' | 'node'): Promise<void>
}

export interface ServedOptions {
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string>>
  /** After `serve`. */
  readonly words?: readonly string[]
  /** Another Node, and the program of another installation. */
  readonly program?: readonly [node: string, script: string]
}

const running = new Set<number>()
process.once('exit', () => killAll([...running].flatMap(treeOf)))

/** Resolves when the greeting is there; rejects with what was printed when it ends before. */
export async function startServed(options: ServedOptions): Promise<Served> {
  const { dataDir, environment = {}, words = ['--port', '0'] } = options
  const [node, script] = options.program ?? [process.execPath, 'bin/carryover.js']
  const startedMs = performance.now()
  const child = spawn(node, [script, 'serve', ...words, '--data-dir', dataDir], {
    cwd: ROOT,
    env: { ...process.env, CARRYOVER_LOG: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const pid = child.pid ?? 0
  running.add(pid)
  let said = ''
  const closed = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(pid)
      resolve(code)
    }),
  )
  await greeted(child, (text) => (said += text))
  return {
    url: /http:\/\/\S+/.exec(said)?.[0] ?? '',
    pid,
    startMs: performance.now() - startedMs,
    output: () => said,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return closed
    },
    async kill(what = 'all') {
      killAll(what === 'all' ? [...treeOf(pid), ...databaseOf(dataDir)] : [pid])
      await closed
    },
  }
}

function greeted(child: ChildProcess, keep: (text: string) => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL')
      reject(new Error(`The product ${why}: ${keep('')}`))
    }
    const timer = setTimeout(() => fail('did not start in time'), START_MS)
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code} before it was ready`)
    })
    const hear = (chunk: Buffer): void => {
      if (!keep(chunk.toString()).includes(READY)) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })
}

/** One that an earlier process started is no descendant of this one. */
export function databaseOf(dataDir: string): readonly number[] {
  try {
    const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return pid > 1 ? treeOf(pid) : []
  } catch {
    return []
  }
}
