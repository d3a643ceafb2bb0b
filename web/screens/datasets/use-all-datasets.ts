/** The member's datasets, fetched a page at a time as far as they are scrolled to. */
import type { Dataset, OtherDataset } from '../../../src/records/dataset.ts'
import { type AllRows, useAllPages } from '../../all-pages.ts'
import { call, type OutputOf } from '../../api.ts'
import { isLive } from './run-figure.ts'

const PAGE = 100

export interface AllDatasets extends AllRows<Dataset> {
  readonly others: readonly OtherDataset[]
}

export function useAllDatasets(): AllDatasets {
  const { first, ...all } = useAllPages<Dataset, OutputOf<'get /datasets'>>({
    key: ['get /datasets', 'all'],
    page: (cursor, signal) => call('get /datasets', { limit: PAGE, cursor }, signal),
    isMoving,
  })
  return { ...all, others: first?.others ?? [] }
}

/** A run under way changes its row. */
function isMoving({ recentRuns }: Dataset): boolean {
  const [newest] = recentRuns
  return newest !== undefined && isLive(newest.status)
}
