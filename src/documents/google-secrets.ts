/** A person's permission for Google Drive, kept as a connection like the one to Gong: encrypted, and one a member. */
import type { Kysely } from 'kysely'
import type { Keeping } from '../connections/keeping.ts'
import type { Clock } from '../records/ports.ts'
import { currentConnection, markDisconnected } from '../store/connections.ts'
import { insertEvent } from '../store/events.ts'
import type { Tables } from '../store/tables.ts'
import type { GoogleSecrets } from './drive-line.ts'
import { googleTokens } from './google-oauth.ts'

export function createGoogleSecrets({
  db,
  keeping,
  clock,
}: {
  readonly db: Kysely<Tables>
  readonly keeping: Pick<Keeping, 'openSecret' | 'storeSecret'>
  readonly clock: Clock
}): GoogleSecrets {
  return {
    async open(owner) {
      const opened = await keeping.openSecret(owner, 'google')
      return googleTokens.safeParse(opened?.secret).data
    },

    async save(owner, tokens) {
      await keeping.storeSecret(owner, 'google', tokens, new Date(tokens.expiresAt))
    },

    remove: (owner) =>
      db.transaction().execute(async (transaction) => {
        const row = await currentConnection(transaction, owner, 'google')
        if (row === undefined) return
        const { organizationId, memberId } = owner
        const connectionId = row.connection_id
        await markDisconnected(transaction, { organizationId, connectionId }, clock.now())
        await insertEvent(transaction, {
          organizationId,
          memberId,
          subjectId: connectionId,
          kind: 'connection.disconnected',
          text: 'Disconnected Google Drive: the stored permission was deleted.',
        })
      }),
  }
}
