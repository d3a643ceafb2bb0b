/** Gong's requests are scarce and shared by all of a company's tools: how much of today is used, and by when it is back. */
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'

const LOOK_MS = 15_000
const MARKS = [0.25, 0.5, 0.75]

export function Budget({ connectionId }: { readonly connectionId: string }) {
  const { data, error } = useCall(
    'get /connections/{connectionId}/budget',
    { connectionId },
    { refetchInterval: LOOK_MS },
  )
  if (error) return <ProblemNote problem={error} />
  if (!data) return <Skeleton height="104px" />
  const { usedToday, perDay, perSecond, resetsAt, pausedUntil } = data
  const share = Math.min(1, usedToday / perDay)
  return (
    <figure className="budget" aria-labelledby="h-budget">
      <figcaption id="h-budget">
        <span className="h">Calls to Gong today</span>
        <span className="small">
          <b>{count(usedToday)}</b> of {count(perDay)}
        </span>
      </figcaption>
      <div
        className="gauge"
        role="meter"
        aria-labelledby="h-budget"
        aria-valuemin={0}
        aria-valuemax={perDay}
        aria-valuenow={Math.min(usedToday, perDay)}
        data-full={share > 0.9 || undefined}
      >
        <span style={{ width: `${share * 100}%` }} />
        {MARKS.map((mark) => (
          <i key={mark} style={{ left: `${mark * 100}%` }} />
        ))}
      </div>
      <p className="small">
        {share >= 1 ? 'Used up; imports go on' : 'Starts anew'} <Time at={resetsAt} />. At most{' '}
        {perSecond} a second; the rest of Gong&rsquo;s own limit is left to your other tools.
      </p>
      {pausedUntil && (
        <p className="small warn">
          Gong asked to wait until <Time at={pausedUntil} />.
        </p>
      )}
    </figure>
  )
}
