/**
 * Paging, written once. A cursor lives for about an hour from the first page; when it dies the listing starts again with
 * the same filter, and what was already given out is passed over. The next page is asked for while one is being used.
 */
import { z } from 'zod'
import { Problem } from '../records/problems.ts'
import { type CutElement, parseElement } from './cut-list.ts'
import type { Line } from './line.ts'
import { type Endpoint, placeOf } from './refusals.ts'
import { maybeText, type Place, read, wrongField } from './shapes.ts'

export interface Listing<Item> {
  readonly endpoint: Endpoint & { readonly list: string }
  /** Sent with each page; on a POST it goes into the body, beside the cursor. Never changes between pages. */
  readonly what: Readonly<Record<string, unknown>>
  /** One element of the list in our words. */
  readonly item: (element: unknown, place: Place) => Item
  readonly idOf: (item: Item) => string
  /** The caller stops after this many, so no page beyond is asked for ahead of time. */
  readonly atMost?: number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are in all, as Gong counted them on the first page. */
  readonly total: number
}

/** All records, page by page. */
export async function* pages<Item>(line: Line, listing: Listing<Item>): AsyncGenerator<Page<Item>> {
  const given = new Set<string>()
  for await (const page of answers(line, listing)) {
    yield { items: [...freshItems(listing, page, given)], total: page.total }
  }
}

/** All records one by one, each made when it is wanted: for those that are large. */
export async function* records<Item>(line: Line, listing: Listing<Item>): AsyncGenerator<Item> {
  const given = new Set<string>()
  for await (const page of answers(line, listing)) yield* freshItems(listing, page, given)
}

/** What a restart brings a second time is passed over. */
function* freshItems<Item>(
  { endpoint, item, idOf }: Listing<Item>,
  { elements, requestId }: Answer,
  given: Set<string>,
): Generator<Item> {
  for (const [n, element] of elements.entries()) {
    const place = { endpoint, requestId, field: `${endpoint.list}[${n}]` }
    const made = item(parsed(element, place), place)
    const id = idOf(made)
    if (given.has(id)) continue
    given.add(id)
    yield made
  }
}

function parsed(element: CutElement, place: Place): unknown {
  try {
    return parseElement(element)
  } catch (cause) {
    throw wrongField(place, 'not JSON', cause)
  }
}

interface Answer {
  readonly elements: readonly CutElement[]
  readonly release: () => void
  readonly requestId: string | undefined
  readonly total: number
  readonly cursor: string | undefined
}

type Outcome = Answer | 'empty' | 'expired'

/** A cursor that dies more often than this within one listing is not dying of age. */
const RESTARTS = 3

async function* answers<Item>(line: Line, listing: Listing<Item>): AsyncGenerator<Answer> {
  for (let restarts = 0; restarts <= RESTARTS; restarts += 1) {
    const finished = yield* onePass(line, listing)
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
async function* onePass<Item>(line: Line, listing: Listing<Item>): AsyncGenerator<Answer, boolean> {
  let next: Promise<Outcome> | undefined = answer(line, listing)
  let seen = 0
  let before: Buffer | undefined
  for (let isFirst = true; next !== undefined; isFirst = false) {
    const current: Outcome = await next
    if (current === 'expired') return false
    if (current === 'empty') return true
    seen += current.elements.length
    const first = current.elements[0]?.bytes
    if (first !== undefined && before?.equals(first)) throw neverEnds(listing.endpoint)
    // A copy, for the page's own memory is used again.
    before = first && Buffer.from(first)
    const more: boolean = current.cursor !== undefined && seen < (listing.atMost ?? Infinity)
    const ask = (): Promise<Outcome> | undefined =>
      more ? answer(line, listing, current.cursor) : undefined
    // Many callers look at the first page only; who takes a second one is taken to want the next.
    const ahead = isFirst ? undefined : ask()
    // Its failure is met where it is awaited, unless the caller stops first.
    ahead?.catch(() => undefined)
    try {
      yield current
    } finally {
      current.release()
    }
    next = isFirst ? ask() : ahead
  }
  return true
}

/** Somebody between us and Gong drops the cursor: going on would go on for ever. */
function neverEnds(endpoint: Endpoint): Problem {
  return new Problem({
    code: 'D-ANSWER',
    message: 'Gong gave the same page twice: its pages seem to repeat.',
    fix: 'Check that no proxy stands between that changes requests, then run this again.',
    ...placeOf(endpoint),
  })
}

const recordsShape = z.object({
  records: z.object({ totalRecords: z.number().int(), cursor: maybeText }),
})
/** The elements have been cut out of it: nothing else may stand where the list was. */
const emptiedList = z.array(z.never()).nullish()

async function answer<Item>(
  line: Line,
  { endpoint, what }: Listing<Item>,
  cursor?: string,
): Promise<Outcome> {
  const asked = cursor === undefined ? what : { ...what, cursor }
  const reply = await line.ask(
    endpoint,
    endpoint.method === 'POST' ? { body: asked } : { query: textOnly(asked) },
  )
  if (reply.kind === 'empty') return 'empty'
  if (reply.kind === 'cursor-expired') return 'expired'
  const { body, elements, release, requestId } = reply
  const place = { endpoint, requestId }
  const { records: counts } = read(recordsShape, body, place)
  read(z.object({ [endpoint.list]: emptiedList }), body, place)
  return { elements, release, requestId, total: counts.totalRecords, cursor: counts.cursor }
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
  if (reply.kind !== 'body') return undefined
  return read(shape, reply.body, { endpoint, requestId: reply.requestId })
}
