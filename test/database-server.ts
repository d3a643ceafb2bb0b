/**
 * The PostgreSQL of a test run, for vitest's `globalSetup`. Only its place is made here: the first test that needs a
 * database starts the server, the others find it, and it is stopped when the run ends, however that ends.
 */
import { constants } from 'node:fs'
import { access, mkdtemp, readdir, realpath, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeSocketFolder } from '../src/store/embedded-place.ts'
import { findServer, stopServer } from '../src/store/embedded-server.ts'
import { processIdentity } from '../src/store/process-identity.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run keeps its data. */
    databaseFolder: string
  }
}

/** A database is a few hundred files: in memory it is copied ten times faster than on a disk. */
const MEMORY = '/dev/shm'
const ROOM_BYTES = 1024 ** 3
const PREFIX = 'carryover-tests-'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = (await hasRoom(MEMORY)) ? MEMORY : await realpath(tmpdir())
  await sweepKilledRuns(parent)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  project.provide('databaseFolder', folder)
  return () => remove(folder)
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize > ROOM_BYTES
  } catch {
    return false
  }
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
