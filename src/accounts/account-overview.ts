/** An account at a glance: its calls in numbers, over what the reader may see. */
import type { Kysely } from 'kysely'
import type { Account, AccountOverview } from '../records/account.ts'
import {
  accountFigures,
  type AccountFigures,
  type AccountReach,
  callsByType,
  crmUrlOf,
  nextToReview,
} from '../store/account-figures.ts'
import type { Tables } from '../store/tables.ts'
import type { Looker } from '../store/visibility.ts'

/** `account` has been found to be the organization's. `reach`: for an admin alone. */
export async function accountOverview(
  db: Kysely<Tables>,
  looker: Looker,
  account: Account,
  reach: AccountReach | undefined,
): Promise<AccountOverview> {
  const { accountId } = account
  const [figures, byType, next, crmUrl] = await Promise.all([
    accountFigures(db, looker, accountId),
    callsByType(db, looker, accountId),
    nextToReview(db, looker, accountId),
    crmUrlOf(db, looker, accountId),
  ])
  const { calls, withTranscript, owed, talkedSec, reviewed } = figures
  const { contact, domain, crmDeal, crmAccount, manual } = figures
  return {
    account,
    calls,
    withTranscript,
    owed,
    talkedSec,
    firstCallAt: figures.firstCallAt?.toISOString() ?? null,
    lastCallAt: figures.lastCallAt?.toISOString() ?? null,
    reviewed,
    matchedBy: { contact, domain, crmDeal, crmAccount, manual },
    byType,
    nextToReview: next ?? null,
    crmUrl,
    ladder: ladderOf(figures, reach),
  }
}

/** The upper steps count calls that the reader may not see: they are there for an admin alone. */
function ladderOf(
  { calls, withTranscript, reviewed }: AccountFigures,
  reach: AccountReach | undefined,
): AccountOverview['ladder'] {
  return {
    found: reach?.found ?? null,
    allowed: reach?.allowed ?? null,
    associated: calls,
    withTranscript,
    reviewed,
    hidden: reach === undefined ? null : reach.linked - calls,
  }
}
