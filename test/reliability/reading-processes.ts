/** Several real processes of one installation that read Gong at the same time. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Owner } from '../../src/store/owner.ts'
import type { Installation } from '../connected-members.ts'

export interface ReadingJob {
  readonly databaseUrl: string
  readonly masterKey: string
  readonly gongUrl: string
  /** Each has `workers` that read at once. */
  readonly owners: readonly Owner[]
  readonly workers: number
  readonly rate: { readonly perSecond: number; readonly perDay: number }
  readonly forMs: number
  readonly tokenLifeSec: number | null
  /** The pretend Gong lives at another time. */
  readonly clockAheadMs: number
}

export interface WorkerEnd {
  readonly reads: number
  /** Of the problem that ended it; null when its time was over. */
  readonly code: string | null
  readonly retryAfterMs: number | null
}

const run = promisify(execFile)

/** Ends when all have ended. */
export async function readTogether(
  of: Installation,
  job: Pick<ReadingJob, 'owners' | 'workers' | 'rate' | 'forMs'> & {
    readonly processes: number
    readonly tokenLifeSec?: number
  },
): Promise<readonly WorkerEnd[]> {
  const { processes, tokenLifeSec = null, ...rest } = job
  const { host, user, password, database } = of.poolConfig
  const whole: ReadingJob = {
    ...rest,
    tokenLifeSec,
    databaseUrl: `postgres://${user}:${String(password)}@/${database}?host=${encodeURIComponent(host ?? '')}`,
    masterKey: of.masterKey.bytes.toString('base64url'),
    gongUrl: of.gong.url,
    clockAheadMs: await clockAheadMs(of),
  }
  const program = fileURLToPath(new URL('./reading-process.ts', import.meta.url))
  const ended = await Promise.all(
    Array.from({ length: processes }, () =>
      run(process.execPath, [program, JSON.stringify(whole)]),
    ),
  )
  return ended.flatMap(({ stdout }): WorkerEnd[] => JSON.parse(stdout))
}

async function clockAheadMs({ gong }: Installation): Promise<number> {
  const response = await fetch(`${gong.url}/_simulator/clock`)
  const { now }: { readonly now: string } = JSON.parse(await response.text())
  return Date.parse(now) - Date.now()
}
