/** Reading several things as they stood at one moment, with statements that are planned once. */
import { createHash } from 'node:crypto'
import type { Kysely, RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

export interface Reading {
  rows<Row extends object>(query: RawBuilder<Row>): Promise<readonly Row[]>
}

/** What `connect` gives. */
export interface Store {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
}

/** Within a transaction, or each query for itself. */
export function readingOf(db: Kysely<Tables>): Reading {
  return { rows: async (query) => (await query.execute(db)).rows }
}

/** Names of statements by their text. */
const names = new Map<string, string>()

/**
 * All that is read in `use` is read of the same moment, whatever others write meanwhile. Each connection keeps the plan
 * of a statement under a name that is made of its text, so whatever varies must be in values.
 */
export async function readAtOnce<Result>(
  { db, pool }: Store,
  use: (reading: Reading) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const result = await use({
      async rows<Row extends object>(query: RawBuilder<Row>) {
        const { sql, parameters } = query.compile(db)
        const name = names.get(sql) ?? createHash('sha256').update(sql).digest('hex').slice(0, 32)
        names.set(sql, name)
        return (await client.query<Row>({ name, text: sql, values: [...parameters] })).rows
      },
    })
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // The connection ends, and the transaction with it, whatever state they are in.
    client.release(true)
    throw error
  }
}
