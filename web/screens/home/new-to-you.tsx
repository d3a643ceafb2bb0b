/** Accounts that were given to the reader and that they have not heard through: kickoff, what is reviewed, newest calls. */
import { Link } from '@tanstack/react-router'
import type { AccountRow } from '../../../src/records/account.ts'
import type { AccountCallRow } from '../../../src/records/account-call.ts'
import { useCall } from '../../api.ts'
import { MiniStaff } from '../../parts/mini-staff.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { counted, day, daysUntil, daysWords } from '../../words.ts'
import { newToReader } from './new-accounts.ts'

const SHOWN = 4
const CALLS_SHOWN = 2

export function NewToYou({ owned }: { readonly owned: readonly AccountRow[] }) {
  const news = newToReader(owned, new Date().toISOString().slice(0, 10))
  if (news.length === 0) return null
  return (
    <section className="new-to-you" aria-labelledby="home-new">
      <div className="head">
        <h2 id="home-new">New to you</h2>
        <span className="small dim">until you have reviewed their calls</span>
        {news.length > SHOWN && (
          <Link className="more by" to="/accounts">
            All {news.length}
          </Link>
        )}
      </div>
      <ul>
        {news.slice(0, SHOWN).map((row) => (
          <NewAccount key={row.accountId} row={row} />
        ))}
      </ul>
    </section>
  )
}

function NewAccount({ row }: { readonly row: AccountRow }) {
  const { accountId, name, calls, reviewed, isMatching } = row
  return (
    <li>
      <p className="new-name">
        <Link className="name" to={`/accounts/${accountId}`}>
          {name}
        </Link>
        <span className="small">
          {calls > 0
            ? `Reviewed ${reviewed} of ${counted(calls, 'call')}`
            : isMatching
              ? 'Calls are being looked for'
              : 'No call yet'}
        </span>
        <Kickoff on={row.kickoffOn} />
      </p>
      {calls > 0 && <NewestCalls accountId={accountId} />}
    </li>
  )
}

function Kickoff({ on }: { readonly on: string | null }) {
  if (on === null) return null
  const days = daysUntil(on)
  return (
    <span className="small new-kickoff">
      Kickoff {day(on)}, {daysWords(days)}
    </span>
  )
}

function NewestCalls({ accountId }: { readonly accountId: string }) {
  const { data } = useCall(
    'get /accounts/{accountId}/calls',
    { accountId, limit: CALLS_SHOWN },
    { staleTime: 30_000 },
  )
  if (!data) return <Skeleton height="72px" />
  return (
    <ul className="new-calls">
      {data.data.map((call) => (
        <NewestCall key={call.callId} call={call} />
      ))}
    </ul>
  )
}

function NewestCall({ call }: { readonly call: AccountCallRow }) {
  const { callId, title, startedAt, staff, customerShare, isReviewed } = call
  return (
    <li>
      <span>
        <Link to={`/calls/${callId}`}>{title}</Link>
        <span className="under">
          <Time at={startedAt} as="day" />, {isReviewed ? 'reviewed' : 'not reviewed yet'}
        </span>
      </span>
      {staff && staff.length > 0 && <MiniStaff staff={staff} customerShare={customerShare} />}
    </li>
  )
}
