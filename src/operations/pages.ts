/** How lists are asked for and answered: `limit` and `cursor` in, `{data, nextCursor, hasMore}` out. */
import { z } from 'zod'

export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100).describe('how many at most').default(50),
  cursor: z.string().max(2_000).describe('nextCursor of the page before').optional(),
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item).readonly(),
    nextCursor: z.string().nullable(),
    hasMore: z.boolean(),
  })
}

/** A list that is never long. */
export function wholeList<Item>(data: readonly Item[]): {
  readonly data: readonly Item[]
  readonly nextCursor: null
  readonly hasMore: false
} {
  return { data, nextCursor: null, hasMore: false }
}
