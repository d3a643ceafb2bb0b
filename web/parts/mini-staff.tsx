/** A call drawn small, for lists: a line for each speaker, the customer's above, ours below. */
import { memo } from 'react'
import type { MiniStaff as Staff } from '../../src/records/account-call.ts'
import { percent } from '../words.ts'

const LANE_PX = 6
const MIDDLE_PX = 4
const WIDTH = 1_000
const CLASSES = { External: 'talk customer', Internal: 'talk us', Unknown: 'talk unknown' } as const

interface MiniStaffProps {
  readonly staff: Staff
  /** Of the customer, 0 to 1. */
  readonly customerShare: number | null
}

export const MiniStaff = memo(function MiniStaff({ staff, customerShare }: MiniStaffProps) {
  const firstUs = staff.findIndex(({ side }) => side === 'Internal')
  const top = (lane: number) =>
    3 + lane * LANE_PX + (firstUs > 0 && lane >= firstUs ? MIDDLE_PX : 0)
  return (
    <svg
      className="mini-staff"
      height={top(staff.length - 1) + 4}
      preserveAspectRatio="none"
      role="img"
      aria-label={staffWords(staff, customerShare)}
    >
      {staff.map(({ side, talk }, lane) => (
        <g key={lane}>
          <line className="lane" x2="100%" y1={top(lane)} y2={top(lane)} />
          <line
            className={CLASSES[side]}
            x2="100%"
            y1={top(lane)}
            y2={top(lane)}
            pathLength={WIDTH}
            strokeDasharray={`0 ${talk.join(' ')} ${WIDTH}`}
          />
        </g>
      ))}
    </svg>
  )
})

function staffWords(staff: Staff, customerShare: number | null): string {
  const voices = `${staff.length} ${staff.length === 1 ? 'voice' : 'voices'}`
  return customerShare === null ? voices : `${voices}, customer ${percent(customerShare)}`
}
