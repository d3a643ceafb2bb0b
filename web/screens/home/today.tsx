/** What is left of Gong's daily quota, which all tools of the company share. */
import { Link } from '@tanstack/react-router'
import { useCall } from '../../api.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { clock, count } from '../../words.ts'
import { Gauge } from '../datasets/cost-field.tsx'

export function Today({ connectionId }: { readonly connectionId: string | undefined }) {
  const budget = useCall(
    'get /connections/{connectionId}/budget',
    { connectionId: connectionId ?? '' },
    { enabled: connectionId !== undefined, refetchInterval: 60_000 },
  )
  return (
    <section aria-labelledby="home-today">
      <div className="head">
        <h2 id="home-today">Gong calls today</h2>
        {connectionId !== undefined && (
          <Link className="more by" to="/integrations/gong/overview">
            Connection
          </Link>
        )}
      </div>
      {connectionId === undefined && (
        <>
          <p className="small">Gong is not connected, so nothing is asked of it.</p>
          <p className="home-act">
            <ButtonLink isSmall to="/integrations?connect=token">
              Connect
            </ButtonLink>
          </p>
        </>
      )}
      {connectionId !== undefined && !budget.data && <Skeleton height="30px" />}
      {budget.data && (
        <>
          <p className="small budget-line">
            <b>{count(budget.data.usedToday)}</b> of {count(budget.data.perDay)} used
            {budget.data.pausedUntil
              ? `, paused until ${clock(budget.data.pausedUntil)} as Gong asked`
              : `, anew at ${clock(budget.data.resetsAt)}`}
          </p>
          <Gauge budget={budget.data} />
        </>
      )}
    </section>
  )
}
