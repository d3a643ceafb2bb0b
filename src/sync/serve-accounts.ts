/** Lets a connection read for the accounts from now on. */
import type { Kysely } from 'kysely'
import { DAY_MS } from '../records/days.ts'
import { lockAccess, setAccessConnection } from '../store/access.ts'
import { allCalls, deleteCompany } from '../store/account-purge.ts'
import { updateAccountSync } from '../store/account-sync.ts'
import type { StoredConnection } from '../store/connections.ts'
import type { Tables } from '../store/tables.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import type { CallIndex } from '../accounts/call-index.ts'
import { dropCalls } from './account-removals.ts'

export interface ServeNeeds {
  readonly db: Kysely<Tables>
  readonly index: CallIndex
  /** Both are known, and differ. */
  readonly areDifferentCompanies: (one: string, other: string) => boolean
}

/** Of a year, until an admin says otherwise. */
const FIRST_WINDOW_DAYS = 365

/** All that was read of another company goes before anything of this one is written. The first listing is due then. */
export async function serveAccounts(
  { db, index, areDifferentCompanies }: ServeNeeds,
  row: Pick<StoredConnection, 'organization_id' | 'connection_id' | 'company_key'>,
  now: Date,
): Promise<void> {
  const { organization_id: organizationId, company_key: companyKey } = row
  await db.transaction().execute(async (transaction) => {
    const before = await lockAccess(transaction, organizationId)
    const former = before?.company_key ?? null
    if (former !== null && areDifferentCompanies(former, companyKey)) {
      await forgetCompany(transaction, index, organizationId)
    }
    await setAccessConnection(transaction, organizationId, {
      connectionId: row.connection_id,
      companyKey,
      mode: 'deal',
      readFrom: new Date(Math.floor(now.getTime() / DAY_MS - FIRST_WINDOW_DAYS) * DAY_MS),
    })
    await updateAccountSync(transaction, organizationId, {
      status: 'queued',
      next_at: now,
      asked_at: now,
      problem: null,
      may_remove: false,
    })
  })
}

/** Everything that was read of the company for the accounts; the accounts themselves stay. */
export async function forgetCompany(
  transaction: Kysely<Tables>,
  index: CallIndex,
  organizationId: string,
): Promise<void> {
  const calls = await allCalls(transaction, organizationId)
  await dropCalls(transaction, index, organizationId, calls)
  await deleteCompany(transaction, organizationId)
  await raiseVisibilityEpoch(transaction, organizationId)
}
