/** Every place in an account's calls that is worth hearing, cut by kind, by side and by where it comes from. */
import './moments.css'
import type { AccountOverview } from '../../../src/records/account.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { useSearchText, useSetSearch } from '../../address.ts'
import { useAllPages } from '../../all-pages.ts'
import { call, type InputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Derived } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import { MomentFilter } from './moment-filter.tsx'
import { MomentRow } from './moment-row.tsx'
import { type MomentChoice, momentChoice } from './moment-choice.ts'

const PAGE = 50
const HOW =
  'Found in the calls that you may see, sentence by sentence: by models that run here, by the model outside where one was asked, by Gong, and by members who marked a place.'

type Side = InputOf<'get /accounts/{accountId}/moments'>['side']

export function MomentsTab({ overview }: { readonly overview: AccountOverview }) {
  const { accountId } = overview.account
  const setSearch = useSetSearch()
  const choice = momentChoice({
    kind: useSearchText('kind'),
    side: useSearchText('side'),
    from: useSearchText('from'),
  })
  const { rows, problem, isPending, hasMore, more, again } = useMoments(accountId, choice)
  const shown = rows.filter(({ origin }) => isFrom(choice.from, origin))
  return (
    <section aria-labelledby="moments-head">
      <div className="head">
        <h2 id="moments-head">Worth hearing</h2>
        <Derived how={HOW} />
        <span className="by" role="status">
          {!isPending && `${hasMore ? 'More than ' : ''}${counted(shown.length, 'moment')}`}
        </span>
      </div>
      <MomentFilter choice={choice} />
      {problem && rows.length === 0 && (
        <ProblemNote
          problem={problem}
          action={
            <Button isSmall onClick={again}>
              Try again
            </Button>
          }
        />
      )}
      {isPending && <SkeletonLines lines={6} height="56px" />}
      {!isPending && !problem && shown.length === 0 && !hasMore && (
        <Empty
          sentence={emptyWords(choice)}
          action={
            <Button onClick={() => setSearch({ kind: '', side: 'all', from: '' })}>
              Show everything
            </Button>
          }
        />
      )}
      <ol className="moments">
        {shown.map((moment, index) => (
          <MomentRow
            key={moment.momentId}
            moment={moment}
            accountId={accountId}
            isNewCall={moment.evidence.callId !== shown[index - 1]?.evidence.callId}
          />
        ))}
      </ol>
      {hasMore && (
        <p className="calls-more">
          <Button onClick={more}>Show older moments</Button>
        </p>
      )}
    </section>
  )
}

function useMoments(accountId: string, { kind, side }: MomentChoice) {
  const asked: Side = side === 'all' ? undefined : side
  return useAllPages<Moment, Awaited<ReturnType<typeof page>>>({
    key: ['get /accounts/{accountId}/moments', 'all', accountId, kind, side],
    page: (cursor, signal) => page(cursor, signal),
  })

  function page(cursor: string | undefined, signal: AbortSignal) {
    return call(
      'get /accounts/{accountId}/moments',
      {
        accountId,
        limit: PAGE,
        cursor,
        // As text, so that one kind is not taken for a list of letters.
        ...(kind !== 'all' && { kinds: kind }),
        ...(asked && { side: asked }),
      },
      signal,
    )
  }
}

function isFrom(from: MomentChoice['from'], origin: Moment['origin']): boolean {
  if (from === 'all') return true
  if (from === 'derived') return origin === 'derived' || origin === 'model'
  return origin === from
}

function emptyWords({ kind, side }: MomentChoice): string {
  const who = side === 'customer' ? ' that the customer said' : side === 'us' ? ' that we said' : ''
  return kind === 'all'
    ? `Nothing${who} was found in these calls yet.`
    : `Nothing of this kind${who} was found in these calls.`
}
