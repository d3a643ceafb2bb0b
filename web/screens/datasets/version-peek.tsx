/** What changed in the newest version of the file that changed last: a few lines of the comparison. */
import { Link } from '@tanstack/react-router'
import type { File } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { calledOf } from './called.ts'
import { DiffLines } from './diff-view.tsx'

const SHOWN_LINES = 9

interface VersionPeekProps {
  readonly datasetId: string
  readonly files: readonly File[]
}

export function VersionPeek({ datasetId, files }: VersionPeekProps) {
  const file = files
    .filter(({ version, importedAt, source }) => version > 1 && importedAt && source === 'gong')
    .toSorted((a, b) => String(b.importedAt).localeCompare(String(a.importedAt)))[0]
  if (!file) return null
  return <Peek datasetId={datasetId} file={file} />
}

function Peek({ datasetId, file }: { readonly datasetId: string; readonly file: File }) {
  const { fileId, version } = file
  const diff = useCall(
    'get /datasets/{datasetId}/files/{fileId}/diff',
    { datasetId, fileId, from: version - 1, to: version },
    { staleTime: 60_000 },
  )
  const told = diff.data?.records.filter((record) => record.kind !== 'header') ?? []
  const lines = told.flatMap((record) => record.lines.filter((line) => line.mark !== ' '))
  if (lines.length === 0) return null
  return (
    <figure className="peek">
      <figcaption className="small">
        <span>
          <b>
            Version {version} against {version - 1}
          </b>{' '}
          of {calledOf(file)}
        </span>
        <Link
          className="more"
          to={`/datasets/${datasetId}/files/${fileId}?from=${version - 1}&to=${version}`}
        >
          Open
        </Link>
      </figcaption>
      <DiffLines lines={lines.slice(0, SHOWN_LINES)} />
    </figure>
  )
}
