/**
 * The coverage ledger: which windows of call starts an item has in full, and when they were listed. Calls reach Gong late,
 * change and go, the less often the older they are: so the newest fortnight is listed each time, the weeks before it once
 * a day, and all that is older once a week.
 */
import { DAY_MS } from '../records/days.ts'
import type { CoveredWindow } from '../store/ledger.ts'

/** Half open, in milliseconds. */
export interface TimeSpan {
  readonly fromMs: number
  readonly toMs: number
}

const ALWAYS_MS = 14 * DAY_MS
const DAILY_MS = 60 * DAY_MS
/** A schedule that comes a little early must not wait for its next time. */
const DAY_AGE_MS = DAY_MS - 5 * 60_000
const WEEK_AGE_MS = 7 * DAY_MS - 5 * 60_000
/** Clocks differ a little. What lies further ahead was written by one that was wrong. */
const FUTURE_MS = 3_600_000
/** Windows that were listed about the same time are told as one. */
const SAME_TIME_MS = 3_600_000
/** How far the ledger may lag behind before it is written although nothing changed. */
const LAG_MS = DAY_MS

export function isFromTheFuture(time: Date, now: Date): boolean {
  return time.getTime() > now.getTime() + FUTURE_MS
}

/** Those that cannot have been seen yet are left out. */
export function believable(covered: readonly CoveredWindow[], now: Date): readonly CoveredWindow[] {
  return covered.filter(
    ({ endsAt, seenAt }) => !isFromTheFuture(endsAt, now) && !isFromTheFuture(seenAt, now),
  )
}

/** What has to be listed, the oldest first. All of it where nothing is covered. */
export function dueSpans(
  covered: readonly CoveredWindow[],
  whole: TimeSpan,
  now: Date,
): readonly TimeSpan[] {
  const nowMs = now.getTime()
  const resting = covered.flatMap(({ startsAt, endsAt, seenAt }) => {
    const ageMs = nowMs - seenAt.getTime()
    const window = { fromMs: startsAt.getTime(), toMs: endsAt.getTime() }
    const old = { fromMs: -Infinity, toMs: nowMs - DAILY_MS }
    const middle = { fromMs: nowMs - DAILY_MS, toMs: nowMs - ALWAYS_MS }
    return [
      ...(ageMs < WEEK_AGE_MS ? [overlap(window, old)] : []),
      ...(ageMs < DAY_AGE_MS ? [overlap(window, middle)] : []),
    ]
  })
  return without([whole], resting)
}

/** The ledger after `listed` was seen. */
export function coverageAfter(
  covered: readonly CoveredWindow[],
  listed: readonly TimeSpan[],
  whole: TimeSpan,
  now: Date,
): readonly CoveredWindow[] {
  const kept = covered.flatMap(({ startsAt, endsAt, seenAt }) => {
    const inside = overlap({ fromMs: startsAt.getTime(), toMs: endsAt.getTime() }, whole)
    return without([inside], listed).map((span) => ({ ...span, seenMs: seenAt.getTime() }))
  })
  const seen = listed.map((span) => ({ ...span, seenMs: now.getTime() }))
  const joined: { fromMs: number; toMs: number; seenMs: number }[] = []
  for (const span of [...kept, ...seen].toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1)
    const isNear = last !== undefined && Math.abs(last.seenMs - span.seenMs) < SAME_TIME_MS
    if (last !== undefined && isNear && last.toMs === span.fromMs) {
      last.toMs = span.toMs
      last.seenMs = Math.min(last.seenMs, span.seenMs)
    } else {
      joined.push({ ...span })
    }
  }
  return joined.map(({ fromMs, toMs, seenMs }) => ({
    startsAt: new Date(fromMs),
    endsAt: new Date(toMs),
    seenAt: new Date(seenMs),
  }))
}

/** Whether time itself demands that the ledger is written: without it, more would be listed next time. */
export function isWorthSaving(
  covered: readonly CoveredWindow[],
  listed: readonly TimeSpan[],
  now: Date,
): boolean {
  if (believable(covered, now).length < covered.length) return true
  const nowMs = now.getTime()
  const end = Math.max(...covered.map(({ endsAt }) => endsAt.getTime()))
  return end < nowMs - LAG_MS || listed.some(({ fromMs }) => fromMs < nowMs - ALWAYS_MS)
}

/** Empty spans are told as such: `fromMs` not before `toMs`. */
function overlap(a: TimeSpan, b: TimeSpan): TimeSpan {
  return { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) }
}

export function without(
  spans: readonly TimeSpan[],
  taken: readonly TimeSpan[],
): readonly TimeSpan[] {
  let rest = spans.filter(({ fromMs, toMs }) => fromMs < toMs)
  for (const { fromMs, toMs } of taken.filter((one) => one.fromMs < one.toMs)) {
    rest = rest.flatMap((span) =>
      [
        { fromMs: span.fromMs, toMs: Math.min(span.toMs, fromMs) },
        { fromMs: Math.max(span.fromMs, toMs), toMs: span.toMs },
      ].filter((part) => part.fromMs < part.toMs),
    )
  }
  return rest
}

export function isInside(atMs: number, spans: readonly TimeSpan[]): boolean {
  return spans.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
}
