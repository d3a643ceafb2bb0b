/**
 * The PostgreSQL of a test run, for vitest's `globalSetup`. Only its place is made here: the first test that needs a
 * database starts the server, the others find it, and it is stopped when the run ends, however that ends.
 */
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeSocketFolder } from '../src/store/embedded-place.ts'
import { findServer, stopServer } from '../src/store/embedded-server.ts'
import { processIdentity } from '../src/store/process-identity.ts'
import { fastFolder } from './fast-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run keeps its data. */
    databaseFolder: string
  }
}

const PREFIX = 'carryover-tests-'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await fastFolder()
  await sweepKilledRuns(parent)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  project.provide('databaseFolder', folder)
  const atExit = (): void => removeAtOnce(folder)
  process.once('exit', atExit)
  return async () => {
    await remove(folder)
    process.off('exit', atExit)
  }
}

/** Vitest leaves without a teardown when it is interrupted. What this misses, the next run sweeps up. */
function removeAtOnce(folder: string): void {
  try {
    const pid = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]
    if (Number(pid) > 1) process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // No test has started a server.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}

/** A run that was killed leaves its server and its folder behind. */
async function sweepKilledRuns(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || processIdentity(Number(pid)) !== undefined) continue
    await remove(join(parent, name)).catch(() => undefined)
  }
}

async function remove(folder: string): Promise<void> {
  const cluster = join(folder, 'cluster')
  const server = await findServer(cluster)
  await stopServer(cluster)
  if (server) await removeSocketFolder(server.socketDir)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
