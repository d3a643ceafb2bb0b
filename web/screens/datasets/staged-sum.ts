/** What the staged files come to, as far as it is known. */
import type { Slug } from '../../../src/records/data-types.ts'
import type { Estimate } from '../../../src/records/dataset.ts'
import { countSources, type Sources } from './draft.ts'

export interface StagedSum {
  readonly files: number
  readonly records: number
  readonly sizeBytes: number
  /** Gong calls of the import; null while no type is estimated. */
  readonly requests: number | null
  /** Every type is estimated. */
  readonly isWhole: boolean
}

export function sumOf(
  sources: Sources,
  estimateOf: (slug: Slug) => Estimate | undefined,
): StagedSum {
  const estimates = sources.staged.map(estimateOf).filter((one) => one !== undefined)
  const uploaded = sources.uploads.reduce((sum, upload) => sum + upload.sizeBytes, 0)
  return {
    files: countSources(sources),
    records: estimates.reduce((sum, one) => sum + (one.records ?? 0), 0),
    sizeBytes: estimates.reduce((sum, one) => sum + (one.sizeBytes ?? 0), uploaded),
    requests:
      estimates.length === 0 ? null : estimates.reduce((sum, one) => sum + (one.requests ?? 0), 0),
    isWhole: estimates.length === sources.staged.length,
  }
}
