/** All datasets of a member, newest first; ten thousand scroll like ten. */
import './datasets.css'
import { Plus } from 'lucide-react'
import type { OtherDataset } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { Banner, ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { counted } from '../../words.ts'
import { DatasetsTable } from './datasets-table.tsx'
import { TrySample } from './try-sample.tsx'
import { useAllDatasets } from './use-all-datasets.ts'

export function Datasets() {
  const all = useAllDatasets()
  const { rows, others, isPending, problem } = all
  return (
    <Page
      title="Datasets"
      actions={
        rows.length > 0 && (
          <ButtonLink look="primary" to="/datasets/new" icon={<Plus className="i" aria-hidden />}>
            New dataset
          </ButtonLink>
        )
      }
    >
      {problem && <ProblemBanner problem={problem} action={<AgainButton again={all.again} />} />}
      <NotConnected />
      {isPending && <ListSkeleton />}
      {!isPending && rows.length > 0 && <DatasetsTable {...all} />}
      {!isPending && !problem && rows.length === 0 && <NoDatasets />}
      {others.length > 0 && <Others others={others} />}
    </Page>
  )
}

function AgainButton({ again }: { readonly again: () => void }) {
  return (
    <Button isSmall onClick={again}>
      Try again
    </Button>
  )
}

/** Files stay when Gong goes, and that must be said where they are listed. */
function NotConnected() {
  const connections = useCall('get /connections', {}, { staleTime: 30_000 })
  const datasets = useCall('get /datasets', { limit: 100 }, { staleTime: 10_000 })
  const isConnected = connections.data?.data.some(({ kind }) => kind === 'personal') ?? true
  const stopped = datasets.data?.data.some(({ syncState }) => syncState === 'not_connected')
  if (isConnected || !stopped) return null
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

function NoDatasets() {
  const connections = useCall('get /connections', {}, { staleTime: 30_000 })
  const me = useCall('get /me', {}, { staleTime: 30_000 })
  const isBare = connections.data?.data.length === 0
  const mayTrySample = me.data?.member.role === 'admin' && isBare
  return (
    <Empty
      sentence="A dataset is a set of text files, made of Gong data, uploads or documents, and kept in step with them."
      action={
        <>
          <ButtonLink look="primary" to="/datasets/new">
            New dataset
          </ButtonLink>
          {mayTrySample && <TrySample />}
        </>
      }
    />
  )
}

function Others({ others }: { readonly others: readonly OtherDataset[] }) {
  return (
    <section className="section others-list" aria-labelledby="others-head">
      <div className="head">
        <h2 id="others-head">Of other members</h2>
        <span className="small dim">
          {counted(others.length, 'dataset')}; what is in them is theirs to see
        </span>
      </div>
      <Table
        caption="Datasets of other members"
        rows={others}
        rowKey={(other) => `${other.ownerName} ${other.name} ${other.createdAt}`}
        columns={[
          { key: 'name', header: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name },
          {
            key: 'owner',
            header: 'Owner',
            cell: ({ ownerName }) => ownerName,
            sortBy: ({ ownerName }) => ownerName,
          },
          {
            key: 'made',
            header: 'Made',
            cell: ({ createdAt }) => <Time at={createdAt} as="day" />,
            sortBy: ({ createdAt }) => createdAt,
          },
        ]}
      />
    </section>
  )
}

const SKELETON_ROWS = 8

function ListSkeleton() {
  return (
    <div className="list-skeleton" role="status" aria-label="Loading datasets">
      {Array.from({ length: SKELETON_ROWS }, (_row, index) => (
        <div key={index}>
          <Skeleton width={`${52 - (index % 3) * 9}%`} height="16px" />
          <Skeleton width="70%" height="12px" />
          <Skeleton width="120px" height="16px" />
        </div>
      ))}
    </div>
  )
}
