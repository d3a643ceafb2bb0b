/** The Gong types of one run: gathered side by side, each ended as soon as it is complete. */
import type { Gong } from '../gong/gong.ts'
import { DATA_TYPES, type Slug } from '../records/data-types.ts'
import type { Clock, Progress } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import { listItems } from '../store/items.ts'
import { addRequests } from '../store/run-items.ts'
import { createBlockSink } from './block-sink.ts'
import { CALL_TYPES, gatherAll, statsPeriod } from './gather-all.ts'
import { createGathering } from './gathering.ts'
import { hideRecords } from './hide-records.ts'
import { createCallImport, type ImportEnds } from './import-calls.ts'
import {
  closeItem,
  closeUnchanged,
  failItem,
  type Gathered,
  NOTHING_REMEMBERED,
  type Remembered,
} from './import-item.ts'
import { requestsByType } from './request-shares.ts'
import type { ImportItem, RunContext } from './run-context.ts'
import { slugOf } from './slugs.ts'

export interface GongNeeds {
  readonly gong: Gong
  readonly clock: Clock
  readonly progress: Progress
}

/**
 * Ends every item that Gong let come to an end. Rejects with what concerns them all: a refused key, a spent budget, a
 * database that is gone; the items that had not ended are then as before.
 */
export async function importGong(
  context: RunContext,
  items: readonly ImportItem[],
  { gong, clock, progress }: GongNeeds,
): Promise<void> {
  const gathered = new Map<Slug, Gathered>()
  for (const item of items) gathered.set(item.slug, gatheringFor(context, item, progress))
  const call = [...gathered.values()].filter(({ item }) => CALL_TYPES.has(item.slug))
  const calls = await createCallImport(context, gong, call)

  const ended = new Set<Slug>()
  const failures = new Map<Slug, unknown>()
  const end = async (
    slug: Slug,
    close: (one: Gathered, remembered: Remembered) => Promise<void>,
  ): Promise<void> => {
    const one = gathered.get(slug)
    if (one === undefined) return
    try {
      await close(one, CALL_TYPES.has(slug) ? await calls.settle(one) : NOTHING_REMEMBERED)
      ended.add(slug)
    } catch (error) {
      failures.set(slug, error)
    }
  }
  const ends: ImportEnds = {
    finished: (slug) => end(slug, (one, known) => closeItem(context, one, known, clock.now())),
    unchanged: (slug) =>
      end(slug, ({ item }, known) => closeUnchanged(context, item, known, clock.now())),
    failed(slug, error) {
      if (!ended.has(slug) && !failures.has(slug)) failures.set(slug, error)
    },
  }

  const window = { from: context.readFrom, to: context.now }
  // Statistics have days of their own: how far back calls are read says nothing of them.
  const period = statsPeriod({ from: undefined, to: context.now }, context.statsDays)
  const privateIds = await gatherAll(
    gong,
    new Map([...gathered].map(([slug, { gathering }]) => [slug, gathering])),
    { window, statsPeriod: period },
    (gatherings) => calls.read(gatherings, ends),
    ends,
  )
  await hideEverywhere(context, [...privateIds])
  await countRequests(context, items, gong)
  throwForAll(failures)
  for (const [slug, problem] of problemsIn(failures)) {
    const item = gathered.get(slug)?.item
    if (item) await failItem(context, item.itemId, problem, clock.now())
  }
}

function gatheringFor(context: RunContext, item: ImportItem, progress: Progress): Gathered {
  const { slug } = item
  const sink = createBlockSink(context, item, context.limit, {
    ties: slug === 'calls' || slug === 'transcripts' ? 'id' : 'arrival',
    isChecked: slug === 'transcripts',
  })
  const told: Progress = {
    ...progress,
    step(step) {
      item.total = step.total
      progress.step(step)
    },
  }
  return { item, sink, gathering: createGathering(DATA_TYPES[slug], sink, context.limit, told) }
}

/** Also in files that this run does not renew, and in those that it could not. */
async function hideEverywhere(context: RunContext, privateIds: readonly string[]): Promise<void> {
  if (privateIds.length === 0) return
  const { db, organizationId } = context
  for (const item of await listItems(db, context)) {
    const slug = slugOf(item.data_type)
    if (slug === undefined || item.version === 0) continue
    const areCalls = slug === 'calls' || slug === 'transcripts'
    const hidden = areCalls
      ? { recordIds: privateIds, callIds: [] }
      : { recordIds: [], callIds: privateIds }
    const key = { organizationId, itemId: item.item_id, slug }
    await db.transaction().execute((transaction) => hideRecords(transaction, key, hidden))
  }
}

async function countRequests(
  context: RunContext,
  items: readonly ImportItem[],
  gong: Gong,
): Promise<void> {
  const shares = requestsByType(
    items.map(({ slug }) => slug),
    gong.requests,
  )
  const counts = items.map(({ itemId, slug }) => ({ itemId, requests: shares.get(slug) ?? 0 }))
  await addRequests(context.db, context, counts)
}

/** What concerns the whole run is thrown, the weightiest first. */
function throwForAll(failures: ReadonlyMap<Slug, unknown>): void {
  const errors = [...failures.values()]
  const unexpected = errors.find((error) => !(error instanceof Problem))
  if (unexpected !== undefined) throw unexpected
  const problems = errors.filter((error) => error instanceof Problem)
  const decisive =
    problems.find((problem) => problem.endsConnection || problem.code === 'D-CANCELLED') ??
    problems.find((problem) => problem.code === 'D-DAILY' || problem.code === 'D-RATE')
  if (decisive !== undefined) throw decisive
}

function problemsIn(failures: ReadonlyMap<Slug, unknown>): [Slug, Problem][] {
  return [...failures].flatMap(([slug, error]) =>
    error instanceof Problem ? [[slug, error] satisfies [Slug, Problem]] : [],
  )
}
