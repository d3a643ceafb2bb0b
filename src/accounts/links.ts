/** Why a call belongs to an account, and a person's word against it. */
import type { Kysely } from 'kysely'
import type { Link } from '../records/account.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { cutLink, findLink, type LinkKey } from '../store/links.ts'
import type { Tables } from '../store/tables.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import { reasonsOf } from './call-views.ts'
import { noSuchCall, visibleCall } from './visible-call.ts'

type Db = Kysely<Tables>

export interface LinkDoor {
  /** D-NOT-FOUND where there is no tie, and where the actor may not see the call. */
  why(actor: Actor, accountId: string, callId: string): Promise<Link>
  /** The same; the call leaves when no other account holds it. */
  unlink(actor: Actor, accountId: string, callId: string): Promise<Link>
}

export function createLinkDoor({
  db,
  clock,
  dropOrphans,
}: {
  readonly db: Db
  readonly clock: Clock
  readonly dropOrphans: (transaction: Db, organizationId: string) => Promise<unknown>
}): LinkDoor {
  return {
    async why(actor, accountId, callId) {
      await visibleCall({ db, clock }, actor, callId)
      return linkView(db, { organizationId: actor.organizationId, accountId, callId })
    },

    async unlink(actor, accountId, callId) {
      const { organizationId, memberId } = actor
      const key = { organizationId, accountId, callId }
      return db.transaction().execute(async (transaction) => {
        await visibleCall({ db: transaction, clock }, actor, callId)
        const isCut = await cutLink(transaction, key, { memberId, now: clock.now() })
        if (isCut) {
          await raiseVisibilityEpoch(transaction, organizationId)
          await dropOrphans(transaction, organizationId)
        }
        return linkView(transaction, key)
      })
    },
  }
}

/** Whoever is shown it may see the call. */
export async function linkView(db: Db, key: LinkKey): Promise<Link> {
  const link = await findLink(db, key)
  if (link === undefined) throw noSuchCall('The call does not belong to this account.')
  return {
    accountId: key.accountId,
    accountName: link.accountName,
    callId: key.callId,
    state: link.state,
    reasons: reasonsOf(link.reasons),
    manual: link.isManual
      ? { by: link.decidedBy ?? 'Unknown', at: link.decidedAt.toISOString() }
      : null,
  }
}
