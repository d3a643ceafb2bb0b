/** The list of accounts as a table of which only what is in sight is in the page; it is walked by keys. */
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AccountRow } from '../../../src/records/account.ts'
import type { AllRows } from '../../all-pages.ts'
import { usePageKeys } from '../../frame/page-keys.ts'
import { Cells, HeaderRow, useSorted } from '../../parts/table.tsx'
import { accountColumns, type Selection, tickColumn } from './account-columns.tsx'

const ROW_PX = 60
const BEYOND_SIGHT = 10

interface AccountsTableProps extends AllRows<AccountRow> {
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly maySelect: boolean
}

export function AccountsTable(props: AccountsTableProps) {
  const { rows, hasMore, more, selected, onSelect, maySelect } = props
  const selection = useMemo(() => selectionOf(rows, selected, onSelect), [rows, selected, onSelect])
  const columns = useMemo(
    // A list that is not all here cannot be put into another order.
    () => [...(maySelect ? [tickColumn(selection)] : []), ...accountColumns(!hasMore)],
    [maySelect, selection, hasMore],
  )
  const { sorted, sorting, sortBy } = useSorted(rows, columns)
  const body = useRef<HTMLTableSectionElement>(null)
  const { shown, before, after, scrollToIndex } = useRowsInSight(sorted.length, body)
  useWalk({ sorted, body, scrollToIndex, toggle: maySelect ? selection.toggle : undefined })
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - BEYOND_SIGHT * 2) more()
  }, [hasMore, lastShown, rows.length, more])
  return (
    <table className="t accounts" aria-rowcount={hasMore ? -1 : rows.length + 1}>
      <caption className="hush">Accounts</caption>
      <HeaderRow columns={columns} sorting={sorting} onSort={sortBy} />
      <tbody ref={body}>
        <Gap heightPx={before} columns={columns.length} />
        {shown.map(({ index }) => {
          const row = sorted[index]
          if (row === undefined) return null
          return (
            <tr
              key={row.accountId}
              aria-rowindex={index + 2}
              data-index={index}
              data-ticked={selected.has(row.accountId) || undefined}
              style={{ height: ROW_PX }}
            >
              <Cells columns={columns} row={row} />
            </tr>
          )
        })}
        <Gap heightPx={after} columns={columns.length} />
      </tbody>
    </table>
  )
}

function selectionOf(
  rows: readonly AccountRow[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
): Selection {
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const others = [...selected].filter((id) => !ids.includes(id))
    onSelect(new Set(isTicked ? [...others, ...ids] : others))
  }
  const ids = rows.map(({ accountId }) => accountId)
  const ticked = ids.filter((id) => selected.has(id)).length
  return {
    all: ticked === 0 ? false : ticked === ids.length ? true : 'indeterminate',
    has: (id) => selected.has(id),
    toggle: (id) => tick([id], !selected.has(id)),
    toggleAll: (isTicked) => tick(ids, isTicked),
  }
}

interface InSight {
  readonly shown: readonly { readonly index: number }[]
  /** Room for the rows above and below what is shown, in pixels. */
  readonly before: number
  readonly after: number
  readonly scrollToIndex: (index: number) => void
}

function useRowsInSight(
  count: number,
  body: { readonly current: HTMLTableSectionElement | null },
): InSight {
  const [topPx, setTopPx] = useState(0)
  useLayoutEffect(() => {
    const rect = body.current?.getBoundingClientRect()
    if (rect) setTopPx(rect.top + window.scrollY)
  }, [body])
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: BEYOND_SIGHT,
    scrollMargin: topPx,
    useFlushSync: false,
  })
  const shown = virtual.getVirtualItems()
  return {
    shown,
    before: (shown[0]?.start ?? topPx) - topPx,
    after: virtual.getTotalSize() - ((shown.at(-1)?.end ?? topPx) - topPx),
    scrollToIndex: (index) => virtual.scrollToIndex(index),
  }
}

interface Walk {
  readonly sorted: readonly AccountRow[]
  readonly body: { readonly current: HTMLTableSectionElement | null }
  readonly scrollToIndex: (index: number) => void
  readonly toggle: ((id: string) => void) | undefined
}

/** `j` and `k` move along the names, which Enter opens as every link; `x` ticks. */
function useWalk({ sorted, body, scrollToIndex, toggle }: Walk): void {
  const wanted = useRef<number>(undefined)
  const here = () => {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-index]')
    return row && body.current?.contains(row) ? Number(row.dataset['index']) : undefined
  }
  const focus = (index: number) => {
    const name = body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] a.name`)
    name?.focus()
    wanted.current = name ? undefined : index
  }
  const go = (step: number) => {
    const from = here()
    const to = from === undefined ? 0 : Math.min(sorted.length - 1, Math.max(0, from + step))
    scrollToIndex(to)
    focus(to)
  }
  // A row that was out of sight is in the page only after it has been scrolled to.
  useEffect(() => {
    if (wanted.current !== undefined) focus(wanted.current)
  })
  usePageKeys({
    j: () => go(1),
    k: () => go(-1),
    ...(toggle && {
      x: () => {
        const row = sorted[here() ?? -1]
        if (row) toggle(row.accountId)
      },
    }),
  })
}

function Gap({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  if (heightPx <= 0) return null
  return (
    <tr aria-hidden className="gap">
      <td colSpan={columns} style={{ height: heightPx, padding: 0, border: 0 }} />
    </tr>
  )
}
