/**
 * Migrations: the SQL files of `migrations/` in order, each once, each in a transaction of its own. Several processes may
 * start at once: an advisory lock lets one of them work while the others wait.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { Problem } from '../records/problems.ts'

const FOLDER = join(import.meta.dirname, 'migrations')
/** Any number will do, as long as it stays the same: "carryover" on a telephone's keys. */
const LOCK_KEY = 227_796_837

interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/**
 * Brings the database up to date and gives the names that were applied now. Throws a Problem where a newer Carryover
 * has been at this database, an Error where a migration fails or was changed after it had been applied.
 */
export async function migrate(pool: pg.Pool, folder: string = FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
    const applied = await appliedMigrations(client)
    refuseNewerDatabase(migrations, applied)
    for (const migration of migrations) refuseChange(migration, applied)
    const due = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  } finally {
    // Ends the connection, and the lock with it, however the work above ended.
    client.release(true)
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends: that is not a change of the migration.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Name to hash. Makes the table where it is missing. */
async function appliedMigrations(client: pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  await client.query(`create table if not exists migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`)
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

function refuseNewerDatabase(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name)).toSorted()
  if (unknown.length === 0) return
  throw new Problem({
    code: 'D-STORE',
    message: `A newer Carryover has changed this database (${unknown.join(', ')}), and this one does not know how to read it.`,
    fix: 'Start the newer version, or restore a backup that was made before it.',
  })
}

function refuseChange(migration: Migration, applied: ReadonlyMap<string, string>): void {
  const sha256 = applied.get(migration.name)
  if (sha256 === undefined || sha256 === migration.sha256) return
  throw new Error(
    `The migration ${migration.name} was changed after it had been applied to this database. Put it back as it was, and make the change in a new file.`,
  )
}

async function apply(client: pg.PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query(sql)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The migration ${name} failed and was undone: ${why}`, { cause })
  }
}
