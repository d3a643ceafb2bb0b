/** People over time as a staff: where each note, tie, rest and bar line stands. Pure; x runs from 0 to 100. */
import type { Stakeholder } from '../../../src/records/moment.ts'
import type { Side } from '../../parts/side-head.tsx'
import { daysSince } from '../../words.ts'
import type { KnownRelationship } from './stakeholders.ts'

export interface PlacedCall {
  readonly callId: string
  readonly title: string
  readonly startedAt: string
  readonly x: number
  /** There is room for its date. */
  readonly isDated: boolean
}

/** `mentioned`: only spoken of. */
export type NoteKind = 'heard' | 'silent' | 'missed' | 'mentioned'

export interface Note {
  readonly callId: string
  readonly x: number
  readonly kind: NoteKind
  /** In seconds; null where no transcript tells. */
  readonly talkSec: number | null
  /** 0 to 1: against the longest talk of anybody in a call. */
  readonly weight: number
}

export interface Lane {
  readonly name: string
  readonly title: string | null
  readonly side: Side
  readonly notes: readonly Note[]
  /** From one call that they were in to the next. */
  readonly ties: readonly { readonly fromX: number; readonly toX: number }[]
  readonly lastHeardAt: string | null
  readonly quiet: Quiet
  /** How they stand to it, as far as their words tell. */
  readonly stance: Stakeholder['stance'] | null
}

export type Quiet = 'never heard' | 'long ago' | 'lately'

export interface RelationshipFigure {
  readonly calls: readonly PlacedCall[]
  /** Customers first, then us. */
  readonly lanes: readonly Lane[]
  /** Long stretches without a call. */
  readonly rests: readonly { readonly fromX: number; readonly toX: number; readonly days: number }[]
  readonly todayX: number
  readonly kickoffX: number | null
}

const FROM_X = 4
const TO_X = 96
/** Notes of neighbouring calls must not lie on each other, nor their dates. */
const NOTE_ROOM = 3.2
const DATE_ROOM = 9
const DAY_MS = 86_400_000
const LONG_REST_DAYS = 21
const REST_ROOM = 15
const QUIET_DAYS = 45

export function placeRelationship(
  { calls, people }: KnownRelationship,
  kickoffOn: string | null,
  now: Date,
): RelationshipFigure {
  const kickoff = kickoffOn === null ? undefined : Date.parse(kickoffOn)
  const x = scaleOf([
    ...calls.map(({ startedAt }) => Date.parse(startedAt)),
    now.getTime(),
    ...(kickoff === undefined ? [] : [kickoff]),
  ])
  const xs = calls.map(({ startedAt }) => x(Date.parse(startedAt)))
  const dated = datesWithRoom(xs)
  const placed = calls.map((call, index) => ({
    ...call,
    x: xs[index] ?? FROM_X,
    isDated: dated.has(index),
  }))
  return {
    calls: placed,
    lanes: lanesOf(people, placed, now),
    rests: restsOf(placed, x(now.getTime()), now),
    todayX: x(now.getTime()),
    kickoffX: kickoff === undefined ? null : x(kickoff),
  }
}

/** True to time where there is room; what comes close together is spread until it can be told apart. */
function scaleOf(times: readonly number[]): (time: number) => number {
  const order = [...new Set(times)].toSorted((a, b) => a - b)
  const first = order[0] ?? 0
  const span = (order.at(-1) ?? 0) - first || DAY_MS
  const room = Math.min(NOTE_ROOM, (TO_X - FROM_X) / order.length)
  const spread: number[] = []
  for (const time of order) {
    const inTime = FROM_X + ((TO_X - FROM_X) * (time - first)) / span
    spread.push(Math.max(inTime, (spread.at(-1) ?? -Infinity) + room))
  }
  const last = spread.at(-1) ?? TO_X
  const squeeze = last > TO_X ? (TO_X - FROM_X) / (last - FROM_X) : 1
  const places = new Map(
    order.map((time, index) => [time, FROM_X + ((spread[index] ?? FROM_X) - FROM_X) * squeeze]),
  )
  return (time) => places.get(time) ?? FROM_X
}

/** The first and the last always, those between from the newest on while they fit. */
function datesWithRoom(xs: readonly number[]): ReadonlySet<number> {
  const taken: number[] = []
  const inOrder = [xs.length - 1, 0, ...xs.map((_x, index) => index).toReversed()]
  for (const index of inOrder) {
    const x = xs[index]
    if (x === undefined) continue
    if (taken.every((other) => Math.abs((xs[other] ?? 0) - x) >= DATE_ROOM)) taken.push(index)
  }
  return new Set(taken)
}

function lanesOf(
  people: KnownRelationship['people'],
  calls: readonly PlacedCall[],
  now: Date,
): readonly Lane[] {
  const places = new Map(calls.map(({ callId, x }) => [callId, x]))
  const parts = people.flatMap((person) => person.parts)
  const longest = Math.max(1, ...parts.map(({ talkSec }) => talkSec))
  const told = new Set(parts.filter(({ talkSec }) => talkSec > 0).map(({ callId }) => callId))
  return people.map(({ name, title, side, lastHeardAt, parts: own, stance, mentionedIn }) => {
    const mentions = mentionedIn
      .filter((callId) => places.has(callId))
      .map((callId): Note => ({
        callId,
        x: places.get(callId) ?? FROM_X,
        kind: 'mentioned',
        talkSec: null,
        weight: 0,
      }))
    const notes = [
      ...mentions,
      ...own.map(({ callId, talkSec, attended }): Note => ({
        callId,
        x: places.get(callId) ?? FROM_X,
        kind: talkSec > 0 ? 'heard' : attended ? 'silent' : 'missed',
        talkSec: told.has(callId) ? talkSec : null,
        weight: Math.sqrt(talkSec / longest),
      })),
    ].toSorted((a, b) => a.x - b.x)
    return {
      name,
      title,
      side,
      notes,
      ties: tiesOf(notes),
      lastHeardAt,
      quiet: quietOf(lastHeardAt, now),
      stance,
    }
  })
}

function tiesOf(notes: readonly Note[]): Lane['ties'] {
  const there = notes.filter(({ kind }) => kind === 'heard' || kind === 'silent')
  return there.flatMap(({ x }, index) => {
    const next = there[index + 1]
    return next === undefined ? [] : [{ fromX: x, toX: next.x }]
  })
}

function quietOf(lastHeardAt: string | null, now: Date): Quiet {
  if (lastHeardAt === null) return 'never heard'
  return daysSince(lastHeardAt, now) > QUIET_DAYS ? 'long ago' : 'lately'
}

function restsOf(
  calls: readonly PlacedCall[],
  todayX: number,
  now: Date,
): RelationshipFigure['rests'] {
  const ends = [...calls.slice(1), { startedAt: now.toISOString(), x: todayX }]
  return calls
    .map(({ x, startedAt }, index) => {
      const end = ends[index] ?? { startedAt, x }
      const days = Math.round((Date.parse(end.startedAt) - Date.parse(startedAt)) / DAY_MS)
      return { fromX: x, toX: end.x, days }
    })
    .filter(({ fromX, toX, days }) => days >= LONG_REST_DAYS && toX - fromX >= REST_ROOM)
}
