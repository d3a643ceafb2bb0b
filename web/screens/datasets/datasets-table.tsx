/** The list of datasets as a table of which only what is in sight is in the page. */
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../src/records/dataset.ts'
import { Time } from '../../parts/time.tsx'
import { bytes, count } from '../../words.ts'
import { RunPatterns, RunStrip } from './run-strip.tsx'
import { LastOutcome, SyncState } from './states.tsx'

const ROW_PX = 56
const BEYOND_SIGHT = 10
const COLUMNS = 7

interface DatasetsTableProps {
  readonly rows: readonly Dataset[]
  readonly hasMore: boolean
  readonly more: () => void
}

export function DatasetsTable({ rows, hasMore, more }: DatasetsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [topPx, setTopPx] = useState(0)
  useLayoutEffect(() => {
    const rect = body.current?.getBoundingClientRect()
    if (rect) setTopPx(rect.top + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: BEYOND_SIGHT,
    scrollMargin: topPx,
    useFlushSync: false,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - BEYOND_SIGHT * 2) more()
  }, [hasMore, lastShown, rows.length, more])
  const before = (shown[0]?.start ?? topPx) - topPx
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? topPx) - topPx)
  return (
    <>
      <RunPatterns />
      <table className="t datasets" aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <caption className="hush">My datasets, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="num wide-only">
              Files
            </th>
            <th scope="col" className="num wide-only">
              Records
            </th>
            <th scope="col" className="num wide-only">
              Size
            </th>
            <th scope="col" className="wide-only">
              Last runs
            </th>
            <th scope="col" className="wide-only">
              Next sync
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap heightPx={before} />
          {shown.map(({ index }) => {
            const dataset = rows[index]
            return dataset && <Row key={dataset.datasetId} dataset={dataset} index={index} />
          })}
          <Gap heightPx={after} />
        </tbody>
      </table>
    </>
  )
}

interface RowProps {
  readonly dataset: Dataset
  readonly index: number
}

/** Rows that stay in sight are left alone while others come and go. */
const Row = memo(function Row({ dataset, index }: RowProps) {
  return (
    <tr aria-rowindex={index + 2} style={{ height: ROW_PX }}>
      <td>
        <Link className="name" to={`/datasets/${dataset.datasetId}`}>
          {dataset.name}
        </Link>
        <span className="under">
          {dataset.description || (
            <>
              made <Time at={dataset.createdAt} as="day" />
            </>
          )}
        </span>
      </td>
      <td className="num wide-only">{count(dataset.files)}</td>
      <td className="num wide-only">{count(dataset.records)}</td>
      <td className="num wide-only">{bytes(dataset.sizeBytes)}</td>
      <td className="wide-only">
        <RunStrip runs={dataset.recentRuns} />
      </td>
      <td className="wide-only">
        {dataset.nextSyncAt ? (
          <Time at={dataset.nextSyncAt} />
        ) : (
          <span className="dim">{dataset.syncStopped ? 'stopped' : 'none planned'}</span>
        )}
      </td>
      <td>
        <SyncState of={dataset.syncState} />
        <LastOutcome runs={dataset.recentRuns} />
      </td>
    </tr>
  )
})

function Gap({ heightPx }: { readonly heightPx: number }) {
  if (heightPx <= 0) return null
  return (
    <tr aria-hidden className="gap">
      <td colSpan={COLUMNS} style={{ height: heightPx, padding: 0, border: 0 }} />
    </tr>
  )
}
