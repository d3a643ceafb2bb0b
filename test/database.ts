/** Databases for tests: each one real, migrated, empty and its own. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import { connect, type Database } from '../src/store/connect.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'

const TEMPLATE = 'carryover_template'
const TEMPLATE_LOCK = 1

/** The server of this test run, and a connection for making and dropping databases. */
interface Server {
  readonly poolConfig: pg.PoolConfig
  readonly admin: Database
}

/** Of this worker, for all files that it runs. */
let server: Promise<Server> | undefined

/** Is dropped when the test ends, or when its file ends if it was made outside of a test. */
export async function testDatabase(): Promise<Database> {
  const poolConfig = await testDatabaseConfig()
  const database = connect({ server: poolConfig })
  whenDone(() => database.close())
  return database
}

/** The same for those who connect by themselves: for `connect`, for pg, or for pg-boss. */
export async function testDatabaseConfig(): Promise<pg.PoolConfig> {
  const { poolConfig, admin } = await (server ??= start())
  const database = `test_${randomBytes(6).toString('hex')}`
  // Three times as fast as by the log, which writes every page once more.
  await admin.pool.query(`create database ${database} template ${TEMPLATE} strategy file_copy`)
  whenDone(async () => {
    await admin.pool.query(`drop database ${database} with (force)`)
  })
  return { ...poolConfig, database }
}

/** Where a program is told of a database by a URL. */
export async function testDatabaseUrl(): Promise<string> {
  const { host, user, password, database } = await testDatabaseConfig()
  return `postgres://${user}:${String(password)}@/${database}?host=${encodeURIComponent(host ?? '')}`
}

/** What was registered last is done first. */
function whenDone(undo: () => Promise<void>): void {
  try {
    onTestFinished(undo)
  } catch {
    afterAll(undo)
  }
}

async function start(): Promise<Server> {
  const { poolConfig } = await startEmbedded({ dataDir: inject('databaseFolder') })
  const admin = connect({ server: { ...poolConfig, max: 2 } })
  await makeTemplate(admin, poolConfig)
  return { poolConfig, admin }
}

/** Other test files may be at it at the same moment. */
async function makeTemplate(admin: Database, poolConfig: pg.PoolConfig): Promise<void> {
  const client = await admin.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const made = await client.query('select from pg_database where datname = $1', [TEMPLATE])
    if (made.rowCount === 1) return
    // What is here goes with the run: nothing is to survive a crash of the machine.
    for (const setting of ['full_page_writes', 'synchronous_commit', 'fsync'])
      await client.query(`alter system set ${setting} = off`)
    await client.query('select pg_reload_conf()')
    // It gets its name when it is complete.
    const draft = `${TEMPLATE}_draft`
    await client.query(`drop database if exists ${draft}`)
    await client.query(`create database ${draft}`)
    const database = connect({ server: { ...poolConfig, database: draft } })
    await migrate(database.pool).finally(() => database.close())
    await client.query(`alter database ${draft} rename to ${TEMPLATE}`)
  } finally {
    client.release(true)
  }
}
