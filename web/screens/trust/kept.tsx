/** What the store holds, by kind. For admins: it counts calls that others may not see. */
import type { Trust } from '../../../src/records/trust.ts'
import { type Column, Table } from '../../parts/table.tsx'
import { bytes, count } from '../../words.ts'

type KeptKind = NonNullable<Trust['kept']>[number]

const COLUMNS: readonly Column<KeptKind>[] = [
  { key: 'kind', header: 'Kind', cell: ({ kind }) => kind },
  {
    key: 'records',
    header: 'Records',
    isNumber: true,
    cell: ({ records }) => count(records),
  },
  { key: 'bytes', header: 'Size', isNumber: true, cell: ({ bytes: size }) => bytes(size) },
]

export function Kept({
  kept,
  recordingsBytes,
}: {
  readonly kept: readonly KeptKind[]
  readonly recordingsBytes: number
}) {
  const rows = [...kept, { kind: 'Recordings', records: 0, bytes: recordingsBytes }]
  return (
    <section className="section">
      <div className="head">
        <h2>Kept in the store</h2>
        <span className="small">Only admins see these numbers</span>
      </div>
      <Table
        caption="What is kept, by kind"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ kind }) => kind}
      />
    </section>
  )
}
