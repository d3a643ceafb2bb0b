/** Connections to PostgreSQL: one pool, and Kysely on top of it. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  /** Ends every connection. Safe to call twice. */
  close(): Promise<void>
}

/** Where the store tells of what happens outside of any request. A pino logger fits. */
export interface StoreLog {
  info(message: string): void
  warn(message: string): void
}

export interface ConnectOptions {
  /** A `postgres://` URL, or what `startEmbedded` gave. */
  readonly server: string | pg.PoolConfig
  readonly log?: StoreLog
}

/** Every connection of ours has a name that starts so. */
export const APPLICATION_NAME = 'carryover'
const POOL_SIZE = 10
const CONNECTION_TIMEOUT_MS = 10_000

/** Does not connect yet: the first query does. */
export function connect({ server, log }: ConnectOptions): Database {
  const pool = new pg.Pool({
    application_name: APPLICATION_NAME,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    ...(typeof server === 'string' ? { connectionString: server } : server),
    types,
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | undefined
  // The server may end a connection that nobody uses, at a restart for one: the pool makes a new one.
  pool.on('error', (error) => {
    if (closing === undefined) log?.warn(`A database connection ended: ${error.message}`)
  })
  // One that somebody holds just then tells its own queries. Without a listener, Node would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db, pool, close: () => (closing ??= db.destroy()) }
}

/** `count(*)` and our own bigint columns are numbers; all else stays as the driver has it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? parseInt8
      : pg.types.getTypeParser(oid, format),
}

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`)
  return value
}
