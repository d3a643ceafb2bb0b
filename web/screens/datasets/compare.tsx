/** Two versions of a file against each other. */
import type { FileVersion } from '../../../src/records/dataset.ts'
import { useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { moment } from '../../words.ts'
import { DiffView } from './diff-view.tsx'

interface Pair {
  readonly from: number
  readonly to: number
}

interface CompareProps extends Pair {
  readonly datasetId: string
  readonly fileId: string
  readonly versions: readonly FileVersion[]
  readonly onChange: (pair: Pair) => void
  readonly onClose: () => void
}

export function Compare({
  datasetId,
  fileId,
  versions,
  from,
  to,
  onChange,
  onClose,
}: CompareProps) {
  const diff = useCall(
    'get /datasets/{datasetId}/files/{fileId}/diff',
    { datasetId, fileId, from, to },
    { enabled: from !== to },
  )
  const options = versions.map(({ version, importedAt }) => ({
    value: String(version),
    label: `Version ${version}`,
    hint: moment(importedAt),
  }))
  return (
    <section aria-label="Compare two versions">
      <div className="compare-bar">
        <Select
          aria-label="Older version"
          value={String(from)}
          options={options}
          onChange={(value) => onChange({ from: Number(value), to })}
        />
        <span className="small">against</span>
        <Select
          aria-label="Newer version"
          value={String(to)}
          options={options}
          onChange={(value) => onChange({ from, to: Number(value) })}
        />
        <Button look="quiet" onClick={onClose}>
          Back to the text
        </Button>
      </div>
      {from === to && <p className="small dim">Choose two different versions.</p>}
      {diff.error && <ProblemBanner problem={diff.error} />}
      {from !== to && diff.isPending && <SkeletonLines lines={10} />}
      {diff.data && <DiffView diff={diff.data} />}
    </section>
  )
}
