/** All accounts with what is known of their calls; ten thousand scroll like ten. */
import './accounts.css'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Page } from '../../frame/frame.tsx'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { AccountsFilter } from './accounts-filter.tsx'
import { AccountsMenu } from './accounts-menu.tsx'
import { AccountsTable } from './accounts-table.tsx'
import { AddDialogs } from './add-dialogs.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { NoAccounts, NothingFound } from './no-accounts.tsx'
import { useSearchText, useSetSearch } from '../../address.ts'
import { ReadingBanner } from '../../frame/reading-banner.tsx'
import { type AccountFilter, useAllAccounts } from './use-all-accounts.ts'
import { useAccountSync } from '../../account-sync.ts'
import { useReader } from '../../reader.ts'
import { usePageKeys } from '../../frame/page-keys.ts'

export function Accounts() {
  const filter: AccountFilter = {
    query: useSearchText('q'),
    ownerId: useSearchText('owner'),
    stage: useSearchText('stage'),
  }
  const setSearch = useSetSearch()
  const { mayKeep } = useReader()
  const sync = useAccountSync()
  const all = useAllAccounts(filter)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const isFiltered = filter.query !== '' || filter.ownerId !== '' || filter.stage !== ''
  const { rows, isPending, problem } = all
  const isEmpty = !isPending && !problem && rows.length === 0
  const add = () => setSearch({ add: 'hand' })
  usePageKeys(mayKeep ? { c: add } : {})
  const chosen = rows.filter(({ accountId }) => selected.has(accountId))
  return (
    <Page
      title="Accounts"
      freshness={sync.succeededAt}
      isLate={sync.isLate}
      actions={
        mayKeep &&
        (rows.length > 0 || isFiltered) && (
          <>
            <AccountsMenu filter={filter} />
            <Button look="primary" icon={<Plus className="i" aria-hidden />} onClick={add}>
              New account
            </Button>
          </>
        )
      }
    >
      <ReadingBanner />
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
      {(rows.length > 0 || isFiltered) && <AccountsFilter filter={filter} rows={rows} />}
      {isPending && <ListSkeleton />}
      {rows.length > 0 && (
        <AccountsTable {...all} selected={selected} onSelect={setSelected} maySelect={mayKeep} />
      )}
      {isEmpty && (isFiltered ? <NothingFound /> : <NoAccounts mayKeep={mayKeep} />)}
      <BulkBar chosen={chosen} onDone={() => setSelected(new Set())} />
      <AddDialogs />
    </Page>
  )
}

const SKELETON_ROWS = 10

function ListSkeleton() {
  return (
    <div className="account-skeleton" role="status" aria-label="Loading accounts">
      {Array.from({ length: SKELETON_ROWS }, (_row, index) => (
        <div key={index}>
          <Skeleton width={`${64 - (index % 4) * 9}%`} height="16px" />
          <Skeleton width="60%" height="12px" />
          <Skeleton width="70%" height="12px" />
          <Skeleton width="32px" height="12px" />
        </div>
      ))}
    </div>
  )
}
