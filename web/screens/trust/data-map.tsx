/** Endpoint by endpoint: what is read, what is kept where, until when, and who sees it. */
import type { DataUse } from '../../../src/records/data-map.ts'
import type { Trust } from '../../../src/records/trust.ts'
import { type Column, Table } from '../../parts/table.tsx'

const COLUMNS: readonly Column<DataUse>[] = [
  {
    key: 'endpoint',
    header: 'Asked of Gong',
    cell: ({ endpoint, scope }) => (
      <>
        <code>{endpoint}</code>
        <span className="small block">{scope}</span>
      </>
    ),
  },
  { key: 'reads', header: 'Read', cell: ({ reads }) => reads },
  { key: 'keeps', header: 'Kept', cell: ({ keeps }) => keeps },
  { key: 'until', header: 'Until', cell: ({ until }) => until, isWideOnly: true },
  { key: 'seen', header: 'Seen by', cell: ({ seenBy }) => seenBy, isWideOnly: true },
]

export function DataMap({
  report: { accounts, datasets, scopes, hosts },
}: {
  readonly report: Trust
}) {
  return (
    <>
      <section className="section">
        <div className="head">
          <h2>Read for the accounts</h2>
          <span className="small">By the organization&rsquo;s connection</span>
        </div>
        <Uses uses={accounts} columns={COLUMNS} caption="What is read for the accounts" />
        <p className="small mt-3">
          Permission profiles are read to show each member no more than Gong does, and for nothing
          else. No setting of Gong is read, and none is written.
        </p>
      </section>
      <section className="section">
        <div className="head">
          <h2>Read for datasets</h2>
          <span className="small">
            By a member&rsquo;s own connection, and only the types that a dataset has
          </span>
        </div>
        <Uses uses={datasets} columns={COLUMNS.slice(0, 2)} caption="What is read for datasets" />
        <p className="small mt-3">
          {[...new Set(datasets.map(({ keeps }) => keeps))].join('. ')}, until the file or the
          dataset is deleted. Its owner alone sees it.
        </p>
      </section>
      <section className="section two">
        <Scopes title="Scopes of the organization’s connection" scopes={scopes.shared} />
        <Scopes title="Scopes of a member’s connection" scopes={scopes.personal} />
      </section>
      <section className="section setting">
        <h2 className="h">Where requests go</h2>
        <p>
          {hosts.length === 0 ? 'Nowhere: nothing is connected' : `To ${hosts.join(', ')}`}. A
          redirect to another host is refused.
        </p>
      </section>
    </>
  )
}

interface UsesProps {
  readonly uses: readonly DataUse[]
  readonly columns: readonly Column<DataUse>[]
  readonly caption: string
}

function Uses({ uses, columns, caption }: UsesProps) {
  return (
    <div className="trust-map">
      <Table caption={caption} columns={columns} rows={uses} rowKey={({ endpoint }) => endpoint} />
    </div>
  )
}

function Scopes({ title, scopes }: { readonly title: string; readonly scopes: readonly string[] }) {
  return (
    <div>
      <h2 className="h">{title}</h2>
      <ul className="trust-scopes">
        {scopes.map((scope) => (
          <li key={scope}>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
      <p className="small mt-3">Reading alone. Never api:calls:read:media-url.</p>
    </div>
  )
}
