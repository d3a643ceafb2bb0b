/**
 * Several processes of Carryover may share one data directory. One at a time may start or stop the server (the lock),
 * and the last one to leave stops it (the leases). A process that was killed holds neither.
 */
import { randomBytes } from 'node:crypto'
import { link, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, storeProblem } from './embedded-problems.ts'
import { isAlive, processIdentity } from './process-identity.ts'

const RETRY_MS = 20
/** Recovery after a power failure may take minutes; longer than this, somebody should look. */
const PATIENCE_MS = 5 * 60_000

interface Turn {
  readonly number: number
  /** Empty once it has been given back. */
  readonly holder: string
}

/** Runs `work` while no other process runs its own. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = await takeTurn(folder)
  try {
    return await work()
  } finally {
    await truncate(file)
  }
}

/**
 * Turns are numbered files, and only the highest counts. It is never deleted, only emptied, so that two processes that
 * find it free at the same time both try to make the same next file: the file system lets one of them.
 */
async function takeTurn(folder: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const last = await lastTurn(folder)
    if (last.holder === '' || !isAlive(last.holder)) {
      const file = turnFile(folder, last.number + 1)
      if (await makeFile(folder, file)) {
        // The last turn may have been overtaken and swept away since it was read.
        if ((await lastTurn(folder)).number === last.number + 1) {
          await sweep(folder, last.number)
          return file
        }
        await rm(file, { force: true })
      }
      continue
    }
    if (Date.now() > deadline) {
      throw storeProblem(
        `Another process (${last.holder.split(' ')[0]}) has been starting or stopping the database in ${folder} for ${PATIENCE_MS / 60_000} minutes.`,
        'Wait for it or end it, then start Carryover again.',
      )
    }
    await sleep(RETRY_MS)
  }
}

async function lastTurn(folder: string): Promise<Turn> {
  const number = Math.max(0, ...(await turnNumbers(folder)))
  if (number === 0) return { number, holder: '' }
  return { number, holder: (await readIfThere(turnFile(folder, number))) ?? '' }
}

async function turnNumbers(folder: string): Promise<readonly number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const digits = /^turn\.(\d+)$/.exec(name)?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}

async function sweep(folder: string, upTo: number): Promise<void> {
  const old = (await turnNumbers(folder)).filter((number) => number <= upTo)
  await Promise.all(old.map((number) => rm(turnFile(folder, number), { force: true })))
}

function turnFile(folder: string, number: number): string {
  return join(folder, `turn.${number}`)
}

/** Makes the file with its text already in it; false where it is there. */
async function makeFile(folder: string, file: string): Promise<boolean> {
  const draft = join(folder, `draft.${randomBytes(6).toString('hex')}`)
  await writeFile(draft, processIdentity() ?? '', { mode: 0o600 })
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft)
  }
}

export interface Lease {
  readonly release: () => Promise<void>
}

/** Says that this process uses the server, until it releases the lease or dies. */
export async function takeLease(folder: string): Promise<Lease> {
  const file = join(folder, `lease.${randomBytes(6).toString('hex')}`)
  await writeFile(file, processIdentity() ?? '', { mode: 0o600 })
  return { release: () => rm(file, { force: true }) }
}

/** How many leases are held by living processes. Sweeps away the others: call it with the lock held. */
export async function countLeases(folder: string): Promise<number> {
  let living = 0
  for (const name of await readdir(folder)) {
    if (!name.startsWith('lease.')) continue
    const file = join(folder, name)
    if (isAlive((await readIfThere(file)) ?? '')) living += 1
    else await rm(file, { force: true })
  }
  return living
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
