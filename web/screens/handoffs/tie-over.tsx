/** From whom to whom: the tie is drawn as far as the answers have been checked. */
import type { Handoff } from '../../../src/records/handoff.ts'

export function TieOver({ handoff }: { readonly handoff: Handoff }) {
  const { from, to, counts, answers, state } = handoff
  const checked = counts.confirmed + counts.edited
  const all = Math.max(1, answers.length)
  const isOver = state === 'accepted'
  const words = `From ${from ?? 'sales'} to ${to?.name ?? 'customer success'}, ${checked} of ${answers.length} answers checked`
  return (
    <div className="tie-over" role="img" aria-label={words}>
      <p>
        <b>{from ?? 'Nobody yet'}</b>Sales
      </p>
      <svg width="150" height="52" viewBox="0 0 150 52" aria-hidden>
        <path className="tie-way" d="M10 28C34 4 116 4 140 28" />
        <path
          className="tie-done"
          d="M10 28C34 4 116 4 140 28"
          pathLength={all}
          strokeDasharray={isOver ? undefined : `${checked} ${all + 1}`}
        />
        <line className="bar" x1="75" x2="75" y1="26" y2="50" />
        <ellipse className="tie-head" cx="9" cy="40" rx="8" ry="6" transform="rotate(-20 9 40)" />
        <ellipse
          className={isOver ? 'tie-head' : 'tie-open'}
          cx="141"
          cy="40"
          rx="8"
          ry="6"
          transform="rotate(-20 141 40)"
        />
      </svg>
      <p>
        <b>{to?.name ?? 'Nobody yet'}</b>Customer success
      </p>
    </div>
  )
}
