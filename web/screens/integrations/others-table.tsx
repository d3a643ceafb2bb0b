/** For admins: that others have connected, and nothing more; a connection is its owner's alone. */
import type { OtherConnection } from '../../../src/records/connection.ts'
import { State } from '../../parts/state.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'

const COLUMNS: readonly Column<OtherConnection>[] = [
  {
    key: 'member',
    header: 'Member',
    cell: ({ memberName }) => <span className="name">{memberName}</span>,
    sortBy: ({ memberName }) => memberName,
  },
  {
    key: 'state',
    header: 'Gong',
    cell: ({ status }) => (
      <State kind={status === 'connected' ? 'good' : status === 'disconnected' ? 'off' : 'bad'}>
        {status === 'connected'
          ? 'Connected'
          : status === 'disconnected'
            ? 'Disconnected'
            : 'Action required'}
      </State>
    ),
  },
  {
    key: 'since',
    header: 'Since',
    cell: ({ connectedAt }) => <Time at={connectedAt} as="day" />,
    sortBy: ({ connectedAt }) => connectedAt,
  },
]

export function OthersTable({ others }: { readonly others: readonly OtherConnection[] }) {
  if (others.length === 0) return null
  return (
    <section className="section others">
      <div className="head">
        <h2>Connections of others</h2>
        <span className="small">
          You see that they exist. What they read is their owners&rsquo; own.
        </span>
      </div>
      <Table
        caption="Connections of others"
        columns={COLUMNS}
        rows={others}
        rowKey={({ memberName, connectedAt }) => `${memberName} ${connectedAt}`}
      />
    </section>
  )
}
