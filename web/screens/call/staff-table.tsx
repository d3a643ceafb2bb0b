/** The staff as a table, for whoever reads numbers better; it can be taken along as CSV. */
import { Popover } from 'radix-ui'
import type { CallTurn } from '../../../src/records/account-call.ts'
import { CopyButton } from '../../parts/copy-box.tsx'
import { Table } from '../../parts/table.tsx'
import { percent } from '../../words.ts'
import { type Lane, laneKey, sharesIn } from './lanes.ts'
import { talkTime } from '../../parts/call-times.ts'

interface StaffTableProps {
  readonly lanes: readonly Lane[]
  readonly turns: readonly CallTurn[]
}

const SIDES = { External: 'customer', Internal: 'us', Unknown: 'not known' } as const

export function StaffTable({ lanes, turns }: StaffTableProps) {
  const shares = sharesIn(lanes, { startMs: 0, endMs: Infinity })
  const counts = Map.groupBy(turns, laneKey)
  const rows = lanes.map(({ key, name, side, talkMs }) => ({
    key,
    name,
    side: SIDES[side],
    talkSec: Math.round(talkMs / 1_000),
    share: shares.byLane.get(key) ?? 0,
    turns: counts.get(key)?.length ?? 0,
  }))
  const csv = [
    'speaker,side,talk seconds,share of the talk,turns',
    ...rows.map((row) =>
      [
        `"${row.name.replaceAll('"', '""')}"`,
        row.side,
        row.talkSec,
        row.share.toFixed(3),
        row.turns,
      ].join(','),
    ),
  ].join('\n')
  return (
    <Popover.Root>
      <Popover.Trigger className="linklike">Show as table</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="floating staff-table"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Who talked how much"
        >
          <Table
            caption="Who talked how much"
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              {
                key: 'name',
                header: 'Speaker',
                cell: (row) => row.name,
                sortBy: (row) => row.name,
              },
              { key: 'side', header: 'Side', cell: (row) => row.side, sortBy: (row) => row.side },
              {
                key: 'talk',
                header: 'Talk',
                cell: (row) => talkTime(row.talkSec),
                sortBy: (row) => row.talkSec,
                isNumber: true,
              },
              {
                key: 'share',
                header: 'Share',
                cell: (row) => percent(row.share),
                sortBy: (row) => row.share,
                isNumber: true,
              },
              {
                key: 'turns',
                header: 'Turns',
                cell: (row) => row.turns,
                sortBy: (row) => row.turns,
                isNumber: true,
              },
            ]}
          />
          <p className="small">
            As CSV <CopyButton value={csv} label="the table as CSV" />
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
