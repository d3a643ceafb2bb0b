/** Accounts as every door shows them. */
import type { Account } from '../records/account.ts'
import type { AccountClues } from '../store/account-clues.ts'
import type { StoredAccount } from '../store/accounts.ts'

export function accountView(
  row: StoredAccount,
  { domains, contacts, crmIds }: Omit<AccountClues, 'accountId'>,
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
    isMatching: row.matching_since !== null,
  }
}
