/** One run, type by type: what it brought, what it cost, what it could not do and what mends that. */
import './datasets.css'
import './dataset.css'
import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Run } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { Banner, ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { useLiveRun } from '../../live.ts'
import { Button } from '../../parts/button.tsx'
import { MendingButton } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { count, counted, duration } from '../../words.ts'
import { calledOf } from './called.ts'
import { mayRetry } from './item-words.ts'
import { LiveRun } from './live-run.tsx'
import { usePathPart } from '../../address.ts'
import { isLive, isMissing } from './run-figure.ts'
import { RunItems } from './run-items.tsx'
import { RunState } from './states.tsx'
import { type RunActs, useRunActs } from './use-run-acts.ts'

export function RunPage() {
  const datasetId = usePathPart('datasetId')
  const runId = usePathPart('runId')
  const run = useLiveRun(runId)
  const asked = useCall('get /runs/{runId}', { runId })
  const acts = useRunActs(datasetId)
  if (asked.error?.status === 404) return <NotThere />
  if (!run) {
    return (
      <Page title="Run" breadcrumb={crumbs(datasetId, 'Dataset')}>
        {asked.error ? <ProblemBanner problem={asked.error} /> : <SkeletonLines lines={9} />}
      </Page>
    )
  }
  return <Shown run={run} acts={acts} />
}

function crumbs(datasetId: string, name: string) {
  return [
    { label: 'Datasets', to: '/datasets' },
    { label: name, to: `/datasets/${datasetId}` },
    { label: 'Runs', to: `/datasets/${datasetId}/runs` },
  ]
}

function Shown({ run, acts }: { readonly run: Run; readonly acts: RunActs }) {
  const dataset = useCall('get /datasets/{datasetId}', { datasetId: run.datasetId })
  const limit = dataset.data?.recordLimit ?? null
  return (
    <Page
      title={`Run ${run.number}`}
      breadcrumb={crumbs(run.datasetId, run.datasetName)}
      facts={facts(run)}
      actions={<Actions run={run} acts={acts} />}
    >
      {run.problem && (
        <Banner kind="bad" action={<MendingButton problem={run.problem} />}>
          <b>{run.problem.message}</b> {run.problem.fix}
        </Banner>
      )}
      {isLive(run.status) ? (
        <LiveRun run={run} acts={acts} />
      ) : (
        <section aria-labelledby="run-types">
          <div className="head">
            <h2 id="run-types">Type by type</h2>
          </div>
          <RunItems run={run} limit={limit} acts={acts} />
        </section>
      )}
      {run.warnings.length > 0 && (
        <section className="section" aria-labelledby="run-warnings">
          <div className="head">
            <h2 id="run-warnings">Worth knowing</h2>
          </div>
          <ul className="warnings small">
            {run.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      <Costs run={run} />
    </Page>
  )
}

const TRIGGERS: Readonly<Record<Run['trigger'], string>> = {
  import: 'First import',
  manual: 'Started by hand',
  schedule: 'Started by the schedule',
  retry: 'Another try of what was missing',
}

function facts(run: Run): readonly ReactNode[] {
  const tookMs =
    run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null
  return [
    <RunState of={run.status} />,
    <Time at={run.createdAt} />,
    ...(tookMs === null ? [] : [`took ${duration(tookMs)}`]),
    TRIGGERS[run.trigger],
    `${counted(run.records, 'record')}, ${counted(run.requests, 'Gong call')}`,
    <code>{run.runId}</code>,
  ]
}

function Actions({ run, acts }: { readonly run: Run; readonly acts: RunActs }) {
  if (isLive(run.status)) return null
  const missing = run.items.filter(
    (item) => isMissing(item) && (item.problem === null || mayRetry(item.problem)),
  )
  const [only] = missing
  if (only === undefined) return null
  return (
    <Button
      look="primary"
      isBusy={acts.isBusy}
      icon={<RotateCcw className="i" aria-hidden />}
      onClick={() => void acts.retry(run, { fileIds: missing.map(({ fileId }) => fileId) })}
    >
      {missing.length === 1 ? `Retry ${calledOf(only)}` : `Retry ${missing.length} types`}
    </Button>
  )
}

/** Numbers for whoever watches the quota. */
function Costs({ run }: { readonly run: Run }) {
  if (run.items.length === 0 || isLive(run.status)) return null
  return (
    <section className="section" aria-labelledby="run-numbers">
      <div className="head">
        <h2 id="run-numbers">In numbers</h2>
      </div>
      <Table
        caption="Gong calls and records of each type"
        rows={run.items}
        rowKey={(item) => item.fileId}
        columns={[
          { key: 'name', header: 'Type', cell: calledOf, sortBy: calledOf },
          number('requests', 'Gong calls', (item) => item.requests),
          number('records', 'Records', (item) => item.records),
          number('new', 'New', (item) => item.newRecords),
          number('changed', 'Changed', (item) => item.changedRecords),
          number('gone', 'Gone', (item) => item.removedRecords),
          number('fallen', 'Left the newest', (item) => item.fallenRecords),
          number('version', 'Version', (item) => item.version),
        ]}
      />
    </section>
  )
}

function number(key: string, header: string, value: (item: Run['items'][number]) => number | null) {
  return {
    key,
    header,
    isNumber: true,
    sortBy: value,
    cell: (item: Run['items'][number]) => count(value(item)),
  }
}
