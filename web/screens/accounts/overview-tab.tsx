/** An account at a glance: what they want, what threatens it, who matters, what comes next, and what is still to hear. */
import './overview.css'
import { Link } from '@tanstack/react-router'
import type { AccountOverview } from '../../../src/records/account.ts'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { BriefPart } from './brief-part.tsx'
import { CallRows } from './call-rows.tsx'
import { Coverage } from './coverage.tsx'
import { HandoffProgress } from './handoff-progress.tsx'
import { Ladder } from './ladder.tsx'
import { NextSteps } from './next-steps.tsx'
import { OpenRisks } from './open-risks.tsx'
import { Relationship } from './relationship.tsx'
import { ReviewStaff } from './review-staff.tsx'
import { lookingPace } from './use-account.ts'

const NEWEST = 5

export function OverviewTab({ overview }: { readonly overview: AccountOverview }) {
  const { account } = overview
  return (
    <div className="overview">
      <div className="opening">
        <div>
          <BriefPart account={account} />
          <NextSteps account={account} />
        </div>
        <div>
          <OpenRisks accountId={account.accountId} />
          <HandoffProgress accountId={account.accountId} />
        </div>
      </div>
      <Relationship account={account} />
      <ReviewStaff overview={overview} />
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
