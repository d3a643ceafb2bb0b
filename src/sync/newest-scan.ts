/**
 * Dated records of a window with as few requests as possible. Gong pages forward only, calls oldest first, so the newest
 * are found by walking windows backwards; without a limit one listing gives all.
 */
import type { Page } from '../gong/listing.ts'
import type { Window } from '../records/window.ts'

export interface Dated<Item> {
  readonly list: (window: Window) => AsyncGenerator<Page<Item>>
  readonly at: (item: Item) => Date
  /** Edges between windows lie on multiples of this many milliseconds; 1 unless the source thinks in days. */
  readonly grainMs?: number
}

export interface Scanned<Item> {
  /** Newest first when the scan is for some of them; in Gong's order when it is for all. */
  readonly items: readonly Item[]
  /** In the whole window, as Gong counts. */
  readonly total: number
}

/** A window of the walk should hold no more than this, for it is kept in memory. */
const MOST_IN_A_WINDOW = 1_000
/** Windows are cut a little wider than the estimate: a request for a few missing records costs as much as a page. */
const MARGIN = 1.2
/** A window that turns out this much fuller than wanted is cut anew: its first page is lost, its others are saved. */
const TOO_FULL = 3

/** `wanted`: about how many of the newest the caller takes; infinite for all. It stops when it has enough. */
export async function* scanNewest<Item>(
  source: Dated<Item>,
  window: Window,
  wanted: number,
): AsyncGenerator<Scanned<Item>> {
  const listing = source.list(window)
  const first = await listing.next()
  if (first.done) return
  const { items, total } = first.value
  if (wanted < total && items.length < total) {
    await listing.return(undefined)
    const oldestMs = Math.min(...items.map((item) => source.at(item).getTime()))
    for await (const some of walkBack(source, window, oldestMs, wanted, total))
      yield { items: some, total }
    return
  }
  yield { items: wanted === Infinity ? items : newestFirst(source, items), total }
  for await (const page of listing) yield { items: page.items, total }
}

/** Each window is cut by how dense the records were in the one before; the last one reaches back as far as was asked. */
async function* walkBack<Item>(
  source: Dated<Item>,
  whole: Window,
  oldestMs: number,
  wanted: number,
  total: number,
): AsyncGenerator<readonly Item[]> {
  const target = Math.min(Math.max(wanted, 100), MOST_IN_A_WINDOW)
  const { grainMs = 1 } = source
  let to = whole.to
  let msPerItem = Math.max((to.getTime() - oldestMs) / total, 1)
  for (;;) {
    const estimateMs = to.getTime() - msPerItem * target * MARGIN
    const edge = Math.ceil(to.getTime() / grainMs) - 1
    const fromMs = grainMs * Math.min(Math.floor(estimateMs / grainMs), edge)
    const window: Window = { from: fromMs <= oldestMs ? whole.from : new Date(fromMs), to }
    const found = await readWindow(source, window, target * TOO_FULL)
    if (found.kind === 'too-full') {
      msPerItem = (to.getTime() - fromMs) / found.total
      continue
    }
    yield newestFirst(source, found.items)
    if (window.from === whole.from) return
    const seen = found.items.length
    // An empty window says only that records are rarer than thought: look at twice the span next.
    msPerItem = seen > 0 ? Math.max((to.getTime() - fromMs) / seen, 1) : msPerItem * 2
    to = new Date(fromMs)
  }
}

type WindowRead<Item> =
  | { readonly kind: 'read'; readonly items: readonly Item[] }
  | { readonly kind: 'too-full'; readonly total: number }

async function readWindow<Item>(
  source: Dated<Item>,
  window: Window,
  most: number,
): Promise<WindowRead<Item>> {
  const items: Item[] = []
  for await (const page of source.list(window)) {
    const canBeCut =
      window.from !== undefined &&
      window.to.getTime() - window.from.getTime() > Math.max(60_000, source.grainMs ?? 1)
    if (items.length === 0 && page.total > most && canBeCut)
      return { kind: 'too-full', total: page.total }
    items.push(...page.items)
  }
  return { kind: 'read', items }
}

function newestFirst<Item>({ at }: Dated<Item>, items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => at(b).getTime() - at(a).getTime())
}
