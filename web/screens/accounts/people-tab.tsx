/** Everybody who took part in an account's calls. */
import type { AccountOverview, Person } from '../../../src/records/account.ts'
import { useCall } from '../../api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Derived, DerivedMark } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SideHead } from '../../parts/side-head.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'
import { lookingPace } from './use-account.ts'

const HOW =
  'People are put together from the participants of the calls that you may see: by their Gong user, their address, else their name. Talk share is each one’s part of all that was said.'

export function PeopleTab({
  overview: { account, calls },
}: {
  readonly overview: AccountOverview
}) {
  const { data, error } = useCall(
    'get /accounts/{accountId}/people',
    { accountId: account.accountId },
    { refetchInterval: () => lookingPace(account) },
  )
  if (error && !data) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={6} height="32px" />
  if (data.data.length === 0) {
    return (
      <Empty
        sentence={
          calls === 0 ? 'People come with the first call.' : 'Gong names nobody on these calls.'
        }
      />
    )
  }
  return (
    <section aria-labelledby="people-tab-head">
      <div className="head">
        <h2 id="people-tab-head">{count(data.data.length)} people</h2>
        <Derived how={HOW} />
      </div>
      <Table
        caption="People of this account"
        rows={data.data}
        rowKey={(person) => `${person.side} ${person.email ?? ''} ${person.name}`}
        columns={COLUMNS}
      />
    </section>
  )
}

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: ({ name, title, side, isContact }) => (
      <span className="person-name">
        <SideHead side={side} />
        <span>
          <span className="name">{name}</span>
          {isContact && <span className="chip small-chip">contact</span>}
          <span className="under">{title}</span>
        </span>
      </span>
    ),
    sortBy: ({ name }) => name,
  },
  {
    key: 'email',
    header: 'E-mail address',
    isWideOnly: true,
    className: 'wrap-any',
    cell: ({ email }) => email,
    sortBy: ({ email }) => email,
  },
  {
    key: 'calls',
    header: (
      <span className="worked">
        <DerivedMark />
        Calls
      </span>
    ),
    isNumber: true,
    cell: ({ calls }) => count(calls),
    sortBy: ({ calls }) => calls,
  },
  {
    key: 'talk',
    header: (
      <span className="worked">
        <DerivedMark />
        Talk share
      </span>
    ),
    isWideOnly: true,
    className: 'talk-cell',
    cell: ({ talkShare, side }) => talkShare !== null && <TalkBar share={talkShare} side={side} />,
    sortBy: ({ talkShare }) => talkShare,
  },
  {
    key: 'heard',
    header: (
      <span className="worked">
        <DerivedMark />
        Last heard
      </span>
    ),
    cell: ({ lastHeardAt }) =>
      lastHeardAt ? <Time at={lastHeardAt} as="day" /> : <span className="dim">never</span>,
    sortBy: ({ lastHeardAt }) => lastHeardAt,
  },
]

function TalkBar({ share, side }: { readonly share: number; readonly side: Person['side'] }) {
  const percent = Math.round(share * 100)
  return (
    <span className="talk-bar">
      <span aria-hidden>
        <span
          className={side === 'Internal' ? 'us' : 'customer'}
          style={{ width: `${Math.max(share * 100, 1)}%` }}
        />
      </span>
      {percent}&thinsp;%
    </span>
  )
}
