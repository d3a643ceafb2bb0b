/** All calls of an account, newest first, cut by kind and words; with a way to link one more. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AccountOverview } from '../../../src/records/account.ts'
import { CALL_TYPE_OPTIONS } from '../../parts/call-words.ts'
import { type ApiProblem, call, type InputOf, type OutputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { CallRows } from './call-rows.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { useSearchText, useSetSearch } from '../../address.ts'
import { lookingPace } from './use-account.ts'
import { useCallKeys } from './use-call-keys.ts'

type Page = OutputOf<'get /accounts/{accountId}/calls'>
type Input = InputOf<'get /accounts/{accountId}/calls'>

const PAGE = 50
/** The list that opens takes no empty value. */
const ALL = 'all'

export function CallsTab({ overview }: { readonly overview: AccountOverview }) {
  const { account } = overview
  useCallKeys()
  const setSearch = useSetSearch()
  const wanted = useSearchText('type')
  const type = CALL_TYPE_OPTIONS.find(({ value }) => value === wanted)?.value
  const calls = useCallsOf(overview, type)
  const isLinking = useSearchText('link') === 'open'
  return (
    <>
      <div className="calls-filter">
        <Select
          aria-label="Kind of call"
          value={type ?? ALL}
          onChange={(chosen) => setSearch({ type: chosen === ALL ? '' : chosen })}
          options={[{ value: ALL, label: 'All kinds' }, ...CALL_TYPE_OPTIONS]}
        />
        <span className="small dim" role="status">
          {overview.withTranscript} of {overview.calls} have transcripts
        </span>
      </div>
      {calls.error && calls.rows.length === 0 && <ProblemNote problem={calls.error} />}
      {calls.isPending && <SkeletonLines lines={5} height="44px" />}
      {calls.rows.length > 0 && <CallRows rows={calls.rows} account={account} />}
      {!calls.isPending && !calls.error && calls.rows.length === 0 && (
        <Empty
          sentence="No call of this kind."
          action={<Button onClick={() => setSearch({ type: '' })}>Show all kinds</Button>}
        />
      )}
      {calls.hasMore && (
        <p className="calls-more">
          <Button isBusy={calls.isMoreComing} onClick={calls.more}>
            Show older calls
          </Button>
        </p>
      )}
      {isLinking && <LinkDialog account={account} onClose={() => setSearch({ link: '' })} />}
    </>
  )
}

function useCallsOf({ account }: AccountOverview, type: Input['type']) {
  const { accountId } = account
  const query = useInfiniteQuery<
    Page,
    ApiProblem,
    { pages: Page[] },
    readonly [string, string, string, Input['type']],
    string | undefined
  >({
    queryKey: ['get /accounts/{accountId}/calls', 'all', accountId, type],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'get /accounts/{accountId}/calls',
        { accountId, type, limit: PAGE, cursor: pageParam },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (former) => former,
    refetchInterval: () => lookingPace(account),
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.data) ?? [], [pages])
  return {
    rows,
    isPending: query.isPending,
    error: query.error,
    hasMore: query.hasNextPage,
    isMoreComing: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
