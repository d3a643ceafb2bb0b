/** The rows of linked calls loaded with COPY into tables without indexes, and the indexes built afterwards. */
import { join } from 'node:path'
import type { Database } from '../../src/store/connect.ts'

const TABLES = ['stub', 'stub_key', 'call', 'call_party', 'link', 'transcript', 'owed_part']

/** `folder`: the server may write there. */
export async function loadWithCopy(
  { pool }: Database,
  folder: string,
): Promise<{ readonly copyMs: number; readonly indexMs: number }> {
  const client = await pool.connect()
  try {
    await client.query('create schema copied')
    for (const table of TABLES) {
      await client.query(`copy public.${table} to '${join(folder, table)}' (format binary)`)
      await client.query(`create table copied.${table} (like public.${table} including defaults)`)
      if (table === 'call') {
        await client.query('alter table copied.call alter column call_no drop identity if exists')
      }
    }
    const { rows: indexes } = await client.query<{ sql: string }>(
      `select replace(indexdef, ' ON public.', ' ON copied.') as sql from pg_indexes
        where schemaname = 'public' and tablename = any($1)`,
      [TABLES],
    )
    await client.query('checkpoint')
    const copyMs = await timed(async () => {
      for (const table of TABLES) {
        await client.query(`copy copied.${table} from '${join(folder, table)}' (format binary)`)
      }
    })
    const indexMs = await timed(async () => {
      for (const { sql } of indexes) await client.query(sql)
    })
    return { copyMs, indexMs }
  } finally {
    client.release()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}
