/**
 * What Gong lists becomes stubs, window by window, the newest first: what has not changed is not written, and what is no
 * longer listed goes, once its window was listed completely.
 */
import type { CallParts } from '../gong/calls.ts'
import type { Call } from '../records/call.ts'
import { DAY_MS } from '../records/days.ts'
import { accountWindows, replaceAccountWindows } from '../store/account-windows.ts'
import { keptCalls } from '../store/call-writes.ts'
import { writeOwedParts } from '../store/owed-parts.ts'
import { showSeen } from '../store/unseen-calls.ts'
import { knownStubs, stubsNotSeen, writeStubs } from '../store/stub-writes.ts'
import type { Reading } from './account-needs.ts'
import { grown, write } from './account-reading.ts'
import { dropCalls, removeUnseen } from './account-removals.ts'
import {
  believable,
  coverageAfter,
  dueSpans,
  isWorthSaving,
  type TimeSpan,
  without,
} from './coverage.ts'
import { stubOf } from './stub-of.ts'
import { wholeListing } from './whole-listing.ts'

/** What a stub is made of. */
export const LISTED_PARTS: CallParts = {
  parties: true,
  topicsAndTrackers: false,
  crm: 'ids',
  details: false,
}

/** A death costs the window that was under way: none that can be cut holds more calls than this. */
const MOST_IN_A_WINDOW = 2_000

/** What was listed so lately, for somebody else, is not listed again by itself. */
const LATELY_MS = 45 * 60_000

/** What has to be listed now, the newest first. `askedAt`: somebody wants all that was listed before it listed again. */
export async function dueWindows(
  reading: Reading,
  { now, askedAt }: { readonly now: Date; readonly askedAt: Date | null },
): Promise<readonly TimeSpan[]> {
  const ledger = believable(await accountWindows(reading.db, reading.organizationId), now)
  const due = dueSpans(ledger, wholeSpan(reading, now), now)
  const sinceMs = askedAt?.getTime() ?? now.getTime() - LATELY_MS
  const lately = ledger
    .filter(({ seenAt }) => seenAt.getTime() > sinceMs)
    .map(({ startsAt, endsAt }) => ({ fromMs: startsAt.getTime(), toMs: endsAt.getTime() }))
  return without(due, lately)
    .flatMap((span) => cutNewest(span, now))
    .toReversed()
}

function wholeSpan({ access }: Pick<Reading, 'access'>, now: Date): TimeSpan {
  return { fromMs: access.read_from.getTime(), toMs: now.getTime() }
}

/** Gong lists the oldest first, and the newest fortnight is what people wait for. */
function cutNewest({ fromMs, toMs }: TimeSpan, now: Date): TimeSpan[] {
  const edgeMs = now.getTime() - 14 * DAY_MS
  if (edgeMs <= fromMs || edgeMs >= toMs) return [{ fromMs, toMs }]
  return [
    { fromMs, toMs: edgeMs },
    { fromMs: edgeMs, toMs },
  ]
}

function inPieces({ fromMs, toMs }: TimeSpan, count: number): TimeSpan[] {
  const edge = (n: number): number => fromMs + Math.round(((toMs - fromMs) * n) / count)
  return Array.from({ length: count }, (_, n) => ({ fromMs: edge(n), toMs: edge(n + 1) }))
}

/**
 * `mayRemove`: a person has confirmed that most of a window may go. Where nobody has, all stays, hidden.
 * Answers what is to be listed instead, the newest first, where the window holds too much for one.
 */
export async function listWindow(
  reading: Reading,
  span: TimeSpan,
  { now, mayRemove }: { readonly now: Date; readonly mayRemove: boolean },
): Promise<readonly TimeSpan[]> {
  const window = { from: new Date(span.fromMs), to: new Date(span.toMs) }
  const seen: string[] = []
  for await (const { items, total } of wholeListing(() =>
    reading.gong.calls(window, LISTED_PARTS),
  )) {
    await takePage(reading, items)
    for (const call of items) seen.push(call.id)
    reading.counts.listed += items.length
    reading.step('Listing calls', seen.length, total)
    const isFirst = seen.length === items.length
    if (isFirst && total > MOST_IN_A_WINDOW && span.toMs - span.fromMs > DAY_MS) {
      return inPieces(span, Math.ceil(total / MOST_IN_A_WINDOW)).toReversed()
    }
  }
  await closeWindow(reading, span, { now, seen, mayRemove })
  return []
}

/** The calls of one page: also of one that was read for something else. */
export async function takePage(reading: Reading, calls: readonly Call[]): Promise<void> {
  const { db, organizationId, index, counts, clock } = reading
  const stubs = calls.map((call) => stubOf(call, reading))
  for (const { callId, state } of stubs) if (state === 'open') reading.seenOpen.add(callId)
  const known = await knownStubs(
    db,
    organizationId,
    stubs.map(({ callId }) => callId),
  )
  const hidden = known.filter(({ isHidden }) => isHidden).map(({ callId }) => callId)
  if (hidden.length > 0) {
    await write(reading, (transaction) => showSeen(transaction, organizationId, hidden))
  }
  const hashes = new Map(known.map(({ callId, hash }) => [callId, hash]))
  const changed = stubs.filter(({ callId, hash }) => hashes.get(callId) !== hash)
  if (changed.length === 0) return
  const idsOf = (isOpen: boolean) =>
    changed.filter(({ state }) => (state === 'open') === isOpen).map(({ callId }) => callId)
  await write(reading, async (transaction) => {
    const now = clock.now()
    await writeStubs(transaction, organizationId, changed, now)
    counts.removed += await dropCalls(transaction, index, organizationId, idsOf(false))
    const kept = [...(await keptCalls(transaction, organizationId, idsOf(true)))]
    await writeOwedParts(
      transaction,
      organizationId,
      kept.map((call_id) => ({
        call_id,
        part: 'details',
        since: now,
        tries: 0,
        next_try_at: now,
        given_up_at: null,
      })),
    )
  })
  await grown(reading, changed.length)
}

/** It was listed completely: whatever was not seen in it is gone. */
export async function closeWindow(
  reading: Reading,
  span: TimeSpan,
  {
    now,
    seen,
    mayRemove,
    isForOthers = false,
  }: {
    readonly now: Date
    readonly seen: readonly string[]
    readonly mayRemove: boolean
    /** It was not due: the ledger is written though nothing in it is old. */
    readonly isForOthers?: boolean
  },
): Promise<void> {
  const { db, organizationId } = reading
  const window = { from: new Date(span.fromMs), to: new Date(span.toMs) }
  const { known, gone } = await stubsNotSeen(db, organizationId, window, seen)
  // What is in doubt is looked at again by the next sync.
  if (!(await removeUnseen(reading, { unseen: gone, known }, { mayRemove }))) return
  const ledger = await accountWindows(db, organizationId)
  if (!isForOthers && !isWorthSaving(ledger, [span], now)) return
  await write(reading, async (transaction) => {
    const after = coverageAfter(believable(ledger, now), [span], wholeSpan(reading, now), now)
    await replaceAccountWindows(transaction, organizationId, after)
  })
}
