/** The columns of the table of accounts. What was typed stands in ink; what was worked out has the mark in its head. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountRow } from '../../../src/records/account.ts'
import { Checkbox } from '../../parts/checkbox.tsx'
import { Mark } from '../../parts/mark.tsx'
import { DerivedMark } from '../../parts/origin.tsx'
import type { Column } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { count, day, daysUntil, daysWords } from '../../words.ts'
import { rulesOf } from './account-words.ts'

export interface Selection {
  readonly all: boolean | 'indeterminate'
  readonly has: (id: string) => boolean
  readonly toggle: (id: string) => void
  readonly toggleAll: (isTicked: boolean) => void
}

export function tickColumn(selection: Selection): Column<AccountRow> {
  return {
    key: 'tick',
    className: 'tick wide-only',
    header: (
      <Checkbox
        checked={selection.all}
        onChange={(isTicked) => selection.toggleAll(isTicked)}
        label="Tick all accounts"
        hidesLabel
      />
    ),
    cell: ({ accountId, name }) => (
      <Checkbox
        checked={selection.has(accountId)}
        onChange={() => selection.toggle(accountId)}
        label={`Tick ${name}`}
        hidesLabel
      />
    ),
  }
}

/** `isWhole`: every row is here, so that they may be sorted. */
export function accountColumns(isWhole: boolean): readonly Column<AccountRow>[] {
  const columns: readonly Column<AccountRow>[] = [
    {
      key: 'name',
      header: 'Account',
      cell: (row) => <Name row={row} />,
      sortBy: ({ name }) => name,
    },
    { key: 'stage', header: 'Stage', cell: ({ stage }) => stage, sortBy: ({ stage }) => stage },
    {
      key: 'owner',
      header: 'Owner',
      isWideOnly: true,
      cell: ({ owner }) => owner?.name ?? <span className="dim">nobody</span>,
      sortBy: ({ owner }) => owner?.name ?? null,
    },
    {
      key: 'kickoff',
      header: 'Kickoff',
      isWideOnly: true,
      cell: ({ kickoffOn }) => kickoffOn && <Kickoff on={kickoffOn} />,
      sortBy: ({ kickoffOn }) => kickoffOn,
    },
    {
      key: 'calls',
      header: worked('Calls'),
      isNumber: true,
      cell: ({ calls, isMatching }) =>
        isMatching ? (
          <span className="matching-now">
            <Mark height={11} isDrawing label="Looking for calls" />
            {count(calls)}
          </span>
        ) : (
          count(calls)
        ),
      sortBy: ({ calls }) => calls,
    },
    {
      key: 'last',
      header: worked('Last call'),
      isWideOnly: true,
      cell: ({ lastCallAt }) =>
        lastCallAt ? <Time at={lastCallAt} as="day" /> : <span className="dim">none yet</span>,
      sortBy: ({ lastCallAt }) => lastCallAt,
    },
    {
      key: 'matched',
      header: worked('Matched by'),
      isWideOnly: true,
      cell: (row) => <MatchedBy row={row} />,
    },
    {
      key: 'reviewed',
      header: worked('Reviewed by you'),
      isNumber: true,
      isWideOnly: true,
      cell: ({ reviewed, calls }) => (
        <span className={reviewed < calls ? 'dim' : undefined}>
          {calls > 0 && `${count(reviewed)} of ${count(calls)}`}
        </span>
      ),
      sortBy: ({ reviewed, calls }) => (calls > 0 ? reviewed / calls : null),
    },
  ]
  return isWhole ? columns : columns.map(({ sortBy: _sortBy, ...column }) => column)
}

function worked(name: string): ReactNode {
  return (
    <span className="worked" title="Worked out from the calls that you may see">
      <DerivedMark />
      {name}
    </span>
  )
}

function Name({ row: { accountId, name, domains } }: { readonly row: AccountRow }) {
  const [first, ...others] = domains
  return (
    <>
      <Link className="name" to={`/accounts/${accountId}`}>
        {name}
      </Link>
      <span className="under">
        {first ?? 'no domain'}
        {others.length > 0 && ` and ${others.length} more`}
      </span>
    </>
  )
}

function Kickoff({ on }: { readonly on: string }) {
  const days = daysUntil(on)
  return (
    <>
      {day(on)}
      <span className="under">{daysWords(days)}</span>
    </>
  )
}

function MatchedBy({ row: { matchedBy } }: { readonly row: AccountRow }) {
  const [strongest, ...others] = rulesOf(matchedBy).toSorted((a, b) => b.calls - a.calls)
  if (strongest === undefined) return null
  return (
    <>
      {strongest.name}
      {others.length > 0 && (
        <span className="under">{`and ${others.map(({ name }) => name).join(', ')}`}</span>
      )}
    </>
  )
}
