/** The history of runs: bars as high as their records, and below each bar one line for each file. Each column leads to its run. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Run } from '../../../src/records/dataset.ts'
import { Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { count, counted, moment } from '../../words.ts'
import { axisOf, type Column, columnsOf, findingOf, rowsOfRuns } from './run-figure.ts'
import { RunPatterns } from './run-strip.tsx'
import { RunState, runWord } from './states.tsx'

const BARS_PX = 84
const STUB_PX = 5
const CELL_STEP_PX = 5
const CELL_PX = 3.4
const CELLS_FROM_PX = 90
/** Few runs stay as narrow as many, so that one run is not a wall. */
const LEAST_COLUMNS = 24

interface RunBarsProps {
  /** Newest first. */
  readonly runs: readonly Run[]
  readonly title: string
  readonly currentRunId?: string
}

export function RunBars({ runs, title, currentRunId }: RunBarsProps) {
  const [isTable, setTable] = useState(false)
  const now = new Date()
  return (
    <figure className="history" aria-label={title}>
      <div className="head">
        <h2>{title}</h2>
        <Key />
        <button type="button" className="more linklike" onClick={() => setTable(!isTable)}>
          {isTable ? 'Show as bars' : 'Show as table'}
        </button>
      </div>
      {isTable ? <RunsTable runs={runs} /> : <Bars runs={runs} currentRunId={currentRunId} />}
      <figcaption className="small">{findingOf(runs, now)}</figcaption>
    </figure>
  )
}

function Key() {
  return (
    <p className="key by" aria-hidden>
      <span>
        <i className="k ok" />
        Succeeded
      </span>
      <span>
        <i className="k partial" />
        Partial
      </span>
      <span>
        <i className="k failed" />
        Failed
      </span>
      <span>
        <i className="k cancelled" />
        Cancelled
      </span>
    </p>
  )
}

function Bars({
  runs,
  currentRunId,
}: {
  readonly runs: readonly Run[]
  readonly currentRunId: string | undefined
}) {
  const rows = rowsOfRuns(runs)
  const columns = columnsOf(runs)
  const places = Math.max(LEAST_COLUMNS, columns.length)
  const height = CELLS_FROM_PX + rows.length * CELL_STEP_PX
  const byId = new Map(runs.map((run) => [run.runId, run]))
  return (
    <div className="runs-wrap">
      <RunPatterns />
      <div className="celln" aria-hidden>
        <span style={{ top: BARS_PX / 2 }}>records</span>
        <span style={{ top: CELLS_FROM_PX + (rows.length * CELL_STEP_PX) / 2 - 4 }}>
          {rows.length === 1 ? 'one file' : `${rows.length} files`}
        </span>
      </div>
      <div>
        <ol className="runs" style={{ height }}>
          {columns.map((column, index) => {
            const run = byId.get(column.runId)
            return (
              run && (
                <li
                  key={column.runId}
                  style={{ left: `${(index / places) * 100}%`, width: `${100 / places}%` }}
                >
                  <RunColumn
                    column={column}
                    run={run}
                    height={height}
                    isCurrent={column.runId === currentRunId}
                  />
                </li>
              )
            )
          })}
        </ol>
        <Axis runs={runs} places={places} />
      </div>
    </div>
  )
}

function RunColumn({
  column,
  run,
  height,
  isCurrent,
}: {
  readonly column: Column
  readonly run: Run
  readonly height: number
  readonly isCurrent: boolean
}) {
  const barHeight = Math.max(STUB_PX, column.height * (BARS_PX - 8))
  const says = `Run ${run.number}, ${moment(run.createdAt)}: ${runWord(run.status)}, ${counted(run.records, 'record')}`
  return (
    <Link
      to={`/datasets/${run.datasetId}/runs/${run.runId}`}
      className={`run ${column.status}`}
      aria-label={says}
      title={says}
      {...(isCurrent ? { 'aria-current': 'true' } : {})}
    >
      <svg width="100%" height={height} aria-hidden>
        <rect className="run-bar" x="11%" width="78%" y={BARS_PX - barHeight} height={barHeight} />
        {column.cells.map((kind, row) => (
          <rect
            key={row}
            className={`cell ${kind}`}
            x="11%"
            width="78%"
            y={CELLS_FROM_PX + row * CELL_STEP_PX}
            height={CELL_PX}
          />
        ))}
      </svg>
    </Link>
  )
}

function Axis({ runs, places }: { readonly runs: readonly Run[]; readonly places: number }) {
  const part = runs.length / places
  return (
    <p className="axis" aria-hidden>
      {axisOf(runs, new Date()).map(({ at, words }) => (
        <span
          key={at}
          className={at * part > 0.9 ? 'end' : ''}
          style={{ left: `${at * part * 100}%` }}
        >
          {words}
        </span>
      ))}
    </p>
  )
}

const TRIGGERS: Readonly<Record<Run['trigger'], string>> = {
  import: 'Import',
  manual: 'By hand',
  schedule: 'Schedule',
  retry: 'Retry',
}

export function RunsTable({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <Table
      caption="Runs, newest first"
      rows={runs}
      rowKey={(run) => run.runId}
      columns={[
        {
          key: 'run',
          header: 'Run',
          cell: (run) => (
            <Link className="name" to={`/datasets/${run.datasetId}/runs/${run.runId}`}>
              Run {run.number}
            </Link>
          ),
        },
        { key: 'state', header: 'State', cell: (run) => <RunState of={run.status} /> },
        { key: 'at', header: 'Began', cell: (run) => <Time at={run.createdAt} /> },
        { key: 'why', header: 'Why', cell: (run) => TRIGGERS[run.trigger], isWideOnly: true },
        {
          key: 'records',
          header: 'Records',
          cell: (run) => count(run.records),
          isNumber: true,
        },
        {
          key: 'requests',
          header: 'Gong calls',
          cell: (run) => count(run.requests),
          isNumber: true,
          isWideOnly: true,
        },
      ]}
    />
  )
}
