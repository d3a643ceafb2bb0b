/** The directory of the cluster: made whole or not at all, and recognized when it is there. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import {
  diskFull,
  errorCode,
  foreignCluster,
  serverFailed,
  storeProblem,
  wrongVersion,
} from './embedded-problems.ts'

export interface Place {
  readonly dataDir: string
  /** PostgreSQL's own directory, below the data directory. */
  readonly cluster: string
  readonly account: Account | undefined
}

export const SUPERUSER = 'carryover'
const DRAFT_PREFIX = 'cluster.new-'
/** A new cluster is 40 MB, and its first writes need a log file of 16 MB more. */
const ROOM_BYTES = 150 * 1024 * 1024
/**
 * Sorting and letter case are PostgreSQL's own and the same everywhere. The parser of full-text search asks the system
 * what a letter is: without one of these locales it takes typographic quotes for letters.
 */
const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** Makes the cluster where there is none. Call it with the lock held. */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  password: string,
): Promise<void> {
  await sweepDrafts(place.dataDir)
  const version = await clusterVersion(place)
  if (version === undefined) return makeCluster(place, binaries, password)
  if (version !== binaries.major) throw wrongVersion(place.cluster, version, binaries.major)
  await handOver(place)
}

/** The password of the superuser, made at the first start and kept beside the cluster for its owner only. */
export async function readPassword({ dataDir, cluster }: Place): Promise<string> {
  const file = join(dataDir, 'password')
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  if (await isThere(join(cluster, 'PG_VERSION'))) {
    throw storeProblem(
      `The password of the database in ${cluster} is missing: it was in ${file}.`,
      'Put the file back from a backup, or move the directory away to begin with an empty database.',
    )
  }
  const password = randomBytes(24).toString('base64url')
  await writeDurably(file, password)
  return password
}

/** What a start that was killed has left behind. */
async function sweepDrafts(dataDir: string): Promise<void> {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith(DRAFT_PREFIX))
  for (const name of drafts) {
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

async function clusterVersion({ cluster }: Place): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return undefined
    if (code === 'EACCES') throw foreignCluster(cluster)
    throw error
  }
}

async function makeCluster(place: Place, binaries: Binaries, password: string): Promise<void> {
  const { dataDir, cluster, account } = place
  const disk = await statfs(dataDir)
  if (disk.bavail * disk.bsize < ROOM_BYTES) throw diskFull(dataDir)
  const draft = join(dataDir, DRAFT_PREFIX + randomBytes(6).toString('hex'))
  const passwordFile = `${draft}.password`
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account) {
      await chown(draft, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    await initialize(place, binaries, draft, passwordFile)
    await rename(draft, cluster)
    await syncFolder(dataDir)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    if (errorCode(cause) !== 'ENOTEMPTY') throw cause
    throw storeProblem(
      `${cluster} holds files that are not a PostgreSQL database.`,
      'Move them away, or choose another directory with CARRYOVER_DATA_DIR.',
      cause,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function initialize(
  { dataDir, account }: Place,
  binaries: Binaries,
  folder: string,
  passwordFile: string,
): Promise<void> {
  let said = ''
  for (const letters of LETTERS) {
    const { failed, output } = await run(binaries.initdb, account, [
      `--pgdata=${folder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${letters}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ])
    if (!failed) return
    said = output
    if (!output.includes('invalid locale')) break
  }
  throw serverFailed(dataDir, said)
}

/** A program that cannot be run at all gives the system's reason as its output. */
function run(
  program: string,
  account: Account | undefined,
  args: readonly string[],
): Promise<{ readonly failed: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { ...serverProcess(account) }, (error, out, err) => {
      const why = error && err === '' ? `error: ${error.message}` : ''
      resolve({ failed: error !== null, output: out + err + why })
    })
  })
}

/** How PostgreSQL's programs are run: nothing of our environment, from a folder that anyone may enter. */
export function serverProcess(account: Account | undefined): {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly uid?: number
  readonly gid?: number
} {
  const owner = account && { uid: account.uid, gid: account.gid }
  return { cwd: '/', env: { LC_ALL: 'C' }, ...owner }
}

/** A cluster that root has put back from a backup belongs to root; PostgreSQL wants to own it. */
async function handOver({ cluster, account }: Place): Promise<void> {
  if (!account || (await stat(cluster)).uid === account.uid) return
  await chown(cluster, account.uid, account.gid)
  for (const entry of await readdir(cluster, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid)
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function writeDurably(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
