/** The ring of the calls that may be matched, each once. The table beside it says the same in numbers. */
import { count } from '../../words.ts'
import { arcsOf, type Share } from './matching-shares.ts'

const RADIUS = 62
const GAP = 0.7

export function MatchingDonut({
  shares,
  open,
}: {
  readonly shares: readonly Share[]
  readonly open: number
}) {
  const arcs = arcsOf(shares)
  return (
    <svg className="donut" viewBox="0 0 160 160" width="160" height="160" aria-hidden>
      <circle className="donut-way" cx="80" cy="80" r={RADIUS} />
      {arcs.map(({ key, from, length }) => (
        <circle
          key={key}
          className="donut-arc"
          data-rule={key}
          cx="80"
          cy="80"
          r={RADIUS}
          pathLength={100}
          strokeDasharray={`${Math.max(0.3, length - (arcs.length > 1 ? GAP : 0))} 100`}
          strokeDashoffset={-from}
          transform="rotate(-90 80 80)"
        />
      ))}
      <text className="donut-n" x="80" y="82">
        {count(open)}
      </text>
      <text className="donut-of" x="80" y="102">
        {open === 1 ? 'call' : 'calls'}
      </text>
    </svg>
  )
}
