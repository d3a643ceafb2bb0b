/** Home: accounts that are new to the reader, then what is in step and what is not, and what is left of today's quota. */
import '../datasets/datasets.css'
import './home.css'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Plus } from 'lucide-react'
import type { AccountRow } from '../../../src/records/account.ts'
import type { Dataset } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { Banner, ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { CustomerHatch } from '../../parts/side-head.tsx'
import { Skeleton, SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { counted } from '../../words.ts'
import { isLive } from '../datasets/run-figure.ts'
import { RunPatterns, RunStrip } from '../datasets/run-strip.tsx'
import { LastOutcome, SyncState } from '../datasets/states.tsx'
import { useAllDatasets } from '../datasets/use-all-datasets.ts'
import { FirstVisit } from './first-visit.tsx'
import { HandoffsDue } from './handoffs-due.tsx'
import { inStepSentence } from './in-step.ts'
import { MissingList } from './missing-list.tsx'
import { NewRisks } from './new-risks.tsx'
import { NewToYou } from './new-to-you.tsx'
import { News } from './news.tsx'
import { Today } from './today.tsx'

const SHOWN = 8
const LOOKING_MS = 3_000
const NO_ACCOUNTS: readonly AccountRow[] = []

export function Home() {
  const me = useCall('get /me', {}, { staleTime: 30_000 })
  const connections = useCall('get /connections', {}, { staleTime: 30_000 })
  const all = useAllDatasets()
  const connection = connections.data?.data.find(
    ({ kind, status }) => kind === 'personal' && status !== 'disconnected',
  )
  const firstName = me.data?.member.name.split(' ')[0] ?? ''
  const accounts = useOwnAccounts(me.data?.member.memberId)
  const isFirst =
    connections.data !== undefined &&
    !all.isPending &&
    !accounts.isPending &&
    all.rows.length === 0 &&
    !accounts.hasAny
  const role = me.data?.member.role
  const isLeader = role === 'leader'
  // Whoever looks after customers, or after those who do.
  const watches = accounts.hasAny && (isLeader || role === 'csm' || accounts.owned.length > 0)
  const ownIds = useMemo(
    () => new Set(accounts.owned.map(({ accountId }) => accountId)),
    [accounts.owned],
  )
  const hasAnything = all.rows.length > 0 || accounts.hasAny
  const now = new Date()
  const day = now.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <Page
      title={firstName === '' ? day : `${day}, ${firstName}`}
      freshness={freshest(all.rows)}
      facts={all.rows.length > 0 ? [<Standing key="standing" datasets={all.rows} />] : []}
      actions={
        all.rows.length > 0 && (
          <ButtonLink look="primary" to="/datasets/new" icon={<Plus className="i" aria-hidden />}>
            New dataset
          </ButtonLink>
        )
      }
    >
      {all.problem && <ProblemBanner problem={all.problem} />}
      {all.isPending && <HomeSkeleton />}
      {isFirst && !all.problem && (
        <FirstVisit
          isConnected={connection !== undefined}
          isAdmin={me.data?.member.role === 'admin'}
        />
      )}
      {hasAnything && !all.isPending && (
        <>
          {connections.data && !connection && all.rows.length > 0 && <NotConnected />}
          <CustomerHatch />
          <div className="home">
            <div className="home-main">
              <NewToYou owned={accounts.owned} />
              {watches && <NewRisks accountIds={isLeader ? undefined : ownIds} />}
              <MissingList datasets={all.rows} />
              {all.rows.length > 0 ? <InStep datasets={all.rows} /> : <AllAccounts />}
            </div>
            <div className="home-side">
              {watches && <HandoffsDue ownerId={isLeader ? undefined : me.data?.member.memberId} />}
              <Today connectionId={connection?.connectionId} />
              <News />
            </div>
          </div>
        </>
      )}
    </Page>
  )
}

/** The reader's own, and whether there are any at all. */
function useOwnAccounts(memberId: string | undefined): {
  readonly owned: readonly AccountRow[]
  readonly hasAny: boolean
  readonly isPending: boolean
} {
  const any = useCall('get /accounts', { limit: 1 }, { staleTime: 10_000 })
  const owned = useCall(
    'get /accounts',
    { ownerId: memberId, limit: 100 },
    {
      enabled: memberId !== undefined,
      refetchInterval: (newest) =>
        newest?.data.some(({ isMatching }) => isMatching) === true ? LOOKING_MS : false,
    },
  )
  return {
    owned: owned.data?.data ?? NO_ACCOUNTS,
    hasAny: (any.data?.data.length ?? 0) > 0,
    isPending: any.isPending,
  }
}

function AllAccounts() {
  return (
    <p className="home-all">
      <Link className="more" to="/accounts">
        All accounts
      </Link>
    </p>
  )
}

function Standing({ datasets }: { readonly datasets: readonly Dataset[] }) {
  return <span className="standing">{inStepSentence(datasets)}</span>
}

function freshest(datasets: readonly Dataset[]): string | null {
  const ends = datasets.flatMap(({ recentRuns }) =>
    recentRuns.map(({ finishedAt }) => finishedAt).filter((at) => at !== null),
  )
  return ends.toSorted().at(-1) ?? null
}

function NotConnected() {
  return (
    <Banner
      kind="warn"
      action={
        <ButtonLink isSmall to="/integrations?connect=token">
          Connect
        </ButtonLink>
      }
    >
      <b>Gong is not connected.</b> Files stay available. Sync stopped.
    </Banner>
  )
}

function InStep({ datasets }: { readonly datasets: readonly Dataset[] }) {
  return (
    <section aria-labelledby="home-datasets">
      <RunPatterns />
      <div className="head">
        <h2 id="home-datasets">Datasets</h2>
        {datasets.length > SHOWN && (
          <Link className="more by" to="/datasets">
            All {datasets.length}
          </Link>
        )}
      </div>
      <ul className="home-datasets">
        {datasets.slice(0, SHOWN).map((dataset) => (
          <DatasetLine key={dataset.datasetId} dataset={dataset} />
        ))}
      </ul>
    </section>
  )
}

function DatasetLine({ dataset }: { readonly dataset: Dataset }) {
  const { datasetId, name, files, records, recentRuns, syncState, nextSyncAt } = dataset
  const [newest] = recentRuns
  return (
    <li>
      <div className="line-name">
        <Link className="name" to={`/datasets/${datasetId}`}>
          {name}
        </Link>
        <span className="under">
          {counted(files, 'file')}, {counted(records, 'record')}
        </span>
      </div>
      <RunStrip runs={recentRuns} />
      <div className="line-state">
        <SyncState of={newest && isLive(newest.status) ? 'in_progress' : syncState} />
        <LastOutcome runs={recentRuns} />
        <span className="under">
          {nextSyncAt && (
            <>
              next <Time at={nextSyncAt} />
            </>
          )}
        </span>
      </div>
    </li>
  )
}

function HomeSkeleton() {
  return (
    <div className="home" role="status" aria-label="Loading">
      <div className="home-main">
        <Skeleton width="140px" height="18px" />
        <div className="home-skeleton">
          <SkeletonLines lines={6} height="34px" />
        </div>
      </div>
      <div className="home-side">
        <Skeleton width="100px" height="18px" />
        <div className="home-skeleton">
          <SkeletonLines lines={3} height="20px" />
        </div>
      </div>
    </div>
  )
}
