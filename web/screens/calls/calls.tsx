/** All calls that the reader may see in Gong and that belong to an account, newest first. */
import '../accounts/accounts.css'
import '../accounts/account.css'
import './calls.css'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FindField } from '../../parts/find-field.tsx'
import { Select } from '../../parts/select.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { CALL_TYPE_OPTIONS } from '../../parts/call-words.ts'
import { useSearchText, useSetSearch } from '../../address.ts'
import { ReadingBanner } from '../../frame/reading-banner.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { AccountChoice } from './account-choice.tsx'
import { CallsTable } from './calls-table.tsx'
import { type CallFilter, useAllCalls } from './use-all-calls.ts'

const NO_FILTER = { q: '', type: '', account: '', from: '', to: '' }

export function Calls() {
  const filter: CallFilter = {
    query: useSearchText('q'),
    type: useSearchText('type'),
    accountId: useSearchText('account'),
    from: useSearchText('from'),
    to: useSearchText('to'),
  }
  const all = useAllCalls(filter)
  const setSearch = useSetSearch()
  const { state } = useAccountSync()
  const { rows, isPending, problem } = all
  const isFiltered = Object.values(filter).some((value) => value !== '')
  const isEmpty = !isPending && !problem && rows.length === 0
  return (
    <Page title="Calls" freshness={state?.succeededAt}>
      {problem && (
        <ProblemBanner
          problem={problem}
          action={
            <Button isSmall onClick={all.again}>
              Try again
            </Button>
          }
        />
      )}
      <ReadingBanner />
      {(!isEmpty || isFiltered) && <Filter filter={filter} onChange={setSearch} />}
      {isPending && <ListSkeleton />}
      {rows.length > 0 && <CallsTable {...all} />}
      {isEmpty && isFiltered && (
        <Empty
          sentence="No call fits. Another spelling, or fewer words, may find it; search looks into what was said."
          action={
            <>
              <Button onClick={() => setSearch(NO_FILTER)}>Show all calls</Button>
              {filter.query !== '' && (
                <ButtonLink look="quiet" to={`/search?q=${encodeURIComponent(filter.query)}`}>
                  Search for “{filter.query}”
                </ButtonLink>
              )}
            </>
          }
        />
      )}
      {isEmpty && !isFiltered && (
        <Empty
          sentence="No call yet. Calls come by themselves as soon as an account is here that they belong to, and you see those that you may see in Gong."
          action={
            <ButtonLink look="primary" to="/accounts">
              Go to the accounts
            </ButtonLink>
          }
        />
      )}
    </Page>
  )
}

/** The list that opens takes no empty value. */
const ALL = 'all'

interface FilterProps {
  readonly filter: CallFilter
  readonly onChange: (change: Readonly<Record<string, string>>) => void
}

function Filter({ filter, onChange }: FilterProps) {
  return (
    <div className="calls-filter" role="search">
      <FindField
        label="Find a call"
        placeholder="Title, person or account"
        value={filter.query}
        onChange={(q) => onChange({ q })}
      />
      <Select
        aria-label="Type"
        value={filter.type || ALL}
        onChange={(type) => onChange({ type: type === ALL ? '' : type })}
        options={[{ value: ALL, label: 'All types' }, ...CALL_TYPE_OPTIONS]}
      />
      <AccountChoice accountId={filter.accountId} onChange={(account) => onChange({ account })} />
      <label className="day-field">
        from
        <input
          className="in"
          type="date"
          value={filter.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </label>
      <label className="day-field">
        to
        <input
          className="in"
          type="date"
          value={filter.to}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </label>
    </div>
  )
}

const SKELETON_ROWS = 8

function ListSkeleton() {
  return (
    <div className="calls-skeleton" role="status" aria-label="Loading calls">
      {Array.from({ length: SKELETON_ROWS }, (_row, index) => (
        <div key={index}>
          <Skeleton width="74px" height="14px" />
          <Skeleton width={`${64 - (index % 3) * 11}%`} height="16px" />
          <Skeleton width="70%" height="12px" />
          <Skeleton height="22px" />
        </div>
      ))}
    </div>
  )
}
