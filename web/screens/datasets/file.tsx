/** A file as it is read: numbered lines, its records at the left, its versions, and what differs between two. */
import './datasets.css'
import './dataset.css'
import './file.css'
import { useNavigate } from '@tanstack/react-router'
import { Download, GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import type { File, FileVersion } from '../../../src/records/dataset.ts'
import { apiPath, useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button, ButtonLink, classes } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { bytes, counted, moment } from '../../words.ts'
import { Compare } from './compare.tsx'
import { FileState } from './file-state.tsx'
import { FileText } from './file-text.tsx'
import { recordsWords } from './item-words.ts'
import { usePathPart, useSearchNumber } from '../../address.ts'
import { useFileText } from './use-file-text.ts'

export function FilePage() {
  const datasetId = usePathPart('datasetId')
  const fileId = usePathPart('fileId')
  const dataset = useCall('get /datasets/{datasetId}', { datasetId })
  const file = useCall('get /datasets/{datasetId}/files/{fileId}', { datasetId, fileId })
  const versions = useCall('get /datasets/{datasetId}/files/{fileId}/versions', {
    datasetId,
    fileId,
  })
  const problem = file.error ?? versions.error
  if (problem?.status === 404) return <NotThere />
  const crumbs = [
    { label: 'Datasets', to: '/datasets' },
    { label: dataset.data?.name ?? 'Dataset', to: `/datasets/${datasetId}` },
    { label: 'Files', to: `/datasets/${datasetId}/files` },
  ]
  if (!file.data || !versions.data) {
    return (
      <Page title="File" breadcrumb={crumbs}>
        {problem ? <ProblemBanner problem={problem} /> : <SkeletonLines lines={12} />}
      </Page>
    )
  }
  return (
    <Shown datasetId={datasetId} file={file.data} versions={versions.data.data} crumbs={crumbs} />
  )
}

interface ShownProps {
  readonly datasetId: string
  readonly file: File
  /** Newest first. */
  readonly versions: readonly FileVersion[]
  readonly crumbs: readonly { readonly label: string; readonly to: string }[]
}

function Shown({ datasetId, file, versions, crumbs }: ShownProps) {
  const navigate = useNavigate()
  const version = useSearchNumber('version') ?? file.version
  const from = useSearchNumber('from')
  const to = useSearchNumber('to')
  const here = `/datasets/${datasetId}/files/${file.fileId}`
  const shown = versions.find((one) => one.version === version)
  const isComparing = from !== undefined && to !== undefined
  const open = (query: string) => void navigate({ to: `${here}${query}`, replace: true })
  return (
    <Page
      title={file.name}
      breadcrumb={crumbs}
      facts={facts(file, shown)}
      actions={
        <>
          {versions.length > 1 && (
            <Select
              aria-label="Version"
              value={String(version)}
              options={versions.map((one) => ({
                value: String(one.version),
                label: `Version ${one.version}`,
                hint: `${moment(one.importedAt)}, ${bytes(one.sizeBytes)}`,
              }))}
              onChange={(chosen) => open(`?version=${chosen}`)}
            />
          )}
          {versions.length > 1 && !isComparing && (
            <Button
              icon={<GitCompareArrows className="i" aria-hidden />}
              onClick={() => open(`?from=${before(versions, version)}&to=${version}`)}
            >
              Compare
            </Button>
          )}
          <a
            className={classes('plain', false)}
            href={contentPath(datasetId, file.fileId, version, 'download=1&')}
            download
          >
            <Download className="i" aria-hidden />
            Download
          </a>
        </>
      }
    >
      {isComparing ? (
        <Compare
          datasetId={datasetId}
          fileId={file.fileId}
          versions={versions}
          from={from}
          to={to}
          onChange={(now) => open(`?from=${now.from}&to=${now.to}`)}
          onClose={() => open('')}
        />
      ) : (
        <Content datasetId={datasetId} file={file} version={version} />
      )}
    </Page>
  )
}

function facts(file: File, version: FileVersion | undefined): readonly ReactNode[] {
  return [
    ...(version && file.source === 'gong'
      ? [`${recordsWords(version)} records`, bytes(version.sizeBytes)]
      : [bytes(version?.sizeBytes ?? file.sizeBytes)]),
    ...(version
      ? [
          <>
            version {version.version}, <Time at={version.importedAt} />
          </>,
        ]
      : []),
    <FileState file={file} />,
    ...(version ? [<code title={version.sha256}>sha256 {version.sha256.slice(0, 12)}…</code>] : []),
  ]
}

/** The version before a version; the one after it for the oldest. */
function before(versions: readonly FileVersion[], version: number): number {
  const older = versions.find((one) => one.version < version)
  return older?.version ?? versions.at(-2)?.version ?? version
}

function contentPath(datasetId: string, fileId: string, version: number, more = ''): string {
  return apiPath(`/datasets/${datasetId}/files/${fileId}/content?${more}version=${version}`)
}

/** A browser can hold more, but not read it with pleasure. */
const MOST_BYTES = 64_000_000

function Content({
  datasetId,
  file,
  version,
}: {
  readonly datasetId: string
  readonly file: File
  readonly version: number
}) {
  const isTooLarge = (file.sizeBytes ?? 0) > MOST_BYTES
  const isWanted = version > 0 && !isTooLarge
  const path = contentPath(datasetId, file.fileId, version)
  const { text, problem } = useFileText(isWanted ? path : null)
  if (version === 0) {
    return (
      <Empty
        sentence="This file is not there yet: its import has not ended."
        action={<ButtonLink to={`/datasets/${datasetId}`}>Watch the import</ButtonLink>}
      />
    )
  }
  if (isTooLarge) {
    return (
      <p className="small">
        This file has {bytes(file.sizeBytes)}: too much to read here. Download it instead.
      </p>
    )
  }
  if (problem) return <ProblemBanner problem={problem} />
  if (text === undefined) return <SkeletonLines lines={14} />
  if (text === '') return <p className="small dim">This file is empty.</p>
  return <FileText key={path} text={text} mediaType={file.mediaType} label={titleOf(file)} />
}

function titleOf(file: File): string {
  return `${file.name}${file.records === null ? '' : `, ${counted(file.records, 'record')}`}`
}
