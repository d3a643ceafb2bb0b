/** What the dataset will hold: each file with its estimated size, and the sum. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Slug } from '../../../src/records/data-types.ts'
import type { Estimate } from '../../../src/records/dataset.ts'
import { IconButton } from '../../parts/button.tsx'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { bytes, count, counted } from '../../words.ts'
import { removeDocument, removeType, removeUpload, type Sources } from './draft.ts'
import { sumOf } from './staged-sum.ts'
import type { Estimates } from './use-estimates.ts'

interface StagedFilesProps {
  readonly sources: Sources
  readonly estimates: Estimates
  readonly onChange: (change: (sources: Sources) => Sources) => void
}

export function StagedFiles({ sources, estimates, onChange }: StagedFilesProps) {
  const sum = sumOf(sources, estimates.of)
  return (
    <div className="scroll">
      <table className="t files">
        <caption className="hush">Files that the dataset will hold</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">From</th>
            <th scope="col" className="num">
              Records
            </th>
            <th scope="col" className="num">
              Estimated size
            </th>
            <th>
              <span className="hush">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.staged.map((slug) => (
            <TypeRow
              key={slug}
              slug={slug}
              estimates={estimates}
              onRemove={() => onChange((former) => removeType(former, slug))}
            />
          ))}
          {sources.uploads.map(({ uploadId, name, sizeBytes }) => (
            <Row
              key={uploadId}
              name={name}
              from="Upload"
              records={<span className="dim">none</span>}
              size={bytes(sizeBytes)}
              onRemove={() => onChange((former) => removeUpload(former, uploadId))}
            />
          ))}
          {sources.documents.map(({ documentId, name }) => (
            <Row
              key={documentId}
              name={name}
              from="Google Drive"
              records={<span className="dim">none</span>}
              size={<span className="dim">after import</span>}
              onRemove={() => onChange((former) => removeDocument(former, documentId))}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{counted(sum.files, 'file')}</td>
            <td />
            <td className="num">{count(sum.records)}</td>
            <td className="num" aria-live="polite">
              {sum.isWhole || !estimates.isAsking ? `~${bytes(sum.sizeBytes)}` : <SizeSkeleton />}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function TypeRow({
  slug,
  estimates,
  onRemove,
}: {
  readonly slug: Slug
  readonly estimates: Estimates
  readonly onRemove: () => void
}) {
  const estimate = estimates.of(slug)
  return (
    <Row
      name={`gong_${slug}_…txt`}
      called={TYPE_NAMES[slug]}
      from="Gong"
      records={<Records estimate={estimate} isAsking={estimates.isAsking} />}
      size={<Size estimate={estimate} isAsking={estimates.isAsking} />}
      onRemove={onRemove}
    />
  )
}

interface EstimatedProps {
  readonly estimate: Estimate | undefined
  readonly isAsking: boolean
}

function Records({ estimate, isAsking }: EstimatedProps) {
  if (!estimate) return isAsking ? <SizeSkeleton /> : <span className="dim">unknown</span>
  if (estimate.problem) return <span className="warn">will be left out</span>
  if (estimate.records === null) return <span className="dim">unknown</span>
  const isCut = estimate.available !== null && estimate.available > estimate.records
  return isCut
    ? `${count(estimate.records)} of ${count(estimate.available)}`
    : count(estimate.records)
}

function Size({ estimate, isAsking }: EstimatedProps) {
  if (!estimate) return isAsking ? <SizeSkeleton /> : <span className="dim">after import</span>
  return estimate.sizeBytes === null ? (
    <span className="dim">–</span>
  ) : (
    `~${bytes(estimate.sizeBytes)}`
  )
}

function SizeSkeleton() {
  return (
    <span className="size-skeleton">
      <Skeleton width="56px" height="12px" />
    </span>
  )
}

interface RowProps {
  readonly name: string
  /** What it is called aloud; the name when left out. */
  readonly called?: string
  readonly from: string
  readonly records: ReactNode
  readonly size: ReactNode
  readonly onRemove: () => void
}

function Row({ name, called = name, from, records, size, onRemove }: RowProps) {
  return (
    <tr>
      <td>
        <code>{name}</code>
      </td>
      <td>{from}</td>
      <td className="num">{records}</td>
      <td className="num">{size}</td>
      <td className="num">
        <IconButton
          className="rm"
          label={`Remove ${called}`}
          icon={<X className="i" aria-hidden />}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}
