/** The database under the product: the operator's own, or the one that comes along; brought up to date before use. */
import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { Problem } from './records/problems.ts'
import type { Log } from './records/ports.ts'
import { connect, type Database } from './store/connect.ts'
import { type Embedded, startEmbedded } from './store/embedded.ts'
import { migrate } from './store/migrate.ts'

const LOOK_MS = 1_000

export interface Ground {
  readonly database: Database
  readonly kind: 'embedded' | 'external'
  /** No other process can be at work in this database: what is begun there belongs to one that died. */
  readonly isAlone: boolean
  close(): Promise<void>
}

/** Throws a Problem 'D-STORE' that says what to do. */
export async function openGround(
  { databaseUrl, dataDir }: { readonly databaseUrl: string | undefined; readonly dataDir: string },
  log: Log,
): Promise<Ground> {
  const storeLog = {
    info: (message: string) => log.info({}, message),
    warn: (message: string) => log.warn({}, message),
  }
  const embedded =
    databaseUrl === undefined
      ? await startEmbedded({ dataDir: join(dataDir, 'postgres'), log: storeLog })
      : undefined
  const database = connect({ server: embedded?.poolConfig ?? databaseUrl ?? '', log: storeLog })
  const watching = embedded && keepAlive(embedded, database, log)
  const close = async (): Promise<void> => {
    await watching?.stop()
    await database.close()
    await embedded?.stop()
  }
  try {
    await migrate(database.pool)
  } catch (cause) {
    await close()
    throw cause instanceof Problem || databaseUrl === undefined ? cause : unreachable(cause)
  }
  return {
    database,
    kind: embedded === undefined ? 'external' : 'embedded',
    isAlone: embedded?.isAlone ?? false,
    close,
  }
}

/** A server that dies under us is started again: nobody else would. What it had committed is there. */
function keepAlive(embedded: Embedded, { pool }: Database, log: Log): { stop(): Promise<void> } {
  const ending = new AbortController()
  const look = async (): Promise<void> => {
    try {
      if (!(await embedded.revive())) return
      // It may be at another place now; connections that the pool makes from here on go there.
      Object.assign(pool.options, embedded.poolConfig)
      log.warn({}, 'The database server had ended: it was started again.')
    } catch (error) {
      log.error({ error }, 'The database server has ended and cannot be started again.')
    }
  }
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await systemClock.sleep(LOOK_MS, ending.signal).catch(() => undefined)
      if (!ending.signal.aborted) await look()
    }
  }
  const watched = watch()
  return {
    async stop() {
      ending.abort()
      await watched
    },
  }
}

function unreachable(cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem({
    code: 'D-STORE',
    message: `The database that DATABASE_URL names cannot be used: ${why}.`,
    fix: 'Check that it runs, that the address, user and password are right, and that the user may create tables.',
    cause,
  })
}
