/** What an import costs of Gong's daily quota, and what is left of it today. */
import type { Budget } from '../../../src/records/connection.ts'
import { count, counted } from '../../words.ts'

interface CostFieldProps {
  readonly budget: Budget | undefined
  /** Gong calls that the import will make; null while it is not known, or nothing was added. */
  readonly cost: number | null
  readonly isAsking: boolean
}

export function CostField({ budget, cost, isAsking }: CostFieldProps) {
  const left = budget ? Math.max(0, budget.perDay - budget.usedToday) : undefined
  return (
    <>
      <p className="small" aria-live="polite">
        {cost !== null && (
          <>
            <b>{counted(cost, 'Gong call')}</b> will be used, about.{' '}
          </>
        )}
        {cost === null && (isAsking ? 'Counting the Gong calls it takes… ' : null)}
        {budget && (
          <>
            {cost === null && !isAsking ? <b>{count(left)}</b> : count(left)} of{' '}
            {count(budget.perDay)} are left today.
          </>
        )}
        {left !== undefined && cost !== null && cost > left && (
          <span className="warn"> The rest runs tomorrow.</span>
        )}
      </p>
      {budget && <Gauge budget={budget} adds={cost ?? 0} />}
    </>
  )
}

/** Used today, and what would be added. */
export function Gauge({ budget, adds = 0 }: { readonly budget: Budget; readonly adds?: number }) {
  const used = Math.min(1, budget.usedToday / budget.perDay)
  const added = Math.min(1, (budget.usedToday + adds) / budget.perDay)
  const says = `${count(budget.usedToday)} of ${count(budget.perDay)} Gong calls used today`
  return (
    <svg
      className="quota-gauge"
      height="6"
      role="img"
      aria-label={adds > 0 ? `${says}, this import adds ${count(adds)}` : says}
    >
      <line className="g-all" x2="100%" y1="3" y2="3" />
      {added > used && (
        <line className="g-add" x1={`${used * 100}%`} x2={`${added * 100}%`} y1="3" y2="3" />
      )}
      <line className="g-used" x2={`${used * 100}%`} y1="3" y2="3" />
    </svg>
  )
}
