/** The heaviest open risks of an account, each with the words that it rests on. */
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import type { Risk, RiskCounts } from '../../../src/records/risk.ts'
import { Derived, FromModel } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Who } from '../../parts/proof.tsx'
import { RiskKind } from '../../parts/risk-kind.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { useOpenRisks } from './use-insights.ts'

const SHOWN = 3
const HOW =
  'Found in what the customer said, sentence by sentence, by models that run here; what a model outside found says so. What was dismissed as no risk does not count again.'

export function OpenRisks({ accountId }: { readonly accountId: string }) {
  const { data, error } = useOpenRisks(accountId)
  return (
    <section className="open-risks" aria-labelledby="open-risks-head">
      <div className="head">
        <h2 id="open-risks-head">Open risks</h2>
        <Derived how={HOW} />
        <Link className="more by" to={`/accounts/${accountId}/risks`}>
          {data && data.counts.open > SHOWN ? `All ${data.counts.open}` : 'All risks'}
        </Link>
      </div>
      {error && !data && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={5} />}
      {data && <Shown risks={data.data} counts={data.counts} />}
    </section>
  )
}

function Shown({
  risks,
  counts,
}: {
  readonly risks: readonly Risk[]
  readonly counts: RiskCounts
}) {
  return (
    <>
      {risks.length === 0 && (
        <p>
          <State kind="good">Nothing open</State> <span className="small">{restWords(counts)}</span>
        </p>
      )}
      {risks.length > 0 && (
        <ol>
          {risks.slice(0, SHOWN).map((risk) => (
            <OpenRisk key={risk.riskId} risk={risk} />
          ))}
        </ol>
      )}
      {risks.length > 0 && restWords(counts) !== '' && (
        <p className="small">
          <CircleCheck className="i good" aria-hidden /> {restWords(counts)}
        </p>
      )}
    </>
  )
}

function OpenRisk({ risk: { type, severity, why, evidence, model } }: { readonly risk: Risk }) {
  const newest = evidence.at(-1)
  return (
    <li>
      <p className="what">
        <RiskKind type={type} severity={severity} />
        <span className="dim">{why}</span>
        {model !== null && <FromModel model={model} />}
      </p>
      {newest && (
        <>
          <blockquote className="said">{newest.quote}</blockquote>
          <Who evidence={newest} />
        </>
      )}
    </li>
  )
}

function restWords({ watching, resolved, dismissed }: RiskCounts): string {
  const parts = [
    resolved > 0 ? `${resolved} resolved` : '',
    watching > 0 ? `${watching} watched` : '',
    dismissed > 0 ? `${dismissed} dismissed` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}
