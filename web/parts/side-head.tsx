/** The two sides of a conversation as note heads: ours solid, the customer's hatched, so that they read without colour. */
import type { Person } from '../../src/records/account.ts'

export type Side = Person['side']

const NAMES: Readonly<Record<Side, string>> = {
  External: 'customer',
  Internal: 'us',
  Unknown: 'side unknown',
}

interface SideHeadProps {
  readonly side: Side
  /** Present and silent: hollow. */
  readonly isHollow?: boolean
  /** A legend or a label says it in words already. */
  readonly isMute?: boolean
  /** Half the width, in pixels. */
  readonly radius?: number
}

export function SideHead({ side, isHollow = false, isMute = false, radius = 5.2 }: SideHeadProps) {
  const width = Math.ceil(radius * 2 + 3)
  const height = Math.ceil(radius * 1.7 + 3)
  const says = isMute ? { 'aria-hidden': true } : { role: 'img', 'aria-label': NAMES[side] }
  return (
    <svg className="side-head" width={width} height={height} {...says}>
      <ellipse
        className={headClass(side, isHollow)}
        cx={width / 2}
        cy={height / 2}
        rx={radius}
        ry={radius * 0.76}
        transform={`rotate(-20 ${width / 2} ${height / 2})`}
      />
    </svg>
  )
}

function headClass(side: Side, isHollow: boolean): string {
  const kind = { External: 'customer', Internal: 'us', Unknown: 'unknown' }[side]
  return isHollow ? `head-${kind} hollow-head` : `head-${kind}`
}

/** Once on a page that shows heads or bars: what the customer's hatching is made of. */
export function CustomerHatch() {
  return (
    <svg className="hush" aria-hidden>
      <defs>
        <pattern
          id="customer-hatch"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="hatch-ground" width="4" height="4" />
          <rect className="hatch-line" width="1.7" height="4" />
        </pattern>
      </defs>
    </svg>
  )
}
