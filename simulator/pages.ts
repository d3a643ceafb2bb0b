// One page of an ordered list: keyset paging, so what is added or removed meanwhile never shifts a page.
import { comparePositions, firstIndex } from './call-order.ts'
import type { Position } from './call-order.ts'
import type { Cursors, ListName, Progress } from './cursors.ts'

export interface Listing<Item> {
  readonly list: ListName
  /** In ascending order of `position`. */
  readonly items: readonly Item[]
  readonly position: (item: Item) => Position
  readonly matches: (item: Item) => boolean
  /** A half-open window of time, found without looking at what lies outside. */
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

interface Page<Item> {
  /** No `cursor` on the last page. */
  readonly records: {
    readonly totalRecords: number
    readonly currentPageSize: number
    readonly currentPageNumber: number
    readonly cursor?: string
  }
  readonly items: readonly Item[]
}

export interface Pages {
  page<Item>(listing: Listing<Item>, cursor: string | null | undefined): Promise<Page<Item>>
}

export function createPages(cursors: Cursors, pageSize: number): Pages {
  return {
    async page(listing, cursor) {
      const before = cursor ? await cursors.read(listing.list, cursor) : undefined
      const window = windowOf(listing, before)
      const { items, rest } = take(listing, window, pageSize)
      const total = before?.total ?? items.length + rest.count()
      const pageNumber = before ? before.pageNumber + 1 : 0
      const records = {
        totalRecords: total,
        currentPageSize: items.length,
        currentPageNumber: pageNumber,
      }
      const last = items.at(-1)
      if (last === undefined || !rest.any()) return { records, items }
      const next = await cursors.write(listing.list, {
        last: listing.position(last),
        total,
        pageNumber,
        pageSize,
        expiresSec: before?.expiresSec ?? cursors.expiry(),
      })
      return { records: { ...records, cursor: next }, items }
    },
  }
}

interface Window {
  readonly start: number
  readonly end: number
}

function windowOf<Item>(listing: Listing<Item>, before: Progress | undefined): Window {
  const { items, position, fromMs, toMs } = listing
  const from = (ms: number) => firstIndex(items, (item) => position(item).timeMs >= ms)
  const end = toMs === undefined ? items.length : from(toMs)
  if (!before) return { start: fromMs === undefined ? 0 : from(fromMs), end }
  const { last } = before
  return {
    start: firstIndex(items, (item) => comparePositions(position(item), last) > 0),
    end,
  }
}

/** Only a first page has to count all that follows; the others stop at the first record beyond the page. */
function take<Item>({ items, matches }: Listing<Item>, { start, end }: Window, size: number) {
  const taken: Item[] = []
  let index = start
  for (; index < end && taken.length < size; index++) {
    const item = items[index]
    if (item !== undefined && matches(item)) taken.push(item)
  }
  const rest = items.slice(index, end)
  return {
    items: taken,
    rest: { any: () => rest.some(matches), count: () => rest.filter(matches).length },
  }
}
