/**
 * Paging, written once. A cursor lives for about an hour from the first page; when it dies the listing starts again with
 * the same filter, and what was already given out is passed over. The next page is asked for while one is being used.
 */
import { z } from 'zod'
import { Problem } from '../records/problems.ts'
import type { Line } from './line.ts'
import { type Endpoint, placeOf } from './refusals.ts'
import { maybeText, read } from './shapes.ts'

export interface Listing<Item> {
  readonly endpoint: Endpoint
  /** Sent with each page; on a POST it goes into the body, beside the cursor. Never changes between pages. */
  readonly what: Readonly<Record<string, unknown>>
  readonly items: (body: unknown, requestId: string | undefined) => readonly Item[]
  readonly idOf: (item: Item) => string
  /** The caller stops after this many, so no page beyond is asked for ahead of time. */
  readonly atMost?: number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are in all, as Gong counted them on the first page. */
  readonly total: number
}

interface RawPage<Item> extends Page<Item> {
  readonly cursor: string | undefined
}

type Outcome<Item> = RawPage<Item> | 'empty' | 'expired'

/** A cursor that dies more often than this within one listing is not dying of age. */
const RESTARTS = 3

const recordsShape = z.object({
  records: z.object({ totalRecords: z.number().int(), cursor: maybeText }),
})

export async function* pages<Item>(line: Line, listing: Listing<Item>): AsyncGenerator<Page<Item>> {
  const given = new Set<string>()
  for (let restarts = 0; restarts <= RESTARTS; restarts += 1) {
    const finished = yield* onePass(line, listing, given)
    if (finished) return
  }
  throw new Problem({
    code: 'D-ANSWER',
    message: `Gong let the cursor of one listing expire ${RESTARTS + 1} times.`,
    fix: 'Ask for a shorter period with --from and --to, so that the listing ends within the hour that a cursor lives.',
    ...placeOf(listing.endpoint),
  })
}

/** False when the cursor died on the way. */
async function* onePass<Item>(
  line: Line,
  listing: Listing<Item>,
  given: Set<string>,
): AsyncGenerator<Page<Item>, boolean> {
  let next: Promise<Outcome<Item>> | undefined = page(line, listing)
  let isFirst = true
  while (next !== undefined) {
    const current: Outcome<Item> = await next
    if (current === 'expired') return false
    if (current === 'empty') return true
    const fresh = current.items.filter((item) => !given.has(listing.idOf(item)))
    for (const item of fresh) given.add(listing.idOf(item))
    const more: boolean = current.cursor !== undefined && given.size < (listing.atMost ?? Infinity)
    const ask = (): Promise<Outcome<Item>> | undefined =>
      more ? page(line, listing, current.cursor) : undefined
    // Many callers look at the first page only; who takes a second one is taken to want the next.
    const ahead = isFirst ? undefined : ask()
    // Its failure is met where it is awaited, unless the caller stops first.
    ahead?.catch(() => undefined)
    yield { items: fresh, total: current.total }
    next = isFirst ? ask() : ahead
    isFirst = false
  }
  return true
}

async function page<Item>(
  line: Line,
  { endpoint, what, items }: Listing<Item>,
  cursor?: string,
): Promise<Outcome<Item>> {
  const asked = cursor === undefined ? what : { ...what, cursor }
  const reply = await line.ask(
    endpoint,
    endpoint.method === 'POST' ? { body: asked } : { query: textOnly(asked) },
  )
  if (reply.kind === 'empty') return 'empty'
  if (reply.kind === 'cursor-expired') return 'expired'
  const { records } = read(recordsShape, endpoint, reply)
  return {
    items: items(reply.body, reply.requestId),
    total: records.totalRecords,
    cursor: records.cursor,
  }
}

function textOnly(what: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(what).map(([key, value]) => [key, String(value)]))
}

/** One answer that is not paged; undefined where Gong has nothing. */
export async function whole<Shape extends z.ZodType>(
  line: Line,
  endpoint: Endpoint,
  shape: Shape,
  query: Readonly<Record<string, string>> = {},
): Promise<z.output<Shape> | undefined> {
  const reply = await line.ask(endpoint, { query })
  return reply.kind === 'body' ? read(shape, endpoint, reply) : undefined
}
