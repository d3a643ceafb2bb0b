/** An account at a glance: what is still to hear, who was there, the newest calls, what is covered. */
import { Link } from '@tanstack/react-router'
import type { AccountOverview } from '../../../src/records/account.ts'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { CallRows } from './call-rows.tsx'
import { Coverage } from './coverage.tsx'
import { Ladder } from './ladder.tsx'
import { Relationship } from './relationship.tsx'
import { ReviewStaff } from './review-staff.tsx'
import { lookingPace } from './use-account.ts'

const NEWEST = 5

export function OverviewTab({ overview }: { readonly overview: AccountOverview }) {
  return (
    <div className="overview">
      <ReviewStaff overview={overview} />
      <Relationship account={overview.account} />
      <NewestCalls overview={overview} />
      <div className="pair">
        <Coverage overview={overview} />
        <Ladder overview={overview} />
      </div>
    </div>
  )
}

function NewestCalls({ overview: { account, calls } }: { readonly overview: AccountOverview }) {
  const { accountId } = account
  const { data, error } = useCall(
    'get /accounts/{accountId}/calls',
    { accountId, limit: NEWEST },
    { refetchInterval: () => lookingPace(account) },
  )
  return (
    <section aria-labelledby="newest-head">
      <div className="head">
        <h2 id="newest-head">Newest calls</h2>
        {calls > NEWEST && (
          <Link className="more by" to={`/accounts/${accountId}/calls`}>
            All {calls}
          </Link>
        )}
      </div>
      {error && !data && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={3} height="40px" />}
      {data && <CallRows rows={data.data} account={account} isShort />}
    </section>
  )
}
