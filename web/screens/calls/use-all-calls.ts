/** The calls that a filter lets through, fetched a page at a time as far as they are scrolled to. */
import type { CallRow } from '../../../src/records/account-call.ts'
import { CALL_TYPE_OPTIONS } from '../../parts/call-words.ts'
import { type AllRows, useAllPages } from '../../all-pages.ts'
import { call, type InputOf, type OutputOf } from '../../api.ts'

const PAGE = 50

/** As the address carries it; empty for all. Days as `YYYY-MM-DD`, the last one included. */
export interface CallFilter {
  readonly query: string
  readonly type: string
  readonly accountId: string
  readonly from: string
  readonly to: string
}

type Page = OutputOf<'get /calls'>
type Asked = InputOf<'get /calls'>

export function useAllCalls(filter: CallFilter): AllRows<CallRow> {
  const asked = askedOf(filter)
  return useAllPages<CallRow, Page>({
    key: ['get /calls', 'all', asked],
    page: (cursor, signal) => call('get /calls', { ...asked, limit: PAGE, cursor }, signal),
  })
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function askedOf({ query, type, accountId, from, to }: CallFilter): Asked {
  return {
    query: query || undefined,
    type: CALL_TYPE_OPTIONS.find(({ value }) => value === type)?.value,
    accountId: accountId || undefined,
    from: DAY.test(from) ? startOfDay(from, 0) : undefined,
    to: DAY.test(to) ? startOfDay(to, 1) : undefined,
  }
}

/** Of the reader's own zone, some days on. */
function startOfDay(day: string, daysOn: number): string | undefined {
  const start = new Date(`${day}T00:00:00`)
  start.setDate(start.getDate() + daysOn)
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString()
}
