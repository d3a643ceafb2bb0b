/** What threatens accounts, in the customers' words: the reader's own accounts first, for leaders all of them. */
import '../../parts/evidence.css'
import { Link } from '@tanstack/react-router'
import type { Risk } from '../../../src/records/risk.ts'
import { useCall } from '../../api.ts'
import { Who } from '../../parts/proof.tsx'
import { RiskKind } from '../../parts/risk-kind.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'

const SHOWN = 4
const ASKED = 50

interface NewRisksProps {
  /** Of these accounts alone; undefined for all. */
  readonly accountIds: ReadonlySet<string> | undefined
}

export function NewRisks({ accountIds }: NewRisksProps) {
  const { data, isPending } = useCall(
    'get /risks',
    { state: 'open', limit: ASKED },
    { staleTime: 30_000 },
  )
  if (isPending) return <Skeleton height="120px" />
  const all = data?.data ?? []
  const own = accountIds === undefined ? all : all.filter((one) => accountIds.has(one.accountId))
  if (own.length === 0) return null
  const fresh = own.filter(({ isNew }) => isNew)
  // What is new comes first; else the heaviest.
  const shown = [...fresh, ...own.filter(({ isNew }) => !isNew)].slice(0, SHOWN)
  return (
    <section className="home-risks" aria-labelledby="home-risks">
      <div className="head">
        <h2 id="home-risks">{fresh.length > 0 ? 'New risks' : 'Open risks'}</h2>
        <span className="small dim">in the customers’ words</span>
        <Link className="more by" to="/risks">
          All {data?.counts.open ?? own.length}
        </Link>
      </div>
      <ul>
        {shown.map((risk) => (
          <RiskLine key={risk.riskId} risk={risk} />
        ))}
      </ul>
    </section>
  )
}

function RiskLine({ risk }: { readonly risk: Risk }) {
  const { riskId, accountId, accountName, type, severity, evidence, isNew } = risk
  const newest = evidence.at(-1)
  return (
    <li>
      <p className="risk-line">
        <Link className="name" to={`/accounts/${accountId}/risks`} search={{ risk: riskId }}>
          {accountName}
        </Link>
        <RiskKind type={type} severity={severity} />
        {isNew && <State kind="off">new</State>}
      </p>
      {newest && (
        <>
          <blockquote className="said-s">{newest.quote}</blockquote>
          <Who evidence={newest} />
        </>
      )}
    </li>
  )
}
