/** How fresh the accounts are, as every member may know it. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { AccountSyncState } from '../records/access.ts'
import { findAccess } from '../store/access.ts'
import { findAccountSync } from '../store/account-sync.ts'
import { listAdmins } from '../store/admins.ts'
import { findConnection } from '../store/connections.ts'
import { findMember } from '../store/members.ts'
import { readMirrorAsOf } from '../store/mirror-state.ts'
import type { Tables } from '../store/tables.ts'
import { syncProblem } from './account-sync-end.ts'

type Db = Kysely<Tables>

const progress = z.object({ step: z.string(), done: z.number(), total: z.number().nullable() })

/** `oldestMs`: a mirror of Gong's permissions that is older shows no call. */
export async function accountState(
  db: Db,
  organizationId: string,
  { now, oldestMs }: { readonly now: Date; readonly oldestMs: number },
): Promise<AccountSyncState> {
  const sync = await findAccountSync(db, organizationId)
  const refreshedAt = await readMirrorAsOf(db, organizationId)
  const admins = await listAdmins(db, organizationId)
  const problem = syncProblem
    .nullable()
    .catch(null)
    .parse(sync?.problem ?? null)
  return {
    connection: await servingConnection(db, organizationId),
    status: sync?.status ?? 'idle',
    succeededAt: isoOrNull(sync?.succeeded_at),
    nextAt: isoOrNull(sync?.next_at),
    progress: progress
      .nullable()
      .catch(null)
      .parse(sync?.progress ?? null),
    problem: problem && {
      code: problem.code,
      message: problem.message,
      fix: problem.fix,
      since: problem.since,
    },
    permissions: {
      refreshedAt: isoOrNull(refreshedAt),
      isTooOld: refreshedAt === null || now.getTime() - refreshedAt.getTime() > oldestMs,
    },
    admins: admins.map(({ name }) => name),
  }
}

async function servingConnection(
  db: Db,
  organizationId: string,
): Promise<AccountSyncState['connection']> {
  const connectionId = (await findAccess(db, organizationId))?.connection_id ?? null
  if (connectionId === null) return null
  const row = await findConnection(db, { organizationId, connectionId })
  if (row === undefined) return null
  const member = await findMember(db, organizationId, row.member_id)
  return {
    connectionId,
    kind: row.kind,
    status: row.status,
    companyName: row.company_name,
    connectedBy: member?.name ?? 'a former member',
    connectedAt: row.connected_at.toISOString(),
  }
}

function isoOrNull(date: Date | null | undefined): string | null {
  return date?.toISOString() ?? null
}
