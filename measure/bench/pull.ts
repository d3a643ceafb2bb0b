/** A complete import: all eleven types without a limit, by the command line in a process of its own. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Connection, startCarryover } from '../carryover.ts'
import { ended } from '../children.ts'
import { withTemporaryFolder } from '../temporary-folder.ts'
import { watchPeakMemory } from './peak-memory.ts'

export interface Pulled {
  readonly seconds: number
  /** Of the files that were written. */
  readonly bytes: number
  /** The most memory that the process ever held. */
  readonly peakBytes: number
}

export function pullEverything(gong: Connection, ratePerSecond: number): Promise<Pulled> {
  return withTemporaryFolder(async (out) => {
    const startedMs = performance.now()
    const rate = String(ratePerSecond)
    const words = ['pull', '--out', out, '--limit', 'all', '--rate', rate, '--json']
    const child = startCarryover(words, gong)
    const peak = watchPeakMemory(child.pid)
    const { code, output, errors } = await ended(child)
    const seconds = (performance.now() - startedMs) / 1000
    if (code !== 0) throw new Error(`The import ended with exit code ${code}: ${errors}${output}`)
    return { seconds, bytes: await sizeOf(out), peakBytes: peak() }
  })
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size
  return bytes
}
