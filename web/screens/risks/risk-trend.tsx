/** Risks over the last weeks: the staff, its finding in words, and a table of the same. */
import './risks.css'
import { useMemo, useState } from 'react'
import type { RiskType } from '../../../src/records/finding.ts'
import type { RiskTrend as Trend } from '../../../src/records/risk.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Derived } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { placeRisks } from './risk-figure.ts'
import { trendWords } from './risk-sentences.ts'
import { RiskStaff } from './risk-staff.tsx'
import { RiskWeeks } from './risk-weeks.tsx'

const WEEKS = 16
const HOW =
  'Found in what customers said in the calls that you may see, by models that run here, by the model outside where one was asked, and by the rules of your organization. A note is one place in one call.'

interface RiskTrendProps {
  readonly accountId?: string | undefined
  readonly type?: RiskType | undefined
}

export function RiskTrend({ accountId, type }: RiskTrendProps) {
  const [isTable, setTable] = useState(false)
  const { data, error, refetch } = useCall(
    'get /risk-trend',
    { accountId, type, weeks: WEEKS },
    { keepsFormer: true, staleTime: 30_000 },
  )
  return (
    <section className="risk-trend" aria-labelledby="trend-head">
      <div className="head">
        <h2 id="trend-head">Sixteen weeks</h2>
        <Derived how={HOW} />
        <div className="key by">
          <Legend />
          <button type="button" className="more linklike" onClick={() => setTable(!isTable)}>
            {isTable ? 'Show as staff' : 'Show as table'}
          </button>
        </div>
      </div>
      {error && !data && (
        <ProblemNote
          problem={error}
          action={
            <Button isSmall onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      )}
      {!data && !error && <Skeleton height="270px" />}
      {data && <Shown trend={data} isTable={isTable} />}
    </section>
  )
}

function Shown({ trend, isTable }: { readonly trend: Trend; readonly isTable: boolean }) {
  const figure = useMemo(() => placeRisks(trend), [trend])
  return (
    <figure>
      {isTable ? <RiskWeeks trend={trend} /> : <RiskStaff trend={trend} figure={figure} />}
      <figcaption className="small trend-says">{trendWords(trend, figure)}</figcaption>
    </figure>
  )
}

function Legend() {
  return (
    <span className="legend small">
      <Sign name="risk-high" radius={7} words="high" />
      <Sign name="risk-medium" radius={5.6} words="medium" />
      <Sign name="risk-low" radius={4.4} words="low" />
      <Sign name="risk-eased" radius={5.6} words="settled" />
      <span>
        <svg width="26" height="9" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden>
          <path className="tie" d="M0 14C18-.5 82-.5 100 14C82 3.5 18 3.5 0 14Z" />
        </svg>{' '}
        heard again
      </span>
    </span>
  )
}

interface SignProps {
  readonly name: string
  readonly radius: number
  readonly words: string
}

function Sign({ name, radius, words }: SignProps) {
  return (
    <span>
      <svg width="18" height="14" viewBox="-9 -7 18 14" aria-hidden>
        <ellipse className={name} rx={radius} ry={radius * 0.74} transform="rotate(-20)" />
      </svg>
      {words}
    </span>
  )
}
