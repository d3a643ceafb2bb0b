/** The calls that a filter lets through, fetched a page at a time as far as they are scrolled to. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { CallRow } from '../../../src/records/account-call.ts'
import { CALL_TYPE_OPTIONS } from '../accounts/call-type-options.ts'
import { type ApiProblem, call, type InputOf, type OutputOf } from '../../api.ts'

const NONE: readonly CallRow[] = []
const PAGE = 50

/** As the address carries it; empty for all. Days as `YYYY-MM-DD`, the last one included. */
export interface CallFilter {
  readonly query: string
  readonly type: string
  readonly accountId: string
  readonly from: string
  readonly to: string
}

export interface AllCalls {
  readonly rows: readonly CallRow[]
  readonly isPending: boolean
  readonly problem: ApiProblem | null
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

type Page = OutputOf<'get /calls'>
type Asked = InputOf<'get /calls'>

export function useAllCalls(filter: CallFilter): AllCalls {
  const asked = askedOf(filter)
  const query = useInfiniteQuery<
    Page,
    ApiProblem,
    { pages: Page[] },
    readonly [string, string, Asked],
    string | undefined
  >({
    queryKey: ['get /calls', 'all', asked],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call('get /calls', { ...asked, limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (former) => former,
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

const DAY = /^\d{4}-\d{2}-\d{2}$/

function askedOf({ query, type, accountId, from, to }: CallFilter): Asked {
  return {
    query: query || undefined,
    type: CALL_TYPE_OPTIONS.find(({ value }) => value === type)?.value,
    accountId: accountId || undefined,
    from: DAY.test(from) ? startOfDay(from, 0) : undefined,
    to: DAY.test(to) ? startOfDay(to, 1) : undefined,
  }
}

/** Of the reader's own zone, some days on. */
function startOfDay(day: string, daysOn: number): string | undefined {
  const start = new Date(`${day}T00:00:00`)
  start.setDate(start.getDate() + daysOn)
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString()
}
