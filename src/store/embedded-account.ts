/**
 * PostgreSQL refuses to run as root. Started by root, it runs as an unprivileged account instead, which must be able to
 * reach the programs and the data.
 */
import { readFileSync, type Stats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode, storeProblem } from './embedded-problems.ts'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** `nobody` is the last resort: its other processes can read the database. */
const PREFERRED = ['carryover', 'postgres', 'nobody']

/** The account that runs the server, or undefined where that is the one that runs us. */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = knownAccounts()
  const owner = await ownerOf(cluster)
  if (owner !== undefined && owner.uid !== 0) {
    const { uid, gid } = owner
    return { name: accounts.find((known) => known.uid === uid)?.name ?? String(uid), uid, gid }
  }
  const account = PREFERRED.map((name) => accounts.find((known) => known.name === name)).find(
    (known) => known !== undefined,
  )
  if (account) return account
  throw storeProblem(
    'PostgreSQL does not run as root, and this system has no other user that could run it.',
    'Make a user with "useradd --system carryover", start Carryover as an ordinary user, or set DATABASE_URL.',
  )
}

function knownAccounts(): readonly Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid }) => name !== '' && uid !== 0)
}

async function ownerOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** The first folder, from the root on, that keeps the account from `path`, or `path` itself where it may not be used. */
export async function barrier(path: string, account: Account): Promise<string | undefined> {
  const ways: string[] = []
  for (let at = await realpath(path); ; at = dirname(at)) {
    ways.unshift(at)
    if (at === dirname(at)) break
  }
  for (const way of ways) if (!mayPass(await stat(way), account)) return way
  return undefined
}

/** Node drops the other groups of a child that changes its user, so these three bits decide. */
function mayPass({ mode, uid, gid }: Stats, account: Account): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
