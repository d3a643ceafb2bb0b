/** The key of an organization's hashes: made when it is first needed, and sealed by the master key. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Sealer } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { addHashKey, findHashKey, HASH_KEY_ROW } from '../store/hash-keys.ts'
import { createMatchKeys, type MatchKeys } from './match-keys.ts'

export interface HashKeys {
  /** Throws D-KEY where the master key does not open the stored one. */
  of(organizationId: string): Promise<MatchKeys>
}

const BYTES = 32

export function createHashKeys({
  db,
  sealer,
}: {
  readonly db: Database['db']
  readonly sealer: Sealer
}): HashKeys {
  const known = new Map<string, Promise<MatchKeys>>()

  const open = async (organizationId: string): Promise<MatchKeys> => {
    const place = { organizationId, id: HASH_KEY_ROW }
    const there = await findHashKey(db, organizationId)
    if (there === undefined) {
      const made = randomBytes(BYTES).toString('base64url')
      await addHashKey(db, organizationId, await sealer.seal(place, made))
    }
    // Read again even where one was made: another process may have been first.
    const sealed = there ?? (await findHashKey(db, organizationId)) ?? ''
    const secret = z.string().parse(await sealer.open(place, sealed))
    return createMatchKeys(Buffer.from(secret, 'base64url'))
  }

  return {
    of(organizationId) {
      const there = known.get(organizationId)
      if (there !== undefined) return there
      const opened = open(organizationId)
      known.set(organizationId, opened)
      opened.catch(() => known.delete(organizationId))
      return opened
    },
  }
}
