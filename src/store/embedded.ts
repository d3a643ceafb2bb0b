/**
 * The database that needs no set-up: a real PostgreSQL on a unix socket, from the programs that npm brought. Processes
 * that share a data directory share its server: the first starts it, the last to leave stops it, and one that survived
 * the death of its Carryover is used on.
 */
import pg from 'pg'
import type { Problem } from '../records/problems.ts'
import { APPLICATION_NAME, type StoreLog } from './connect.ts'
import { findBinaries } from './embedded-binaries.ts'
import { ensureCluster, readPassword, SUPERUSER } from './embedded-cluster.ts'
import { countLeases, type Lease, takeLease, withLock } from './embedded-lock.ts'
import {
  makeSocketFolder,
  type PreparedPlace,
  preparePlace,
  removeSocketFolder,
} from './embedded-place.ts'
import { isFileError, storeProblem, unwritable } from './embedded-problems.ts'
import {
  findServer,
  isGoneSoon,
  launchServer,
  type RunningServer,
  stopServer,
  untilReady,
} from './embedded-server.ts'

export interface Embedded {
  /** For `connect`. */
  readonly poolConfig: pg.PoolConfig
  /** The server was running already. */
  readonly adopted: boolean
  /** No other process used it when this one came, so whatever was under way in it has died. */
  readonly isAlone: boolean
  /** Starts the server again if it is gone. Answers whether it was; `poolConfig` tells where it is now. */
  readonly revive: () => Promise<boolean>
  /** Close your connections first. Leaves the server to other processes that use it; safe to call twice. */
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  /** Is made where it is missing. Started by root, it must not lie in a home that others cannot enter. */
  readonly dataDir: string
  readonly log?: StoreLog
}

const DATABASE = 'carryover'
const CONNECTION_TIMEOUT_MS = 10_000

/** Throws a Problem 'D-STORE' where there is something that a person can mend. */
export async function startEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  try {
    const place = await preparePlace(dataDir)
    return await withLock(place.processes, () => join(place, log))
  } catch (error) {
    throw isFileError(error) ? unwritable(dataDir, error) : error
  }
}

/** Call it with the lock held. */
async function join(place: PreparedPlace, log: StoreLog | undefined): Promise<Embedded> {
  const lease = await takeLease(place.processes)
  try {
    const password = await readPassword(place)
    const isAlone = (await countLeases(place.processes)) === 1
    const adopted = await adopt(place, password, log)
    const poolConfig = adopted ?? (await launch(place, password))
    await ensureDatabase(poolConfig)
    let stopping: Promise<void> | undefined
    return {
      poolConfig,
      adopted: adopted !== undefined,
      isAlone,
      revive: async () => {
        if (stopping !== undefined || (await findServer(place.cluster)) !== undefined) return false
        Object.assign(poolConfig, await withLock(place.processes, () => again(place, password)))
        return true
      },
      stop: () => (stopping ??= leave(place, lease)),
    }
  } catch (error) {
    await lease.release()
    throw error
  }
}

/** Uses the server that runs, where one runs and answers. */
async function adopt(
  place: PreparedPlace,
  password: string,
  log: StoreLog | undefined,
): Promise<pg.PoolConfig | undefined> {
  const server = await untilReady(place.cluster)
  if (server === undefined) return undefined
  const poolConfig = configFor(server, password)
  try {
    await askFor(place.cluster, poolConfig)
    return poolConfig
  } catch (cause) {
    // It may have been about to end when it was found.
    if (await isGoneSoon(place.cluster)) return undefined
    // Its socket may have been swept from the temporary folder.
    if ((await countLeases(place.processes)) > 1) throw unanswered(server.pid, cause)
    log?.warn('The database server of an earlier start does not answer: it is started again.')
    await stopServer(place.cluster)
    return undefined
  }
}

/** Another process may have been faster. Call it with the lock held. */
async function again(place: PreparedPlace, password: string): Promise<pg.PoolConfig> {
  const server = await untilReady(place.cluster)
  return server ? configFor(server, password) : launch(place, password)
}

async function launch(place: PreparedPlace, password: string): Promise<pg.PoolConfig> {
  const binaries = await findBinaries(place)
  await ensureCluster(place, binaries, password)
  const folder = await makeSocketFolder(place)
  return configFor(await launchServer(place, binaries.postgres, folder), password)
}

function configFor({ socketDir }: RunningServer, password: string): pg.PoolConfig {
  return { host: socketDir, port: 5432, user: SUPERUSER, password, database: DATABASE }
}

/** That it knows our password proves that it is ours; that it works in our directory, that it is this one. */
async function askFor(cluster: string, poolConfig: pg.PoolConfig): Promise<void> {
  const { rows } = await query<{ directory: string }>(
    poolConfig,
    `select current_setting('data_directory') as directory`,
  )
  if (rows[0]?.directory !== cluster) throw new Error(`It works in ${rows[0]?.directory}.`)
}

async function ensureDatabase(poolConfig: pg.PoolConfig): Promise<void> {
  const { rowCount } = await query(poolConfig, 'select from pg_database where datname = $1', [
    DATABASE,
  ])
  if (rowCount === 0) await query(poolConfig, `create database ${DATABASE}`)
}

/** One query on the database that every cluster has. */
async function query<Row extends pg.QueryResultRow>(
  poolConfig: pg.PoolConfig,
  sql: string,
  values: readonly string[] = [],
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({
    ...poolConfig,
    database: 'postgres',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  })
  // What goes wrong is told by the query; without a listener, Node would end the process too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.query<Row>(sql, [...values])
  } finally {
    await client.end()
  }
}

/** The last one to leave stops the server. */
async function leave(place: PreparedPlace, lease: Lease): Promise<void> {
  await withLock(place.processes, async () => {
    await lease.release()
    if ((await countLeases(place.processes)) > 0) return
    const server = await findServer(place.cluster)
    if (server === undefined) return
    await stopServer(place.cluster)
    await removeSocketFolder(server.socketDir)
  })
}

function unanswered(pid: number, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return storeProblem(
    `The database server (process ${pid}) runs, but gives no connection: ${why}.`,
    'Stop the other processes of Carryover on this data directory, then start again.',
    cause,
  )
}
