/**
 * The five types that live on calls. One scan serves them all: each page of calls is read once, and transcripts are asked
 * for by the ids of what may be shown. Private calls end here.
 */
import type { CallParts } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import type { Call } from '../records/call.ts'
import type { CrmKind } from '../records/crm.ts'
import { counted, DATA_TYPES, type Slug } from '../records/data-types.ts'
import { callBlock, callTitle } from '../text/calls.ts'
import { type CollectedCall, createCrmCollector, type CrmCollector } from './crm-collector.ts'
import type { Gathering } from './gathering.ts'
import type { Scanned } from '../sync/newest-scan.ts'
import { createTranscriptReader, type TranscriptMemory } from './transcript-reader.ts'

/** What each call type takes from the scan. */
interface Taker {
  /** `line`: how texts name the call. */
  offer(call: Call, line: CollectedCall): Promise<void> | void
  /** It needs no further call. */
  readonly isDone: boolean
  /** `counts`: what the scan has seen. */
  end(counts: ScanCounts): Promise<void>
}

interface ScanCounts {
  /** Public calls that were offered. */
  readonly offered: number
  /** Calls of the window that may be shown, as far as is known. */
  readonly available: number
  /** Every call of the window was seen. */
  readonly complete: boolean
}

export const CRM_KINDS = {
  'crm-deals': 'deal',
  'crm-contacts': 'contact',
  'crm-accounts': 'account',
} as const satisfies Partial<Record<Slug, CrmKind>>

/** CRM objects repeat from call to call: this many calls are read at most for each object wanted. */
export const CALLS_A_CRM_OBJECT = 10

/** What the run learnt about calls beside their records, for types that name calls. */
export interface SeenCalls {
  readonly titles: ReadonlyMap<string, string>
  readonly privateIds: ReadonlySet<string>
  /** Titles of public calls that did not have to be looked at, as the store has them. */
  readonly recall?: (callIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/** Which calls are looked at, and what is known of them from before. */
export interface CallSource {
  /** `wanted`: about how many of the newest are taken; infinite for all. */
  scan(parts: CallParts, wanted: number): AsyncIterable<Scanned<Call>>
  readonly memory: TranscriptMemory
  /** Told of each page before its calls are offered. */
  seen(calls: readonly Call[]): Promise<void>
}

/** How each type ended. */
export interface Ends {
  finished(slug: Slug): Promise<void>
  failed(slug: Slug, error: unknown): void
}

/**
 * Gathers for the given types; `ends` hears how each of them ends. Rejects when the calls themselves cannot be read,
 * which fails them all.
 */
export async function gatherCallTypes(
  gong: Pick<Gong, 'transcripts'>,
  source: CallSource,
  gatherings: ReadonlyMap<Slug, Gathering>,
  ends: Ends,
): Promise<SeenCalls> {
  const takers = new Map(
    [...gatherings].map(([slug, gathering]) => [
      gathering,
      { slug, taker: takerFor(gong, slug, gathering, source.memory) },
    ]),
  )
  const titles = new Map<string, string>()
  const privateIds = new Set<string>()
  const wanted = Math.max(...[...gatherings.values()].map((gathering) => gathering.limit))
  const isDone = (): boolean => [...takers.values()].every(({ taker }) => taker.isDone)

  let total = 0
  scan: for await (const scanned of source.scan(partsFor([...gatherings.keys()]), wanted)) {
    total = scanned.total
    for (const gathering of gatherings.values()) gathering.available = total - privateIds.size
    await source.seen(scanned.items)
    for (const call of scanned.items) {
      if (isDone()) break scan
      if (call.isPrivate) {
        privateIds.add(call.id)
        for (const gathering of gatherings.values()) gathering.hide(call.id)
        continue
      }
      const line = {
        id: call.id,
        title: callTitle(call),
        startedSec: Math.floor(call.startedAt.getTime() / 1_000),
      }
      titles.set(call.id, line.title)
      for (const [gathering, { taker }] of takers) {
        if (taker.isDone) continue
        await taker.offer(call, line)
        // What is older was not looked at.
        const lastMs = call.startedAt.getTime()
        if (taker.isDone) gathering.isOutOfReach = ({ order }) => order <= lastMs
      }
    }
  }

  const offered = titles.size
  const counts = {
    offered,
    available: total - privateIds.size,
    complete: offered + privateIds.size >= total,
  }
  for (const { slug, taker } of takers.values()) {
    await taker.end(counts).then(
      () => ends.finished(slug),
      (error: unknown) => ends.failed(slug, error),
    )
  }
  return { titles, privateIds }
}

/** What these types need to know of each call. */
export function partsFor(slugs: readonly Slug[]): CallParts {
  return {
    parties: true,
    topicsAndTrackers: slugs.includes('calls'),
    crm: slugs.some((slug) => slug in CRM_KINDS) ? 'fields' : 'none',
    details: false,
  }
}

function takerFor(
  gong: Pick<Gong, 'transcripts'>,
  slug: Slug,
  gathering: Gathering,
  memory: TranscriptMemory,
): Taker {
  if (slug === 'transcripts') return transcriptTaker(gong, gathering, memory)
  if (slug === 'crm-deals' || slug === 'crm-contacts' || slug === 'crm-accounts') {
    return crmTaker(createCrmCollector(CRM_KINDS[slug]), gathering)
  }
  return callTaker(gathering)
}

function callTaker(gathering: Gathering): Taker {
  return {
    offer: (call) =>
      gathering.take({ id: call.id, block: callBlock(call), order: call.startedAt.getTime() }),
    get isDone() {
      return gathering.taken >= gathering.limit
    },
    end({ available }) {
      gathering.available = available
      return Promise.resolve()
    },
  }
}

function transcriptTaker(
  gong: Pick<Gong, 'transcripts'>,
  gathering: Gathering,
  memory: TranscriptMemory,
): Taker {
  const reader = createTranscriptReader(gong, gathering, memory)
  return {
    offer: (call) => reader.offer(call),
    get isDone() {
      return reader.isDone
    },
    async end({ complete }) {
      await reader.end()
      gathering.available = complete ? gathering.taken : undefined
    },
  }
}

function crmTaker(collector: CrmCollector, gathering: Gathering): Taker {
  let calls = 0
  return {
    offer(call, line) {
      calls += 1
      collector.add(call, line)
    },
    get isDone() {
      return collector.size >= gathering.limit || calls >= gathering.limit * CALLS_A_CRM_OBJECT
    },
    async end({ available, complete }) {
      gathering.available = complete && calls >= available ? collector.size : undefined
      gathering.note(
        `Source: CRM context of ${counted(calls, DATA_TYPES.calls)}${calls < available ? ` of ${available}` : ''}.`,
      )
      for (const { newestMs, ...record } of collector.blocks())
        await gathering.take({ ...record, order: newestMs })
    },
  }
}
