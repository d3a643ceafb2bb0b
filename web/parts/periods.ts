/** How far back one looks. */
import type { Period } from '../../src/records/moment.ts'

export const PERIOD_OPTIONS: readonly {
  readonly value: Period
  readonly label: string
  readonly hint?: string
}[] = [
  { value: 'week', label: 'Last week' },
  { value: 'month', label: 'Last month' },
  { value: 'quarter', label: 'Last quarter', hint: 'For a review' },
  { value: 'year', label: 'Last year' },
  { value: 'all', label: 'All time', hint: 'For a handover' },
]

export function periodOf(text: string): Period | undefined {
  return PERIOD_OPTIONS.find(({ value }) => value === text)?.value
}

/** As in "No call in the last week". */
export function periodWords(period: Period): string {
  return period === 'all' ? 'at any time' : `in the last ${period}`
}
