/** The database under the product: the operator's own, or the one that comes along; brought up to date before use. */
import { join } from 'node:path'
import { Problem } from './records/problems.ts'
import type { Log } from './records/ports.ts'
import { connect, type Database } from './store/connect.ts'
import { startEmbedded } from './store/embedded.ts'
import { migrate } from './store/migrate.ts'

export interface Ground {
  readonly database: Database
  readonly kind: 'embedded' | 'external'
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
  const close = async (): Promise<void> => {
    await database.close()
    await embedded?.stop()
  }
  try {
    await migrate(database.pool)
  } catch (cause) {
    await close()
    throw cause instanceof Problem || databaseUrl === undefined ? cause : unreachable(cause)
  }
  return { database, kind: embedded === undefined ? 'external' : 'embedded', close }
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
