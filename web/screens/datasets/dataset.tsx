/** One dataset: what it is at the top, and its tabs. */
import './datasets.css'
import './dataset.css'
import './compose.css'
import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Dataset as DatasetRecord, File, Run } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { useLiveRun } from '../../live.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Skeleton, SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { bytes, counted } from '../../words.ts'
import { DatasetBanner } from './dataset-banner.tsx'
import { DatasetTabs } from './dataset-tabs.tsx'
import { ExportTab } from './export-tab.tsx'
import { FilesTab } from './files-tab.tsx'
import { Overview } from './overview.tsx'
import { usePathPart } from '../../address.ts'
import { isLive } from './run-figure.ts'
import { RunsTab } from './runs-tab.tsx'
import { frequencyWords } from './schedule-words.ts'
import { SettingsTab } from './settings-tab.tsx'
import { SyncTab } from './sync-tab.tsx'
import { type RunActs, useRunActs } from './use-run-acts.ts'

const CRUMBS = [{ label: 'Datasets', to: '/datasets' }]

/** What every tab is given. */
export interface TabProps {
  readonly dataset: DatasetRecord
  readonly files: readonly File[]
  /** Newest first; the one under way is live. */
  readonly runs: readonly Run[]
  readonly acts: RunActs
}

export function Dataset() {
  const datasetId = usePathPart('datasetId')
  const tab = usePathPart('tab') || 'overview'
  const found = useCall('get /datasets/{datasetId}', { datasetId })
  if (found.error?.status === 404) return <NotThere />
  if (!found.data) {
    return (
      <Page title="Dataset" breadcrumb={CRUMBS}>
        {found.error ? <ProblemBanner problem={found.error} /> : <DatasetSkeleton />}
      </Page>
    )
  }
  return <Loaded dataset={found.data} tab={tab} isStale={found.error !== null} />
}

interface LoadedProps {
  readonly dataset: DatasetRecord
  readonly tab: string
  /** The newest answer was an error; what is shown is from before. */
  readonly isStale: boolean
}

function Loaded({ dataset, tab, isStale }: LoadedProps) {
  const { datasetId } = dataset
  const files = useCall('get /datasets/{datasetId}/files', { datasetId })
  const listed = useCall('get /datasets/{datasetId}/runs', { datasetId, limit: 30 })
  const acts = useRunActs(datasetId)
  const runs = useRunsWithLive(listed.data?.data ?? [])
  const live = runs.find((run) => isLive(run.status))
  const problem = files.error ?? listed.error
  const given = { dataset, files: files.data?.data ?? [], runs, acts }
  return (
    <Page
      title={dataset.name}
      breadcrumb={CRUMBS}
      freshness={lastRenewed(given.files)}
      facts={facts(dataset)}
      actions={
        <Actions
          dataset={dataset}
          live={live}
          acts={acts}
          hasGong={hasGong(given.files)}
          look={tab === 'overview' ? 'primary' : 'plain'}
        />
      }
    >
      <DatasetTabs datasetId={datasetId} files={dataset.files} runs={runs[0]?.number} />
      {isStale && problem && <ProblemBanner problem={problem} />}
      {!live && <DatasetBanner {...given} />}
      {files.isPending || listed.isPending ? <DatasetSkeleton /> : tabOf(tab, given)}
    </Page>
  )
}

function tabOf(tab: string, given: TabProps): ReactNode {
  switch (tab) {
    case 'overview':
      return <Overview {...given} />
    case 'files':
      return <FilesTab {...given} />
    case 'sync':
      return <SyncTab {...given} />
    case 'runs':
      return <RunsTab {...given} />
    case 'export':
      return <ExportTab {...given} />
    case 'settings':
      return <SettingsTab {...given} />
    default:
      return <p className="small dim">There is no such tab.</p>
  }
}

/** The listed runs, with the one under way as the server tells it now. */
function useRunsWithLive(listed: readonly Run[]): readonly Run[] {
  const underWay = listed.find((run) => isLive(run.status))
  const live = useLiveRun(underWay?.runId ?? null)
  return live ? listed.map((run) => (run.runId === live.runId ? live : run)) : listed
}

function facts(dataset: DatasetRecord): readonly ReactNode[] {
  return [
    <code>{dataset.datasetId}</code>,
    [
      counted(dataset.files, 'file'),
      bytes(dataset.sizeBytes),
      counted(dataset.records, 'record'),
    ].join(', '),
    <SyncFact dataset={dataset} />,
    <>
      Owner <b>{dataset.ownerName}</b>
    </>,
    ...(dataset.description ? [dataset.description] : []),
  ]
}

function SyncFact({ dataset }: { readonly dataset: DatasetRecord }) {
  if (dataset.syncStopped) return 'Sync stopped'
  if (!dataset.sync.isOn) return 'Sync off'
  return (
    <>
      Sync {frequencyWords(dataset.sync)}
      {dataset.nextSyncAt && (
        <>
          , next <Time at={dataset.nextSyncAt} />
        </>
      )}
    </>
  )
}

interface ActionsProps {
  readonly dataset: DatasetRecord
  readonly live: Run | undefined
  readonly acts: RunActs
  readonly hasGong: boolean
  /** Other tabs have a primary button of their own. */
  readonly look: 'primary' | 'plain'
}

function Actions({ dataset, live, acts, hasGong, look }: ActionsProps) {
  if (live) {
    return (
      <ButtonLink to={`/datasets/${dataset.datasetId}/runs/${live.runId}`}>
        Run {live.number} is under way
      </ButtonLink>
    )
  }
  if (!hasGong) return null
  return (
    <Button
      look={look}
      isBusy={acts.isBusy}
      icon={<RefreshCw className="i" aria-hidden />}
      onClick={() => void acts.sync()}
    >
      Sync now
    </Button>
  )
}

/** Uploads stay as they are: there is nothing to sync. */
function hasGong(files: readonly File[]): boolean {
  return files.some(({ source }) => source !== 'upload')
}

function lastRenewed(files: readonly File[]): string | null {
  const times = files.map(({ importedAt }) => importedAt).filter((at) => at !== null)
  return times.toSorted().at(-1) ?? null
}

function DatasetSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton width="120px" height="20px" />
      <div className="skeleton-figure">
        <Skeleton height="132px" />
      </div>
      <div className="twin">
        <SkeletonLines lines={6} />
        <SkeletonLines lines={6} />
      </div>
    </div>
  )
}
