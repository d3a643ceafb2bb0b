/** Child processes of a measurement: run by this very Node, and stopped by their id whatever ends the measurement. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()

function stopAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
process.once('exit', stopAll)
// An exit handler alone does not run when a signal ends the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** `words`: a script of this repository and what follows it. */
export function startNode(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Everything the child says, when it is done. */
export function ended(child: ChildProcess): Promise<Ended> {
  let output = ''
  let errors = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, errors }))
  })
}

/** The first line that the child prints; rejects when it ends before. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const done = ended(child)
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [line, ...rest] = said.split('\n')
      if (line !== undefined && rest.length > 0) resolve(line)
    })
    done.then(
      ({ errors }) => reject(new Error(`A child process ended before it was ready: ${errors}`)),
      reject,
    )
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await closed
}
