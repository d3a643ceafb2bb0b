/**
 * Imports without a limit: the ledger tells which windows of calls are due, and the rest of each file stays as it is. CRM
 * texts are made of all calls, so they are made anew when any call has changed, and not looked at otherwise.
 */
import { type CallParts, METADATA_ALONE } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import type { Call } from '../records/call.ts'
import type { Slug } from '../records/data-types.ts'
import { type CoveredWindow, coveredWindows, replaceCoveredWindows } from '../store/ledger.ts'
import {
  believable,
  coverageAfter,
  dueSpans,
  isInside,
  isWorthSaving,
  type TimeSpan,
  without,
} from '../sync/coverage.ts'
import { callTitle } from '../text/calls.ts'
import { type CallSource, gatherCallTypes, partsFor, type SeenCalls } from './call-types.ts'
import { type CrmWatch, createCrmWatch } from './crm-watch.ts'
import type { Gathering } from './gathering.ts'
import type { CallImport, ImportEnds } from './import-calls.ts'
import type { Gathered } from './import-item.ts'
import type { Scanned } from '../sync/newest-scan.ts'
import type { RunContext } from './run-context.ts'
import { FROM_THE_FUTURE, type StoredMemory } from './transcript-memory.ts'
import { NO_MEMORY } from './transcript-reader.ts'
import { wholeListing } from '../sync/whole-listing.ts'

/** What is to be listed for all items of the run together. */
interface Plan {
  readonly whole: TimeSpan
  readonly due: readonly TimeSpan[]
  /** What each item's ledger said before, by item id. */
  readonly ledgers: ReadonlyMap<string, readonly CoveredWindow[]>
}

export async function everyCall(
  context: RunContext,
  gong: Gong,
  items: readonly Gathered[],
  memory: StoredMemory | undefined,
): Promise<CallImport> {
  const plan = await planFor(context, items)
  const { due, whole } = plan
  const hasCrm = items.some(({ item }) => isCrm(item.slug))
  const crm = hasCrm ? await createCrmWatch(context) : undefined
  const parts = partsFor(items.map(({ item }) => item.slug))
  const dueCalls = createSource(gong, { parts, spans: due, memory, crm })

  return {
    async read(gatherings, ends) {
      if (without([whole], due).length === 0)
        return gatherCallTypes(gong, dueCalls, gatherings, ends)
      const recall = recallFrom(items)
      const plain = new Map([...gatherings].filter(([slug]) => !isCrm(slug)))
      const seen =
        plain.size > 0 ? await gatherCallTypes(gong, dueCalls, plain, ends) : await look(dueCalls)
      if (crm === undefined) return { ...seen, recall }
      // A type that failed can have ended the scan before all was seen.
      if (!crm.isComplete) await look(dueCalls)
      const stale = await leaveCurrent(items, gatherings, crm.basis(), ends)
      if (stale.size > 0) {
        const crmParts = partsFor([...stale.keys()])
        const all = createSource(gong, { parts: crmParts, spans: [whole], memory: undefined, crm })
        await gatherCallTypes(gong, all, stale, ends)
      }
      return { ...seen, recall }
    },
    async settle({ item, gathering, sink }) {
      const key = { organizationId: context.organizationId, itemId: item.itemId }
      if (!isCrm(item.slug)) {
        const stay = ({ order }: { readonly order: number }): boolean =>
          order >= whole.fromMs && !isInside(order, due)
        for (const block of await sink.current()) if (stay(block)) sink.keep(block)
        gathering.available = sink.size
      }
      const ledger = plan.ledgers.get(item.itemId) ?? []
      return {
        basis: isCrm(item.slug) ? (crm?.basis() ?? null) : null,
        async save(transaction, isChanged) {
          if (item.slug === 'transcripts') await memory?.save(transaction)
          if (!isChanged && !isWorthSaving(ledger, due, context.now)) return
          const known = believable(ledger, context.now)
          const after = coverageAfter(known, due, whole, context.now)
          await replaceCoveredWindows(transaction, key, after)
        },
      }
    },
  }
}

async function planFor(context: RunContext, items: readonly Gathered[]): Promise<Plan> {
  const { db, organizationId, now, readFrom } = context
  const whole: TimeSpan = { fromMs: readFrom?.getTime() ?? 0, toMs: now.getTime() }
  const ledgers = new Map<string, readonly CoveredWindow[]>()
  for (const { item } of items) {
    const ledger = await coveredWindows(db, { organizationId, itemId: item.itemId })
    if (believable(ledger, now).length < ledger.length) context.warn(FROM_THE_FUTURE)
    ledgers.set(item.itemId, ledger)
  }
  const due = [...ledgers.values()].flatMap((ledger) =>
    dueSpans(believable(ledger, now), whole, now),
  )
  // What is left of what is left: spans that touch or overlap become one.
  return { whole, due: without([whole], without([whole], due)), ledgers }
}

/** The file of calls stands for calls that were not due: it says what they are called. */
function recallFrom(items: readonly Gathered[]): NonNullable<SeenCalls['recall']> {
  const calls = items.find(({ item }) => item.slug === 'calls')
  return async (callIds) => {
    const titles = new Map<string, string>()
    for (const [id, text] of (await calls?.sink.texts(callIds)) ?? []) {
      const title = /^Title: (.*)$/m.exec(text)?.[1]
      if (title !== undefined) titles.set(id, title)
    }
    return titles
  }
}

/** The CRM types that have to be made anew; the others end as unchanged. */
async function leaveCurrent(
  items: readonly Gathered[],
  gatherings: ReadonlyMap<Slug, Gathering>,
  basis: string,
  ends: ImportEnds,
): Promise<ReadonlyMap<Slug, Gathering>> {
  const stale = new Map<Slug, Gathering>()
  for (const { item } of items.filter((some) => isCrm(some.item.slug))) {
    const gathering = gatherings.get(item.slug)
    if (item.version > 0 && item.basis === basis) await ends.unchanged(item.slug)
    else if (gathering) stale.set(item.slug, gathering)
  }
  return stale
}

interface Wanted {
  readonly parts: CallParts
  readonly spans: readonly TimeSpan[]
  readonly memory: StoredMemory | undefined
  readonly crm: CrmWatch | undefined
}

function createSource(gong: Gong, wanted: Wanted): CallSource {
  const { memory, crm } = wanted
  return {
    scan: () => listSpans(gong, wanted),
    memory: memory ?? NO_MEMORY,
    async seen(calls) {
      crm?.see(calls)
      await memory?.prepare(calls)
    },
  }
}

/** All calls of the spans, then those beyond whose transcript is due. */
async function* listSpans(
  gong: Gong,
  { parts, spans, memory, crm }: Wanted,
): AsyncGenerator<Scanned<Call>> {
  let total = 0
  for (const { fromMs, toMs } of spans) {
    const before = total
    const window = { from: fromMs === 0 ? undefined : new Date(fromMs), to: new Date(toMs) }
    for await (const page of wholeListing(() => gong.calls(window, parts))) {
      total = before + page.total
      yield { items: page.items, total }
    }
  }
  const owed: Call[] = []
  for await (const call of gong.knownCalls(memory?.dueOutside(spans) ?? [], parts)) owed.push(call)
  if (owed.length > 0) yield { items: owed, total: total + owed.length }
  memory?.listed(spans)
  await crm?.listed(spans)
}

/** Looks at the calls for nothing but what the source itself learns. */
async function look(source: CallSource): Promise<SeenCalls> {
  const titles = new Map<string, string>()
  const privateIds = new Set<string>()
  const parts: CallParts = { ...METADATA_ALONE, parties: true, crm: 'fields' }
  for await (const { items } of source.scan(parts, Infinity)) {
    await source.seen(items)
    for (const call of items) {
      if (call.isPrivate) privateIds.add(call.id)
      else titles.set(call.id, callTitle(call))
    }
  }
  return { titles, privateIds }
}

function isCrm(slug: Slug): boolean {
  return slug.startsWith('crm-')
}
