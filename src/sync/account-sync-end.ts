/** What becomes of a sync that met a problem: whether it is tried again, when, and who hears of it. */
import { z } from 'zod'
import { keep, keptProblem, type Problem } from '../records/problems.ts'
import { tellAdmins } from '../store/admins.ts'
import { type StoredAccountSync, updateAccountSync } from '../store/account-sync.ts'
import type { AccountSyncNeeds } from './account-needs.ts'

export type SyncEnd =
  | { readonly kind: 'done' }
  /** Gong asked for a long wait: nothing was lost. */
  | { readonly kind: 'later'; readonly at: Date }

/** Since when it has been so. */
export const syncProblem = keptProblem.extend({ since: z.iso.datetime() })

const QUARTER_MS = 15 * 60_000
const HOUR_MS = 3_600_000

/** A refused connection is not asked again: `next_at` is empty then, until somebody connects or asks for a sync. */
export async function endFailed(
  { db, log }: Pick<AccountSyncNeeds, 'db' | 'log'>,
  organizationId: string,
  {
    before,
    error,
    now,
  }: { readonly before: StoredAccountSync; readonly error: Problem; readonly now: Date },
): Promise<SyncEnd> {
  const { code } = error
  const isWait = code === 'D-RATE' || code === 'D-DAILY'
  const nextAt = error.endsConnection ? null : new Date(now.getTime() + waitMs(error))
  const known = syncProblem.nullable().catch(null).parse(before.problem)
  const isNew = known?.code !== code
  const since = isNew ? now.toISOString() : known.since
  log.warn({ organizationId, code }, 'The accounts could not be synced.')
  await db.transaction().execute(async (transaction) => {
    await updateAccountSync(transaction, organizationId, {
      status: isWait ? 'queued' : 'idle',
      finished_at: now,
      progress: null,
      problem: JSON.stringify({ ...keep(error, now), since }),
      next_at: nextAt,
    })
    if (isNew && (error.endsConnection || code === 'D-REMOVALS')) {
      await tellAdmins(transaction, organizationId, {
        title: 'Account sync needs you',
        body: `${error.message} ${error.fix}`,
        link: '/integrations/gong',
      })
    }
  })
  return isWait && nextAt !== null ? { kind: 'later', at: nextAt } : { kind: 'done' }
}

function waitMs({ code, retryAfterMs }: Problem): number {
  if (code === 'D-REMOVALS') return HOUR_MS
  return retryAfterMs ?? QUARTER_MS
}
