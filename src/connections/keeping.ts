/** Keeping and ending connections: one a member and a shared one, their secrets encrypted, each step told among the events. */
import { newId } from '../records/ids.ts'
import type { Clock } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { followReplaced } from '../store/access.ts'
import {
  currentConnection,
  insertConnection,
  markDisconnected,
  type ConnectionKind,
  type NewConnection,
  replaceSecret,
  sharedConnection,
  type Source,
  type StoredConnection,
} from '../store/connections.ts'
import type { Owner } from '../store/owner.ts'
import { insertEvent } from '../store/events.ts'
import { areDifferentCompanies } from './company.ts'
import { alreadyConnected, anotherCompany } from './problems.ts'
import type { Secrets } from './secrets.ts'

/** What is kept: credentials that were tried. */
export interface Proven extends Pick<
  NewConnection,
  'method' | 'baseUrl' | 'companyKey' | 'companyName' | 'userCount' | 'checks'
> {
  /** Encrypted before it is stored. */
  readonly secret: unknown
  readonly expiresAt: Date | null
}

export interface Keeping {
  /**
   * Makes it the member's connection, or that of all accounts. One that needs action is replaced, if it is of the same company; while another one
   * works: D-CONFLICT, also under two tries at the same moment. `replaced` must be cut.
   */
  keep(
    owner: Owner,
    proven: Proven,
    kind: ConnectionKind,
  ): Promise<{ readonly connectionId: string; readonly replaced: string | undefined }>
  /** Deletes the secret for good. False where nothing was connected any more. */
  end(row: StoredConnection, by: string | null): Promise<boolean>
  /** The decrypted secret of the current connection. */
  openSecret(owner: Owner, source: Source): Promise<OpenedSecret | undefined>
  /** A renewed secret for the current connection. */
  storeSecret(
    owner: Owner,
    source: Source,
    secret: unknown,
    expiresAt: Date | null,
  ): Promise<boolean>
}

export interface OpenedSecret {
  readonly row: StoredConnection
  readonly secret: unknown
}

export function createKeeping({
  database: { db },
  secrets,
  clock,
}: {
  readonly database: Pick<Database, 'db'>
  readonly secrets: Secrets
  readonly clock: Clock
}): Keeping {
  return {
    async keep(owner, proven, kind) {
      const connectionId = newId('con')
      const place = { organizationId: owner.organizationId, id: connectionId }
      const secret = await secrets.seal(place, proven.secret)
      const source = proven.method === 'google' ? 'google' : 'gong'
      const now = clock.now()
      return db.transaction().execute(async (transaction) => {
        const former = await (kind === 'shared'
          ? sharedConnection(transaction, owner.organizationId)
          : currentConnection(transaction, owner, source))
        if (former !== undefined) {
          refuseReplacing(former, proven)
          await markDisconnected(transaction, placeOf(former), now)
        }
        const isKept = await insertConnection(transaction, owner, {
          ...proven,
          connectionId,
          kind,
          secret,
          secretExpiresAt: proven.expiresAt,
          checkedAt: proven.checks === null ? null : now,
          connectedAt: now,
        })
        if (!isKept) throw alreadyConnected(undefined, kind)
        if (former !== undefined) {
          const replaced = { before: former.connection_id, after: connectionId }
          await followReplaced(transaction, owner.organizationId, replaced)
        }
        await insertEvent(transaction, {
          organizationId: owner.organizationId,
          memberId: owner.memberId,
          subjectId: connectionId,
          kind: 'connection.connected',
          text: `Connected ${HOW[proven.method]}${kind === 'shared' ? ' for the accounts' : ''}.`,
        })
        return { connectionId, replaced: former?.connection_id }
      })
    },

    end: (row, by) =>
      db.transaction().execute(async (transaction) => {
        const isEnded = await markDisconnected(transaction, placeOf(row), clock.now())
        if (!isEnded) return false
        await insertEvent(transaction, {
          organizationId: row.organization_id,
          memberId: by,
          subjectId: row.connection_id,
          kind: 'connection.disconnected',
          text: 'Disconnected: the stored credentials were deleted.',
        })
        return true
      }),

    async openSecret(owner, source) {
      const row = await currentConnection(db, owner, source)
      if (row === undefined || row.secret === null) return undefined
      const place = { organizationId: row.organization_id, id: row.connection_id }
      return { row, secret: await secrets.open(place, row.secret) }
    },

    async storeSecret(owner, source, secret, expiresAt) {
      const row = await currentConnection(db, owner, source)
      if (row === undefined) return false
      const place = { organizationId: row.organization_id, id: row.connection_id }
      const sealed = await secrets.seal(place, secret)
      await replaceSecret(db, placeOf(row), { secret: sealed, expiresAt })
      return true
    },
  }
}

const HOW = {
  api_key: 'Gong with an access key',
  oauth: 'Gong by its own sign-in',
  google: 'Google Drive',
} as const

/** Google's permission may simply be given again; Gong's connection feeds datasets and is not changed by accident. */
function refuseReplacing(former: StoredConnection, proven: Proven): void {
  if (former.method === 'google') return
  if (former.status === 'connected') throw alreadyConnected(former, former.kind)
  if (areDifferentCompanies(former.company_key, proven.companyKey)) throw anotherCompany()
}

export function placeOf(row: StoredConnection): { organizationId: string; connectionId: string } {
  return { organizationId: row.organization_id, connectionId: row.connection_id }
}
