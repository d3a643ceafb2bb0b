/** The member's datasets, fetched a page at a time as far as they are scrolled to. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Dataset, OtherDataset } from '../../../src/records/dataset.ts'
import { type ApiProblem, call, type OutputOf } from '../../api.ts'
import { isLive } from './run-figure.ts'

const NONE: readonly Dataset[] = []
const PAGE = 100
const LIVE_MS = 3_000

export interface AllDatasets {
  readonly rows: readonly Dataset[]
  readonly others: readonly OtherDataset[]
  readonly isPending: boolean
  readonly problem: ApiProblem | null
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

type Page = OutputOf<'get /datasets'>

export function useAllDatasets(): AllDatasets {
  const query = useInfiniteQuery<
    Page,
    ApiProblem,
    { pages: Page[] },
    readonly [string, string],
    string | undefined
  >({
    queryKey: ['get /datasets', 'all'],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'get /datasets',
        { limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // A run under way changes its row; a long list is left alone, every page of it would be asked for.
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? []
      return pages.length === 1 && pages[0]?.data.some(isMoving) ? LIVE_MS : false
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
    others: pages?.[0]?.others ?? [],
    isPending: query.isPending,
    problem: query.error,
    hasMore: query.hasNextPage,
    more,
    again: () => void query.refetch(),
  }
}

function isMoving({ recentRuns }: Dataset): boolean {
  const [newest] = recentRuns
  return newest !== undefined && isLive(newest.status)
}
