/** A PostgreSQL of its own for one measure: empty, migrated, and gone afterwards. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, type Database } from '../src/store/connect.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

/** `folder` holds whatever else the measure needs on the disk. */
export function withOwnDatabase<Result>(
  use: (database: Database, folder: string) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    // Started by root, PostgreSQL runs as another user, who has to pass.
    await chmod(folder, 0o711)
    const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
    const database = connect({ server: server.poolConfig })
    try {
      await migrate(database.pool)
      return await use(database, folder)
    } finally {
      await database.close()
      await server.stop()
    }
  })
}
