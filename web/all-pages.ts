/** A list of the API that is fetched a page at a time, as far as it is scrolled to. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ApiProblem } from './api.ts'

interface Page<Row> {
  readonly data: readonly Row[]
  readonly nextCursor: string | null
}

export interface AllRows<Row> {
  readonly rows: readonly Row[]
  readonly isPending: boolean
  readonly problem: ApiProblem | null
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

interface Wanted<Row, Answer extends Page<Row>> {
  /** Begins with the operation, as the keys of `useCall` do. */
  readonly key: readonly unknown[]
  readonly page: (cursor: string | undefined, signal: AbortSignal) => Promise<Answer>
  /** A row that is about to change: the list is asked for again while there is one. */
  readonly isMoving?: (row: Row) => boolean
}

const LIVE_MS = 2_500

/** `first` is the first page, for what it tells beside its rows. */
export function useAllPages<Row, Answer extends Page<Row>>({
  key,
  page,
  isMoving = () => false,
}: Wanted<Row, Answer>): AllRows<Row> & { readonly first: Answer | undefined } {
  const query = useInfiniteQuery<
    Answer,
    ApiProblem,
    { pages: Answer[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: key,
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (former) => former,
    // A long list is left alone: every page of it would be asked for.
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? []
      return pages.length === 1 && pages[0]?.data.some(isMoving) ? LIVE_MS : false
    },
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap(({ data }) => data) ?? [], [pages])
  const { isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  return {
    rows,
    first: pages?.[0],
    isPending: query.isPending,
    problem: query.error,
    hasMore: query.hasNextPage,
    more,
    again: () => void query.refetch(),
  }
}
