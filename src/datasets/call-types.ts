/**
 * The five types that live on calls. One scan serves them all: each page of calls is read once, and transcripts are asked
 * for by the ids of what may be shown. Private calls end here.
 */
import type { CallParts } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import type { Call } from '../records/call.ts'
import type { CrmKind } from '../records/crm.ts'
import { counted, DATA_TYPES, type Slug } from '../records/data-types.ts'
import type { Window } from '../records/window.ts'
import { callBlock, callTitle } from '../text/calls.ts'
import type { CrmCall } from '../text/crm.ts'
import { type CrmCollector, createCrmCollector } from './crm-collector.ts'
import type { Gathering } from './gathering.ts'
import { scanNewest } from './newest-scan.ts'
import { createTranscriptReader } from './transcript-reader.ts'

/** What each call type takes from the scan. */
interface Taker {
  /** `line`: how texts name the call. */
  offer(call: Call, line: CrmCall): Promise<void> | void
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

const CRM_KINDS = {
  'crm-deals': 'deal',
  'crm-contacts': 'contact',
  'crm-accounts': 'account',
} as const satisfies Partial<Record<Slug, CrmKind>>

/** CRM objects repeat from call to call: this many calls are read at most for each object wanted. */
const CALLS_A_CRM_OBJECT = 10

/** What the run learnt about calls beside their records, for types that name calls. */
export interface SeenCalls {
  readonly titles: ReadonlyMap<string, string>
  readonly privateIds: ReadonlySet<string>
}

/**
 * Gathers for the given types; `fail` is told when one of them fails alone. Rejects when the calls themselves cannot be
 * read, which fails them all.
 */
export async function gatherCallTypes(
  gong: Pick<Gong, 'calls' | 'transcripts'>,
  window: Window,
  gatherings: ReadonlyMap<Slug, Gathering>,
  fail: (slug: Slug, error: unknown) => void,
): Promise<SeenCalls> {
  const takers = new Map(
    [...gatherings].map(([slug, gathering]) => [slug, takerFor(gong, slug, gathering)]),
  )
  const titles = new Map<string, string>()
  const privateIds = new Set<string>()
  const wanted = Math.max(...[...gatherings.values()].map((gathering) => gathering.limit))
  const isDone = (): boolean => [...takers.values()].every((taker) => taker.isDone)
  const source = {
    list: (some: Window) => gong.calls(some, partsFor(gatherings)),
    at: (call: Call) => call.startedAt,
  }

  let total = 0
  scan: for await (const scanned of scanNewest(source, window, wanted)) {
    total = scanned.total
    for (const gathering of gatherings.values()) gathering.available = total - privateIds.size
    for (const call of scanned.items) {
      if (isDone()) break scan
      if (call.isPrivate) {
        privateIds.add(call.id)
        continue
      }
      const line = {
        title: callTitle(call),
        startedSec: Math.floor(call.startedAt.getTime() / 1_000),
      }
      titles.set(call.id, line.title)
      for (const taker of takers.values()) if (!taker.isDone) await taker.offer(call, line)
    }
  }

  const offered = titles.size
  const counts = {
    offered,
    available: total - privateIds.size,
    complete: offered + privateIds.size >= total,
  }
  for (const [slug, taker] of takers) {
    await taker.end(counts).catch((error: unknown) => fail(slug, error))
  }
  return { titles, privateIds }
}

function partsFor(gatherings: ReadonlyMap<Slug, Gathering>): CallParts {
  return {
    parties: true,
    topicsAndTrackers: gatherings.has('calls'),
    crm: Object.keys(CRM_KINDS).some((slug) => [...gatherings.keys()].some((key) => key === slug)),
  }
}

function takerFor(gong: Pick<Gong, 'transcripts'>, slug: Slug, gathering: Gathering): Taker {
  if (slug === 'transcripts') return transcriptTaker(gong, gathering)
  if (slug === 'crm-deals' || slug === 'crm-contacts' || slug === 'crm-accounts') {
    return crmTaker(createCrmCollector(CRM_KINDS[slug]), gathering)
  }
  return callTaker(gathering)
}

function callTaker(gathering: Gathering): Taker {
  return {
    offer: (call) => gathering.take(callBlock(call), call.startedAt.getTime()),
    get isDone() {
      return gathering.taken >= gathering.limit
    },
    end({ available }) {
      gathering.available = available
      return Promise.resolve()
    },
  }
}

function transcriptTaker(gong: Pick<Gong, 'transcripts'>, gathering: Gathering): Taker {
  const reader = createTranscriptReader(gong, gathering)
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
      for (const { block, newestMs } of collector.blocks()) await gathering.take(block, newestMs)
    },
  }
}
