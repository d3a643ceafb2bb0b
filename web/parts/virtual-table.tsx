/** A table of which only what is in sight is in the page: ten thousand rows scroll like ten. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Cells, type Column, HeaderRow, type Sorting, useSorted } from './table.tsx'

interface VirtualTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly initialSort?: Sorting
  /** Rows are all of one height. */
  readonly rowHeightPx?: number
  /** At most, before it scrolls within itself. */
  readonly heightPx?: number
}

const HEADER_PX = 36
const BEYOND_SIGHT = 10

export function VirtualTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  initialSort,
  rowHeightPx = 56,
  heightPx = 640,
}: VirtualTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const { sorted, sorting, sortBy } = useSorted(rows, columns, initialSort)
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeightPx,
    overscan: BEYOND_SIGHT,
    initialRect: { width: 0, height: heightPx },
  })
  const shown = virtual.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // Focusable, so that the arrow keys scroll it.
    <div
      ref={box}
      className="scroll virtual"
      style={{ maxHeight: heightPx, height: sorted.length * rowHeightPx + HEADER_PX }}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className="t" aria-rowcount={sorted.length + 1}>
        <caption className="hush">{caption}</caption>
        <HeaderRow columns={columns} sorting={sorting} onSort={sortBy} />
        <tbody>
          <Gap heightPx={before} columns={columns.length} />
          {shown.map(({ index }) => {
            const row = sorted[index]
            if (row === undefined) return null
            return (
              <tr key={rowKey(row)} aria-rowindex={index + 2} style={{ height: rowHeightPx }}>
                <Cells columns={columns} row={row} />
              </tr>
            )
          })}
          <Gap heightPx={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

function Gap({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  if (heightPx <= 0) return null
  return (
    <tr aria-hidden className="gap">
      <td colSpan={columns} style={{ height: heightPx, padding: 0, border: 0 }} />
    </tr>
  )
}
