/** Handoffs that ask for an act: returned ones, late ones, what is due or ready. */
import { Link } from '@tanstack/react-router'
import type { HandoffRow } from '../../../src/records/handoff.ts'
import { useCall } from '../../api.ts'
import { HANDOFF_STATE_NAMES, standingWords } from '../../parts/handoff-words.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { daysUntil } from '../../words.ts'

const SHOWN = 5
const SOON_DAYS = 14

export function HandoffsDue({ ownerId }: { readonly ownerId: string | undefined }) {
  const { data, isPending } = useCall('get /handoffs', { ownerId }, { staleTime: 30_000 })
  if (isPending) return <Skeleton height="60px" />
  const rows = (data?.data ?? []).filter(isWanted)
  if (rows.length === 0) return null
  return (
    <section className="home-handoffs" aria-labelledby="home-handoffs">
      <div className="head">
        <h2 id="home-handoffs">Handoffs</h2>
        <Link className="more by" to="/handoffs">
          All {data?.data.length}
        </Link>
      </div>
      <ul>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.accountId}>
            <Link className="name" to={`/accounts/${row.accountId}/handoff`}>
              {row.accountName}
            </Link>
            <Standing row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function isWanted({ state, isLate, dueOn, kickoffOn }: HandoffRow): boolean {
  if (state === 'accepted') return false
  const day = dueOn ?? kickoffOn
  return state !== 'draft' || isLate || (day !== null && daysUntil(day) <= SOON_DAYS)
}

function Standing({ row }: { readonly row: HandoffRow }) {
  const { state, isLate, counts, reason } = row
  const checked = counts.confirmed + counts.edited
  const all = checked + counts.suggested + counts.empty
  return (
    <span className="small">
      {isLate ? (
        <State kind="bad">{standingWords(row)}</State>
      ) : state === 'returned' ? (
        <State kind="warn">{HANDOFF_STATE_NAMES.returned}</State>
      ) : (
        standingWords(row)
      )}
      <span className="under">{reason ?? `${checked} of ${all} answers checked`}</span>
    </span>
  )
}
