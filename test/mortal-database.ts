/** A way to a database that dies with its process at a chosen write: whatever was not committed before is lost. */
import { Kysely, type PostgresPool, type PostgresPoolClient, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../src/store/tables.ts'

export interface MortalDatabase {
  readonly db: Kysely<Tables>
  /** Dies at the n-th write from now: just before it is committed, or just after. */
  dieAt(write: number, moment: 'before' | 'after'): void
  /** Lives again, and lives on. Answers whether it had died. */
  revive(): boolean
  /** Writes since the last `dieAt`. */
  readonly writes: number
}

export function mortalDatabase(pool: pg.Pool): MortalDatabase {
  let writes = 0
  let fatal = { write: Infinity, moment: 'before' }
  let isDead = false

  const guarded = (client: pg.PoolClient): PostgresPoolClient => {
    let isInTransaction = false
    const query = async (text: string, values: readonly unknown[] = []) => {
      if (isDead) throw new Error('The process is dead.')
      const word = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? ''
      if (['begin', 'start'].includes(word)) isInTransaction = true
      const commits =
        word === 'commit' || (!isInTransaction && ['insert', 'update', 'delete'].includes(word))
      if (['commit', 'rollback'].includes(word)) isInTransaction = false
      if (!commits) return client.query(text, [...values])
      writes += 1
      const isFatal = writes === fatal.write
      if (isFatal && fatal.moment === 'before') die()
      const result = await client.query(text, [...values])
      if (isFatal) die()
      return result
    }
    // Kysely asks with a text and values, and reads rows, command and rowCount of the answer.
    const guardedClient = {
      query,
      // A connection of a dead process is closed by the server, and what it had begun is undone.
      release: () => client.release(isDead),
    }
    // @ts-expect-error the overload for cursors is never used here
    return guardedClient
  }

  function die(): never {
    isDead = true
    throw new Error('The process was killed.')
  }

  const mortalPool: PostgresPool = {
    options: pool.options,
    async connect() {
      if (isDead) throw new Error('The process is dead.')
      return guarded(await pool.connect())
    },
    end: () => Promise.resolve(),
  }
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: mortalPool }) }),
    dieAt(write, moment) {
      writes = 0
      fatal = { write, moment }
    },
    revive() {
      const was = isDead
      isDead = false
      fatal = { write: Infinity, moment: 'before' }
      return was
    },
    get writes() {
      return writes
    },
  }
}
