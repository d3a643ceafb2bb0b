/** How far back the brief looks: in the address, so that a link shows the same. */
import type { Period } from '../../../src/records/moment.ts'
import { useSearchText, useSetSearch } from '../../address.ts'
import { periodOf } from '../../parts/periods.ts'

export function usePeriod(): {
  readonly period: Period
  readonly choose: (period: Period) => void
} {
  const setSearch = useSetSearch()
  const period = periodOf(useSearchText('period')) ?? 'all'
  return { period, choose: (chosen) => setSearch({ period: chosen === 'all' ? '' : chosen }) }
}
