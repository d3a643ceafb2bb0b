/**
 * The calls that an import looks at. With a limit these are the newest, listed anew each time; without one, see
 * `every-call.ts`.
 */
import type { Gong } from '../gong/gong.ts'
import type { Call } from '../records/call.ts'
import type { Slug } from '../records/data-types.ts'
import type { Window } from '../records/window.ts'
import type { TimeSpan } from '../sync/coverage.ts'
import { type CallSource, type Ends, gatherCallTypes, type SeenCalls } from './call-types.ts'
import { everyCall } from './every-call.ts'
import type { Gathering } from './gathering.ts'
import { type Gathered, NOTHING_REMEMBERED, type Remembered } from './import-item.ts'
import { scanNewest } from '../sync/newest-scan.ts'
import type { RunContext } from './run-context.ts'
import { createTranscriptMemory, type StoredMemory } from './transcript-memory.ts'
import { NO_MEMORY } from './transcript-reader.ts'
import { wholeListing } from '../sync/whole-listing.ts'

export interface ImportEnds extends Ends {
  /** Nothing was gathered, for nothing can have changed. */
  unchanged(slug: Slug): Promise<void>
}

/** The call types of one run. */
export interface CallImport {
  /** Gathers for all of them; `ends` hears how each ends. */
  read(gatherings: ReadonlyMap<Slug, Gathering>, ends: ImportEnds): Promise<SeenCalls>
  /** Once its type has gathered: brings in what stays as it is, and answers what to remember. */
  settle(gathered: Gathered): Promise<Remembered>
}

const ALWAYS: TimeSpan = { fromMs: -Infinity, toMs: Infinity }

export async function createCallImport(
  context: RunContext,
  gong: Gong,
  items: readonly Gathered[],
): Promise<CallImport> {
  const transcripts = items.find(({ item }) => item.slug === 'transcripts')
  const memory = transcripts && (await createTranscriptMemory(context, transcripts.sink))
  return context.limit === Infinity
    ? everyCall(context, gong, items, memory)
    : newestCalls(context, gong, memory)
}

function newestCalls(
  context: RunContext,
  gong: Gong,
  memory: StoredMemory | undefined,
): CallImport {
  const window: Window = { from: context.readFrom, to: context.now }
  const source: CallSource = {
    async *scan(parts, wanted) {
      const list = (some: Window) => wholeListing(() => gong.calls(some, parts))
      try {
        yield* scanNewest({ list, at: (call: Call) => call.startedAt }, window, wanted)
      } finally {
        // Whatever was not met is no candidate for the file any more.
        memory?.listed([ALWAYS])
      }
    },
    memory: memory ?? NO_MEMORY,
    seen: async (calls) => memory?.prepare(calls),
  }
  return {
    read: (gatherings, ends) => gatherCallTypes(gong, source, gatherings, ends),
    settle: ({ item }) =>
      Promise.resolve(
        item.slug === 'transcripts' && memory !== undefined
          ? { basis: null, save: (db) => memory.save(db) }
          : NOTHING_REMEMBERED,
      ),
  }
}
