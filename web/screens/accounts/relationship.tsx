/** People over time: who was in which call, who spoke, who has fallen silent. A staff, and a table of the same. */
import { useMemo, useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import type { Stakeholder } from '../../../src/records/moment.ts'
import { type OutputOf, useCall } from '../../api.ts'
import { Derived } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SideHead } from '../../parts/side-head.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBrief } from './brief-part.tsx'
import { placeRelationship } from './relationship-figure.ts'
import { RelationshipScore } from './relationship-score.tsx'
import { RelationshipTable } from './relationship-table.tsx'
import { relationshipWords } from './relationship-words.ts'
import { withStakeholders } from './stakeholders.ts'
import { lookingPace } from './use-account.ts'

const HOW =
  'Worked out from who is listed on each call and how long each speaks in its transcript; how they stand, and who is only spoken of, from what was said. Only calls that you may see count.'

export function Relationship({ account }: { readonly account: Account }) {
  const [isTable, setTable] = useState(false)
  const { data, error } = useCall(
    'get /accounts/{accountId}/timeline',
    { accountId: account.accountId },
    { refetchInterval: () => lookingPace(account) },
  )
  const brief = useBrief(account, 'all')
  return (
    <section className="people-over-time" aria-labelledby="people-head">
      <div className="head">
        <h2 id="people-head">People over time</h2>
        <Derived how={HOW} />
        <div className="key by">
          <Legend />
          <button type="button" className="more linklike" onClick={() => setTable(!isTable)}>
            {isTable ? 'Show as staff' : 'Show as table'}
          </button>
        </div>
      </div>
      {error && !data && <ProblemNote problem={error} />}
      {!data && !error && <Skeleton height="280px" />}
      {data && (
        <Shown
          timeline={data}
          stakeholders={brief.data?.stakeholders ?? NOBODY}
          account={account}
          isTable={isTable}
        />
      )}
    </section>
  )
}

const NOBODY: readonly Stakeholder[] = []

interface ShownProps {
  readonly timeline: OutputOf<'get /accounts/{accountId}/timeline'>
  readonly stakeholders: readonly Stakeholder[]
  readonly account: Account
  readonly isTable: boolean
}

function Shown({ timeline, stakeholders, account, isTable }: ShownProps) {
  const relationship = useMemo(
    () => withStakeholders(timeline, stakeholders),
    [timeline, stakeholders],
  )
  const figure = useMemo(
    () => placeRelationship(relationship, account.kickoffOn, new Date()),
    [relationship, account.kickoffOn],
  )
  return (
    <figure>
      <figcaption className="chart-says">{relationshipWords(relationship, new Date())}</figcaption>
      {isTable ? (
        <RelationshipTable figure={figure} />
      ) : (
        <RelationshipScore figure={figure} kickoffOn={account.kickoffOn} />
      )}
    </figure>
  )
}

function Legend() {
  return (
    <span className="legend small">
      <span>
        <SideHead side="External" isMute /> customer
      </span>
      <span>
        <SideHead side="Internal" isMute /> us
      </span>
      <span>
        <SideHead side="External" isHollow isMute /> in the call, silent
      </span>
      <span>
        <span className="missed" aria-hidden /> invited, not there
      </span>
      <span>
        <span className="mentioned" aria-hidden /> only spoken of
      </span>
    </span>
  )
}
