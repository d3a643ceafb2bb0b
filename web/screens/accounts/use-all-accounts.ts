/** The accounts that a filter lets through, fetched a page at a time as far as they are scrolled to. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { AccountRow } from '../../../src/records/account.ts'
import { type ApiProblem, call, type OutputOf } from '../../api.ts'

const NONE: readonly AccountRow[] = []
const PAGE = 100
const LIVE_MS = 2_500

/** As the address carries it; empty for all. */
export interface AccountFilter {
  readonly query: string
  readonly ownerId: string
  readonly stage: string
}

export interface AllAccounts {
  readonly rows: readonly AccountRow[]
  readonly isPending: boolean
  readonly problem: ApiProblem | null
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

type Page = OutputOf<'get /accounts'>

export function useAllAccounts(filter: AccountFilter): AllAccounts {
  const asked = askedOf(filter)
  const query = useInfiniteQuery<
    Page,
    ApiProblem,
    { pages: Page[] },
    readonly [string, string, typeof asked],
    string | undefined
  >({
    queryKey: ['get /accounts', 'all', asked],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => accountPage(filter, pageParam, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (former) => former,
    // Calls of a new account come one after the other; a long list is left alone.
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? []
      return pages.length === 1 && pages[0]?.data.some(({ isMatching }) => isMatching)
        ? LIVE_MS
        : false
    },
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.data) ?? NONE, [pages])
  const { isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  return {
    rows,
    isPending: query.isPending,
    problem: query.error,
    hasMore: query.hasNextPage,
    more,
    again: () => void query.refetch(),
  }
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
