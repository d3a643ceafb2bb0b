/** Where the cluster, its socket and its bookkeeping lie, with the rights that keep others out. */
import { chmod, chown, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, barrier, serverAccount } from './embedded-account.ts'
import type { Place } from './embedded-cluster.ts'
import { errorCode, unreachable } from './embedded-problems.ts'

/** The longest path of a socket is 107 bytes on Linux and 103 on macOS, its file name included. */
const SOCKET_PATH_BYTES = 103
const SOCKET_NAME = '/.s.PGSQL.5432.lock'
const SHORT_PREFIX = 'carryover-'

export interface PreparedPlace extends Place {
  /** Locks and leases of the processes that share the server. */
  readonly processes: string
}

/** Makes what is missing of the data directory, and finds out who will run the server. */
export async function preparePlace(dataDir: string): Promise<PreparedPlace> {
  await makeFolders(resolve(dataDir))
  const real = await realpath(dataDir)
  const cluster = join(real, 'cluster')
  const account = await serverAccount(cluster)
  if (account) await openWay(real, account)
  const processes = join(real, 'processes')
  await makeFolder(processes, 0o700)
  return { dataDir: real, cluster, processes, account }
}

/** Step by step: Node's own recursive way never ends below some special folders, such as `/proc`. */
async function makeFolders(path: string): Promise<void> {
  const missing: string[] = []
  for (let at = path; !(await exists(at)); at = dirname(at)) missing.unshift(at)
  for (const folder of missing) await makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path)
    // Not left to the umask, which may be stricter than the server's account can live with.
    await chmod(path, mode)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** The data directory is ours: the server's account may pass through it, and not look around. */
async function openWay(dataDir: string, account: Account): Promise<void> {
  const { mode, uid } = await stat(dataDir)
  if (uid === 0 && (mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011)
  const part = await barrier(dataDir, account)
  if (part !== undefined) throw unreachable(part, account.name)
}

/**
 * An empty folder for the socket that only the server's account (and root) may enter; a short one where paths are long.
 * Call it when no server runs: what a killed one has left there would keep a new one from starting.
 */
export async function makeSocketFolder({ dataDir, account }: Place): Promise<string> {
  const usual = join(dataDir, 'socket')
  await removeSocketFolder(usual)
  const folder = fits(usual) ? usual : await shortFolder(account)
  await makeFolder(folder, 0o700)
  if (account) await chown(folder, account.uid, account.gid)
  return folder
}

/** Others may write beside it, so its name is random: nobody can have made it before. */
async function shortFolder(account: Account | undefined): Promise<string> {
  const temporary = await realpath(tmpdir())
  const long = !fits(join(temporary, `${SHORT_PREFIX}XXXXXX`))
  const hidden = account !== undefined && (await barrier(temporary, account)) !== undefined
  return mkdtemp(join(long || hidden ? '/tmp' : temporary, SHORT_PREFIX))
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder + SOCKET_NAME) <= SOCKET_PATH_BYTES
}

/** The server has removed its socket when it stopped. */
export async function removeSocketFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
