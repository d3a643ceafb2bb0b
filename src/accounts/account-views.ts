/** Accounts as every door shows them. */
import type { Account } from '../records/account.ts'
import type { Role } from '../records/member.ts'
import type { AccountClues } from '../store/account-clues.ts'
import type { StoredAccount } from '../store/accounts.ts'

interface Reader {
  readonly role: Role
  readonly now: Date
}

export function accountView(
  row: StoredAccount,
  { domains, contacts, crmIds }: Omit<AccountClues, 'accountId'>,
  reader: Reader,
): Account {
  return {
    accountId: row.account_id,
    name: row.name,
    domains,
    contacts,
    crmIds,
    owner:
      row.owner_id === null ? null : { memberId: row.owner_id, name: row.owner_name ?? 'Unknown' },
    stage: row.stage,
    kickoffOn: row.kickoff_on,
    source: row.source,
    createdAt: row.created_at.toISOString(),
    isMatching: isMatching(row, reader),
  }
}

const SOUGHT_MS = 30_000

/**
 * How long it takes tells whether calls were there to look at: that is an admin's alone to know. For everybody else it is the
 * same time, however much there is to do.
 */
function isMatching({ matching_since, sought_at }: StoredAccount, { role, now }: Reader): boolean {
  if (role === 'admin') return matching_since !== null
  return sought_at !== null && now.getTime() - sought_at.getTime() < SOUGHT_MS
}
