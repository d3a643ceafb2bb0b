/** Real tables: a caption for ears, headers that sort and say so, numbers at the right. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Given, the column can be sorted by it. Null sorts last. */
  readonly sortBy?: (row: Row) => string | number | null
  readonly isNumber?: boolean
  /** Left out below 761 px, where the name and the state must have room. */
  readonly isWideOnly?: boolean
  readonly className?: string
}

export interface Sorting {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly initialSort?: Sorting
}

export function Table<Row>({ caption, columns, rows, rowKey, initialSort }: TableProps<Row>) {
  const { sorted, sorting, sortBy } = useSorted(rows, columns, initialSort)
  return (
    <div className="scroll">
      <table className="t">
        <caption className="hush">{caption}</caption>
        <HeaderRow columns={columns} sorting={sorting} onSort={sortBy} />
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function HeaderRow<Row>({
  columns,
  sorting,
  onSort,
}: {
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | undefined
  readonly onSort: (key: string) => void
}) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const direction = sorting?.key === column.key ? sorting.direction : undefined
          return (
            <th
              key={column.key}
              scope="col"
              className={classOf(column)}
              aria-sort={column.sortBy ? (direction ?? 'none') : undefined}
            >
              {column.sortBy ? (
                <button type="button" className="sorter" onClick={() => onSort(column.key)}>
                  {column.header}
                  {direction === 'ascending' && <ChevronUp className="i" aria-hidden />}
                  {direction === 'descending' && <ChevronDown className="i" aria-hidden />}
                </button>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

export function Cells<Row>({
  columns,
  row,
}: {
  readonly columns: readonly Column<Row>[]
  readonly row: Row
}) {
  return columns.map((column) => (
    <td key={column.key} className={classOf(column)}>
      {column.cell(row)}
    </td>
  ))
}

/** Sorts by the column whose header was pressed; a second press turns it round. */
export function useSorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  initial?: Sorting,
): {
  readonly sorted: readonly Row[]
  readonly sorting: Sorting | undefined
  readonly sortBy: (key: string) => void
} {
  const [sorting, setSorting] = useState(initial)
  const sorted = useMemo(() => {
    const by = columns.find(({ key }) => key === sorting?.key)?.sortBy
    if (!by) return rows
    const sign = sorting?.direction === 'descending' ? -1 : 1
    return rows.toSorted((a, b) => compare(by(a), by(b), sign))
  }, [rows, columns, sorting])
  const sortBy = (key: string) =>
    setSorting((former) => ({
      key,
      direction:
        former?.key === key && former.direction === 'ascending' ? 'descending' : 'ascending',
    }))
  return { sorted, sorting, sortBy }
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * String(a).localeCompare(String(b), 'en', { numeric: true })
}

function classOf<Row>({ isNumber, isWideOnly, className }: Column<Row>): string | undefined {
  const names = [isNumber ? 'num' : '', isWideOnly ? 'wide-only' : '', className ?? '']
  return names.filter(Boolean).join(' ') || undefined
}
