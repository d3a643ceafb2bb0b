/** `npm run demo`: a pretend Gong with the sample world, everything in it as text files, and how each file begins. */
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startSimulator } from '../simulator/server.ts'
import { openWorld } from '../simulator/worlds/open.ts'
import { createNeeds } from './app.ts'
import type { Terminal } from './cli/door.ts'
import { createProgress } from './cli/progress.ts'
import { renderings } from './cli/renderings.ts'
import { readConfig } from './config.ts'
import { OPERATOR } from './operations/operation.ts'
import { pullOperation, pullOutput } from './operations/pull.ts'

const FOLDER = 'demo-output'
const LINES_SHOWN = 13

/** Ends with the exit code of the pull. */
export async function runDemo(terminal: Terminal, signal: AbortSignal): Promise<number> {
  const world = await openWorld({ world: 'demo', nowMs: Date.now() })
  const gong = await startSimulator({ world, rateLimit: false })
  terminal.out.write(`A pretend Gong with the sample world answers at ${gong.url}.\n`)
  terminal.out.write(`Reading all eleven data types into ./${FOLDER} …\n\n`)
  const progress = createProgress(terminal)
  try {
    await clearEarlierFiles()
    const credentials = { ...gong, baseUrl: gong.url }
    const needs = createNeeds(readConfig({}), credentials, { progress, signal })
    const { output, exitCode } = await pullOperation.call(
      needs,
      { out: FOLDER, rate: 100 },
      OPERATOR,
    )
    progress.end()
    for (const { file } of pullOutput.parse(output).types) {
      if (file !== null) await showBeginning(file, terminal)
    }
    terminal.out.write(renderings['pull']?.(output) ?? '')
    terminal.out.write(
      '\nNext: open the files, or read your own Gong: npm run -s carryover -- pull --help\n',
    )
    return exitCode
  } finally {
    progress.end()
    await gong.close()
  }
}

async function clearEarlierFiles(): Promise<void> {
  const names = await readdir(FOLDER).catch(() => [])
  for (const name of names)
    if (/^gong_[a-z-]+_\d{8}_\d{6}\.txt$/.test(name)) await rm(join(FOLDER, name))
}

async function showBeginning(path: string, { out }: Terminal): Promise<void> {
  out.write(`${path}\n`)
  const file = await open(path)
  let shown = 0
  for await (const line of file.readLines()) {
    if (shown === LINES_SHOWN) break
    shown += 1
    out.write(`  ${line.length > 110 ? `${line.slice(0, 109)}…` : line}\n`)
  }
  out.write('\n')
}
