/** Asks the database of a running product something, beside the product. */
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/store/embedded.ts'

/** The first row of the answer. */
export async function askStore<Row extends Record<string, string | number>>(
  dataDir: string,
  sql: string,
): Promise<Row> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  const client = new pg.Client(server.poolConfig)
  try {
    await client.connect()
    const { rows } = await client.query<Row>(sql)
    if (rows[0] === undefined) throw new Error('The database gave no row.')
    return rows[0]
  } finally {
    await client.end()
    await server.stop()
  }
}
