/** All files of a dataset as a table: open, download, take out. */
import { Link } from '@tanstack/react-router'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { File } from '../../../src/records/dataset.ts'
import { apiPath, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { ButtonLink, classes, IconButton } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { bytes, count } from '../../words.ts'
import type { TabProps } from './dataset.tsx'
import { FileName } from './file-name.tsx'
import { FileState, OwedLine } from './file-state.tsx'
import { recordsWords } from './item-words.ts'

const SOURCES: Readonly<Record<File['source'], string>> = {
  gong: 'Gong',
  upload: 'Upload',
  google: 'Google Drive',
}

export function FilesTab({ dataset, files }: TabProps) {
  const { datasetId } = dataset
  const [going, setGoing] = useState<File>()
  if (files.length === 0) {
    return (
      <Empty
        sentence="This dataset has no files yet."
        action={
          <ButtonLink look="primary" to={`/datasets/${datasetId}/settings`}>
            Add sources
          </ButtonLink>
        }
      />
    )
  }
  return (
    <>
      <Table
        caption="Files of the dataset"
        rows={files}
        rowKey={(file) => file.fileId}
        columns={columnsFor(datasetId, setGoing)}
      />
      <RemoveFile datasetId={datasetId} file={going} onClose={() => setGoing(undefined)} />
    </>
  )
}

function columnsFor(datasetId: string, onRemove: (file: File) => void): readonly Column<File>[] {
  return [
    {
      key: 'name',
      header: 'File',
      sortBy: ({ name }) => name,
      cell: (file) => (
        <>
          <NameLink datasetId={datasetId} file={file} />
          <OwedLine file={file} />
        </>
      ),
    },
    {
      key: 'source',
      header: 'Source',
      sortBy: ({ source }) => SOURCES[source],
      cell: ({ source }) => SOURCES[source],
      isWideOnly: true,
    },
    {
      key: 'records',
      header: 'Records',
      sortBy: ({ records }) => records,
      cell: (file) =>
        file.records === null ? <span className="dim">none</span> : recordsWords(file),
      isNumber: true,
    },
    {
      key: 'size',
      header: 'Size',
      sortBy: ({ sizeBytes }) => sizeBytes,
      cell: ({ sizeBytes }) => bytes(sizeBytes),
      isNumber: true,
      isWideOnly: true,
    },
    {
      key: 'updated',
      header: 'Updated',
      sortBy: ({ importedAt }) => importedAt,
      cell: ({ importedAt }) => (importedAt ? <Time at={importedAt} /> : '–'),
      isWideOnly: true,
    },
    {
      key: 'version',
      header: 'Version',
      sortBy: ({ version }) => version,
      cell: ({ version }) => (version > 0 ? count(version) : '–'),
      isNumber: true,
      isWideOnly: true,
    },
    { key: 'state', header: 'State', cell: (file) => <FileState file={file} />, isWideOnly: true },
    {
      key: 'acts',
      header: <span className="hush">Acts</span>,
      className: 'row-acts',
      cell: (file) => <RowActs datasetId={datasetId} file={file} onRemove={onRemove} />,
    },
  ]
}

function NameLink({ datasetId, file }: { readonly datasetId: string; readonly file: File }) {
  if (file.version === 0) return <FileName name={file.name} isDim />
  return (
    <Link to={`/datasets/${datasetId}/files/${file.fileId}`}>
      <FileName name={file.name} />
    </Link>
  )
}

function RowActs({
  datasetId,
  file,
  onRemove,
}: {
  readonly datasetId: string
  readonly file: File
  readonly onRemove: (file: File) => void
}) {
  return (
    <span>
      {file.version > 0 && (
        <a
          className={classes('quiet', true, 'icon-only')}
          href={apiPath(`/datasets/${datasetId}/files/${file.fileId}/content?download=1`)}
          download
          title="Download"
          aria-label={`Download ${file.name}`}
        >
          <Download className="i" aria-hidden />
        </a>
      )}
      <IconButton
        label={`Remove ${file.name}`}
        icon={<Trash2 className="i" aria-hidden />}
        onClick={() => onRemove(file)}
      />
    </span>
  )
}

interface RemoveFileProps {
  readonly datasetId: string
  readonly file: File | undefined
  readonly onClose: () => void
}

function RemoveFile({ datasetId, file, onClose }: RemoveFileProps) {
  const toast = useToast()
  const remove = useSend('delete /datasets/{datasetId}/files/{fileId}', {
    invalidates: ['get /datasets'],
  })
  return (
    <ConfirmDialog
      isOpen={file !== undefined}
      onClose={onClose}
      title="Remove this file"
      verb="Remove file"
      onConfirm={async () => {
        if (!file) return
        await remove.mutateAsync({ datasetId, fileId: file.fileId })
        toast(`${file.name} is removed.`)
      }}
    >
      <p>
        <code>{file?.name}</code> goes, with its versions. {file && comesBack(file)}
      </p>
    </ConfirmDialog>
  )
}

function comesBack(file: File): string {
  return file.source === 'upload'
    ? 'To have it again, upload it again.'
    : 'What it was made of stays where it is, so it can be added again.'
}
