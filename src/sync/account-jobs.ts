/** What the queue's jobs of the account side do. */
import { dueAccountSyncs } from '../store/account-sync.ts'
import { endMatching, findMatching, staleMatching } from '../store/matching.ts'
import { type AccountKey, matchAccount } from './account-match.ts'
import type { AccountSyncNeeds } from './account-needs.ts'
import { giveUpSync, syncAccounts } from './account-sync.ts'

/** Whoever looks for an account's calls longer than this is taken for dead. */
const STALE_MS = 10 * 60_000

export function createAccountJobs(needs: AccountSyncNeeds) {
  const { db, clock } = needs
  return {
    sync: (organizationId: string, signal: AbortSignal) =>
      syncAccounts(needs, organizationId, signal),
    giveUpSync: (organizationId: string, error: unknown) =>
      giveUpSync(needs, organizationId, error),
    match: (account: AccountKey, signal: AbortSignal) => matchAccount(needs, account, signal),
    giveUpMatch: async (account: AccountKey) =>
      endMatching(db, account, await findMatching(db, account)),
    dueSyncs: () => dueAccountSyncs(db, clock.now()),
    dueMatches: () => staleMatching(db, new Date(clock.now().getTime() - STALE_MS)),
  }
}
