/** Every type of a run, side by side, so that the customer's quota is used evenly and no answer is waited for in vain. */
import type { Gong } from '../gong/gong.ts'
import type { Slug } from '../records/data-types.ts'
import { DAY_MS, dayOf } from '../records/days.ts'
import type { Window } from '../records/window.ts'
import { trackerBlock } from '../text/trackers.ts'
import { type CallFacts, createCallFacts } from './call-facts.ts'
import type { Ends, SeenCalls } from './call-types.ts'
import type { Gathering } from './gathering.ts'
import { gatherLibraries } from './libraries.ts'
import { gatherAnsweredScorecards, gatherScorecards } from './scorecards.ts'
import { createSharedReads, type SharedReads } from './shared-reads.ts'
import { gatherUserStats, type StatsPeriod } from './user-stats.ts'
import { gatherUsers, listUsers } from './users.ts'

/** What a run asks of dated types. */
export interface Span {
  readonly window: Window
  readonly statsPeriod: StatsPeriod
}

interface Run {
  readonly gong: Gong
  readonly shared: SharedReads
  readonly span: Span
  readonly facts: CallFacts
}

type Gather = (run: Run, gathering: Gathering) => Promise<void>

export const CALL_TYPES: ReadonlySet<Slug> = new Set([
  'calls',
  'transcripts',
  'crm-deals',
  'crm-contacts',
  'crm-accounts',
])

/** The types that do not live on calls, each with its own reading. */
const OTHER_TYPES: Readonly<Partial<Record<Slug, Gather>>> = {
  users: ({ gong, shared }, gathering) => {
    const listing = listUsers(gong, shared, gathering)
    shared.directory.expectListing(listing)
    return gatherUsers(gong, shared, gathering, listing)
  },
  'user-stats': ({ gong, shared, span }, gathering) =>
    gatherUserStats(gong, shared, gathering, span.statsPeriod),
  scorecards: ({ shared }, gathering) => gatherScorecards(shared, gathering),
  'answered-scorecards': ({ gong, shared, span, facts }, gathering) =>
    gatherAnsweredScorecards(gong, shared, gathering, span.window, facts),
  libraries: ({ gong, shared, facts }, gathering) =>
    gatherLibraries(gong, shared, gathering, facts),
  trackers: async ({ gong }, gathering) => {
    const trackers = await gong.trackers()
    gathering.available = trackers.length
    for (const tracker of trackers) {
      await gathering.take({ id: tracker.id, block: trackerBlock(tracker), order: 0 })
    }
  },
}

const NO_CALLS: SeenCalls = { titles: new Map(), privateIds: new Set() }

/**
 * Resolves when every type has ended, and `ends` has heard how. Answers the calls that were found to be private.
 * `readCalls` gathers for the types that live on calls, and rejects when it can for none of them.
 */
export async function gatherAll(
  gong: Gong,
  gatherings: ReadonlyMap<Slug, Gathering>,
  span: Span,
  readCalls: (gatherings: ReadonlyMap<Slug, Gathering>) => Promise<SeenCalls>,
  ends: Ends,
): Promise<ReadonlySet<string>> {
  const callTypes = new Map([...gatherings].filter(([slug]) => CALL_TYPES.has(slug)))
  const calls = callTypes.size === 0 ? Promise.resolve(NO_CALLS) : readCalls(callTypes)
  const callsDone = calls.catch((error: unknown) => {
    for (const slug of callTypes.keys()) ends.failed(slug, error)
    return NO_CALLS
  })

  const facts = createCallFacts(gong, callsDone)
  const run: Run = { gong, shared: createSharedReads(gong), span, facts }
  const others = [...gatherings].map(async ([slug, gathering]) => {
    await OTHER_TYPES[slug]?.(run, gathering).then(
      () => ends.finished(slug),
      (error: unknown) => ends.failed(slug, error),
    )
  })
  const [seen] = await Promise.all([callsDone, ...others])
  return new Set([...seen.privateIds, ...facts.privateIds])
}

/** Whole days before the window's end; the day of the end itself is still running and left out. */
export function statsPeriod({ from, to }: Window, statsDays: number): StatsPeriod {
  const fromMs = from?.getTime() ?? to.getTime() - statsDays * DAY_MS
  return { from: dayOf(fromMs), to: dayOf(to.getTime()), isCounted: from === undefined }
}
