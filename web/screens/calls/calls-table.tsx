/** Calls as a table of which only what is in sight is in the page. */
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { ArrowUpRight, CircleCheck } from 'lucide-react'
import { memo, type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CallRow, TranscriptState } from '../../../src/records/account-call.ts'
import { MiniStaff } from '../../parts/mini-staff.tsx'
import { Participants } from '../../parts/participants.tsx'
import { CustomerHatch } from '../../parts/side-head.tsx'
import { State, type StateKind } from '../../parts/state.tsx'
import { day, clock, percent, utc } from '../../words.ts'
import { callLength } from '../../parts/call-words.ts'
import { TypeName } from '../../parts/type-name.tsx'

const ROW_PX = 78
const BEYOND_SIGHT = 8
const COLUMNS = 6

interface CallsTableProps {
  readonly rows: readonly CallRow[]
  readonly hasMore: boolean
  readonly more: () => void
}

export function CallsTable({ rows, hasMore, more }: CallsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [topPx, setTopPx] = useState(0)
  useLayoutEffect(() => {
    const rect = body.current?.getBoundingClientRect()
    if (rect) setTopPx(rect.top + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.callId ?? index,
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
      <CustomerHatch />
      <table className="t all-calls" aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <caption className="hush">Calls, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Call</th>
            <th scope="col" className="roomy-only">
              Participants
            </th>
            <th scope="col" className="roomy-only">
              Account
            </th>
            <th scope="col" className="talk-head">
              Talk
            </th>
            <th scope="col" className="wide-only">
              <span className="hush">In Gong</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap heightPx={before} />
          {shown.map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <Row key={row.callId} row={row} index={index} measure={virtual.measureElement} />
              )
            )
          })}
          <Gap heightPx={after} />
        </tbody>
      </table>
    </>
  )
}

const TRANSCRIPTS: Readonly<Record<TranscriptState, readonly [StateKind, string] | null>> = {
  here: null,
  owed: ['busy', 'Transcript on its way'],
  not_recorded: ['off', 'Not recorded'],
  no_scope: ['warn', 'Key may not read transcripts'],
  given_up: ['warn', 'Gong gave no transcript'],
}
const MOST_TOPICS = 3

interface RowProps {
  readonly row: CallRow
  readonly index: number
  readonly measure: Ref<HTMLTableRowElement>
}

/** Rows that stay in sight are left alone while others come and go. */
const Row = memo(function Row({ row, index, measure }: RowProps) {
  const state = TRANSCRIPTS[row.transcript]
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td className="when">
        <time dateTime={row.startedAt} title={utc(row.startedAt)}>
          {day(row.startedAt)}
        </time>
        <span className="under">
          {clock(row.startedAt)}, {callLength(row.durationSec)}
        </span>
      </td>
      <td className="what">
        <Link className="name" to={`/calls/${row.callId}`}>
          {row.title}
        </Link>
        {row.isReviewed && <CircleCheck className="i good" aria-label="Reviewed by you" />}
        <span className="call-facts">
          <TypeName of={row} />
          {row.topics.slice(0, MOST_TOPICS).map((topic) => (
            <span key={topic} className="chip small-chip">
              {topic}
            </span>
          ))}
        </span>
        <span className="tight-only">
          <span className="dim">{row.accounts.map(({ name }) => name).join(', ')}</span>
          <Participants of={row.participants} most={2} />
        </span>
      </td>
      <td className="roomy-only who-was">
        <Participants of={row.participants} />
      </td>
      <td className="roomy-only of-account">
        {row.accounts.map(({ accountId, name }) => (
          <Link key={accountId} to={`/accounts/${accountId}`}>
            {name}
          </Link>
        ))}
      </td>
      <td className="talk-cell">
        {state && <State kind={state[0]}>{state[1]}</State>}
        {row.staff && row.staff.length > 0 && (
          <>
            <MiniStaff staff={row.staff} customerShare={row.customerShare} />
            {row.customerShare !== null && (
              <span className="under" aria-hidden>
                customer {percent(row.customerShare)}
              </span>
            )}
          </>
        )}
      </td>
      <td className="wide-only">
        {row.gongUrl && (
          <a
            className="btn quiet icon-only"
            href={row.gongUrl}
            target="_blank"
            rel="noopener"
            aria-label={`Open ${row.title} in Gong`}
            title="Open in Gong"
          >
            <ArrowUpRight className="i" aria-hidden />
          </a>
        )}
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
