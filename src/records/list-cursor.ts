/** Cursors of our own lists: where the page before ended, as text that means nothing to anybody else. */
import type { z } from 'zod'
import { usage } from './problems.ts'

function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws a usage problem for what was never a cursor of the list that has such places. */
export function readCursor<Place>(cursor: string, place: z.ZodType<Place>): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    // Told below, like every other text that is no cursor.
  }
  throw usage(
    'cursor: this is no cursor of this list.',
    'Give nextCursor of the page before as it is.',
  )
}

/** `rows`: one more than fit, where there are more. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (row: Row) => readonly (string | number)[] },
): { data: readonly Item[]; nextCursor: string | null; hasMore: boolean } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { data: page.map(item), nextCursor: hasMore ? writeCursor(place(last)) : null, hasMore }
}
