/** Why do I not see my call: the steps from what Gong holds to what was reviewed, as stairs. */
import { Link } from '@tanstack/react-router'
import type { AccountOverview } from '../../../src/records/account.ts'
import { Derived } from '../../parts/origin.tsx'
import { ladderSteps, type Step } from './ladder-steps.ts'

const HOW =
  'Counted from calls that you may see in Gong. The first steps count what Gong holds with this customer, and are shown to admins alone. Private and internal calls, and those left out by their title, are in no step: nothing is kept that tells whose they are.'

export function Ladder({ overview }: { readonly overview: AccountOverview }) {
  const steps = ladderSteps(overview)
  const most = Math.max(1, ...steps.map(({ calls }) => calls))
  return (
    <section className="ladder" aria-labelledby="ladder-head">
      <div className="head">
        <h2 id="ladder-head">From Gong to you</h2>
        <Derived how={HOW} />
      </div>
      <ol>
        {steps.map((step) => (
          <Stair key={step.key} step={step} share={step.calls / most} />
        ))}
      </ol>
    </section>
  )
}

function Stair({ step, share }: { readonly step: Step; readonly share: number }) {
  const { key, name, calls, lost, path } = step
  return (
    <li data-step={key}>
      <span className="stair" aria-hidden>
        <span style={{ height: `${share * 100}%` }} />
      </span>
      <b>{calls}</b>
      <span className="stair-name">{name}</span>
      {lost && <small>{path ? <Link to={path}>{lost}</Link> : lost}</small>}
    </li>
  )
}
