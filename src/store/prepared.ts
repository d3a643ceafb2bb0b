/** Queries that are asked so often that planning them anew each time would cost more than running them. */
import { createHash } from 'node:crypto'
import type { Kysely, RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

/** What `connect` gives. */
export interface PreparingStore {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
}

const names = new Map<string, string>()

/**
 * Runs outside of any transaction. Each connection keeps the plan under a name that is made of the text, so all that
 * varies must be in values: the text of one query stays the same.
 */
export async function runPrepared<Row extends object>(
  { db, pool }: PreparingStore,
  query: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const { sql, parameters } = query.compile(db)
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('hex').slice(0, 32)
  names.set(sql, name)
  const { rows } = await pool.query<Row>({ name, text: sql, values: [...parameters] })
  return rows
}
