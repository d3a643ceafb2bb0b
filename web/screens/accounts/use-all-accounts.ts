/** The accounts that a filter lets through, fetched a page at a time as far as they are scrolled to. */
import type { AccountRow } from '../../../src/records/account.ts'
import { type AllRows, useAllPages } from '../../all-pages.ts'
import { call, type OutputOf } from '../../api.ts'

const PAGE = 100

/** As the address carries it; empty for all. */
export interface AccountFilter {
  readonly query: string
  readonly ownerId: string
  readonly stage: string
}

type Page = OutputOf<'get /accounts'>

export function useAllAccounts(filter: AccountFilter): AllRows<AccountRow> {
  return useAllPages<AccountRow, Page>({
    key: ['get /accounts', 'all', askedOf(filter)],
    page: (cursor, signal) => accountPage(filter, cursor, signal),
    // Calls of a new account come one after the other.
    isMoving: ({ isMatching }) => isMatching,
  })
}

/** All that the filter lets through, however many pages they are. */
export async function everyAccount(filter: AccountFilter): Promise<readonly AccountRow[]> {
  const rows: AccountRow[] = []
  let cursor: string | undefined
  do {
    const page = await accountPage(filter, cursor)
    rows.push(...page.data)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

function accountPage(
  filter: AccountFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Page> {
  return call('get /accounts', { limit: PAGE, ...askedOf(filter), cursor }, signal)
}

function askedOf({ query, ownerId, stage }: AccountFilter) {
  return {
    query: query || undefined,
    ownerId: ownerId || undefined,
    stage: stage || undefined,
  }
}
