/**
 * What is known of transcripts from before: those in the store, and those that Gong still owes. A transcript is asked for
 * when it was never stored, when it is owed and due, when the call has changed, and now and then to see whether it has.
 */
import type { Kysely } from 'kysely'
import type { Call } from '../records/call.ts'
import { DAY_MS } from '../records/days.ts'
import type { StoredBlock } from '../store/blocks.ts'
import { forgetOwed, type OwedTranscript, owedTranscripts, saveOwed } from '../store/ledger.ts'
import type { Tables } from '../store/tables.ts'
import { transcriptSource } from '../sync/call-hash.ts'
import { isFromTheFuture, isInside, type TimeSpan } from '../sync/coverage.ts'
import { isDue, type Owed, owedAfterMiss } from '../sync/owed.ts'
import type { BlockSink } from './block-sink.ts'
import type { RunContext } from './run-context.ts'
import type { TranscriptMemory } from './transcript-reader.ts'

export interface StoredMemory extends TranscriptMemory {
  /** Looks up what is stored of these calls, before they are offered. */
  prepare(calls: readonly Call[]): Promise<void>
  /** Owed calls outside of the spans whose next try is due, by id. */
  dueOutside(spans: readonly TimeSpan[]): readonly string[]
  /** Owed calls that were not offered: of those in the spans, or asked for by id, Gong knows nothing any more. */
  listed(spans: readonly TimeSpan[]): void
  /** Writes what has changed of it. */
  save(db: Kysely<Tables>): Promise<void>
}

/** A transcript is compared with Gong's after this long, the moment being spread over a fortnight. */
const CHECKED_AGAIN_MS = 30 * DAY_MS
const SPREAD_MS = 14 * DAY_MS

export const FROM_THE_FUTURE =
  'What an earlier sync left here is dated in the future: a clock was wrong, then or now. It was not relied on; what it stands for was read again.'

export async function createTranscriptMemory(
  context: RunContext,
  sink: BlockSink,
): Promise<StoredMemory> {
  const { now, isRetry, readFrom } = context
  const before = new Map(
    (await owedTranscripts(context.db, context)).map((row) => [row.call_id, row]),
  )
  const owed = new Map<string, Owed & { readonly startedAt: Date }>(
    [...before].map(([id, row]) => [id, { ...row, startedAt: row.started_at }]),
  )
  const offered = new Set<string>()
  const askedById = new Set<string>()
  let stored: ReadonlyMap<string, StoredBlock> = new Map()
  const older: Map<string, StoredBlock> = new Map()

  const isFresh = (block: StoredBlock): boolean => {
    if (isFromTheFuture(block.checkedAt, now)) {
      context.warn(FROM_THE_FUTURE)
      return false
    }
    const spreadMs = (Number.parseInt(block.textHash.slice(0, 4), 16) / 0x1_0000) * SPREAD_MS
    return now.getTime() - block.checkedAt.getTime() <= CHECKED_AGAIN_MS + spreadMs
  }
  const isDueNow = (one: Owed): boolean => {
    if (isFromTheFuture(one.since, now)) context.warn(FROM_THE_FUTURE)
    return isFromTheFuture(one.since, now) || isDue(one, now, { isAsked: isRetry })
  }

  return {
    async prepare(calls) {
      const ids = calls.filter((call) => !call.isPrivate).map((call) => call.id)
      stored = await sink.find(ids)
    },
    recall(call) {
      offered.add(call.id)
      const block = stored.get(call.id)
      const due = owed.get(call.id)
      const isKept = block?.sourceHash === transcriptSource(call) && isFresh(block)
      const mustWait = due !== undefined && !isDueNow(due)
      if (block && (mustWait ? due.given_up_at === null : isKept && due === undefined)) {
        sink.keep(block)
        return 'kept'
      }
      if (mustWait) return 'later'
      if (block) older.set(call.id, block)
      return 'ask'
    },
    source: transcriptSource,
    async asked(calls, missing) {
      for (const { id } of calls) owed.delete(id)
      let without = 0
      for (const { id, startedAt } of missing) {
        const next = owedAfterMiss(believed(before.get(id), now), startedAt, now)
        owed.set(id, { ...next, startedAt })
        const block = older.get(id)
        // Gong may be at work on it: the earlier text stays until that can no longer be.
        if (block && next.given_up_at === null) sink.keep(block)
        else without += 1
      }
      await sink.flush()
      return without
    },
    get owedElsewhere() {
      return [...owed.keys()].filter((id) => !offered.has(id)).length
    },
    dueOutside(spans) {
      const due = [...owed].filter(
        ([, one]) =>
          !isInside(one.startedAt.getTime(), spans) &&
          (readFrom === undefined || one.startedAt >= readFrom) &&
          isDueNow(one),
      )
      for (const [id] of due) askedById.add(id)
      return due.map(([id]) => id)
    },
    listed(spans) {
      for (const [id, { startedAt }] of owed) {
        const wasLookedFor = isInside(startedAt.getTime(), spans) || askedById.has(id)
        const isBefore = readFrom !== undefined && startedAt < readFrom
        if ((wasLookedFor || isBefore) && !offered.has(id)) owed.delete(id)
      }
    },
    async save(db) {
      const gone = [...before.keys()].filter((id) => !owed.has(id))
      const changed = [...owed].filter(([id, one]) => !isSame(before.get(id), one))
      await forgetOwed(db, context, gone)
      await saveOwed(
        db,
        context,
        changed.map(([call_id, { startedAt, since, tries, next_try_at, given_up_at }]) => ({
          call_id,
          started_at: startedAt,
          since,
          tries,
          next_try_at,
          given_up_at,
        })),
      )
    },
  }
}

function believed(row: OwedTranscript | undefined, now: Date): Owed | undefined {
  return row && !isFromTheFuture(row.since, now) ? row : undefined
}

function isSame(row: OwedTranscript | undefined, one: Owed): boolean {
  return (
    row !== undefined &&
    row.tries === one.tries &&
    row.next_try_at.getTime() === one.next_try_at.getTime()
  )
}
