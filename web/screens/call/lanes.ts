/** The staff of a call: a lane for each speaker, with when they talked. Times are milliseconds. */
import type { CallTurn } from '../../../src/records/account-call.ts'

export type Side = CallTurn['side']

export interface Span {
  readonly startMs: number
  readonly endMs: number
}

export interface Lane {
  readonly key: string
  readonly name: string
  readonly side: Side
  /** In order and apart from each other. */
  readonly spans: readonly Span[]
  readonly talkMs: number
}

/** Customers above, whose side is not known next, ours below; within a side as they are first heard. */
const ORDER: readonly Side[] = ['External', 'Unknown', 'Internal']

/** A turn's own gaps shorter than this are drawn as talk. */
const BREATH_MS = 300
const SECOND_MS = 1_000

export function lanesOf(turns: readonly CallTurn[]): readonly Lane[] {
  const byVoice = Map.groupBy(turns, laneKey)
  return [...byVoice]
    .map(([key, [first, ...rest]]): Lane => {
      const spans = joined([first, ...rest].flatMap((turn) => (turn ? saidIn(turn) : [])))
      return {
        key,
        name: first?.speaker ?? '',
        side: first?.side ?? 'Unknown',
        spans,
        talkMs: sum(spans),
      }
    })
    .toSorted((a, b) => ORDER.indexOf(a.side) - ORDER.indexOf(b.side))
}

/** Voices without an id are told apart by their names, which are numbered. */
export function laneKey({ speakerId, speaker }: CallTurn): string {
  return speakerId ?? speaker
}

/** How long the call is to be drawn: to its end, or to the last word where that comes later. */
export function drawnLength(durationSec: number, lanes: readonly Lane[]): number {
  return Math.max(1_000, durationSec * 1_000, ...lanes.map(({ spans }) => spans.at(-1)?.endMs ?? 0))
}

/** For `stroke-dasharray` along a line whose `pathLength` is the call in seconds: no dash, then silence and talk in turn. */
export function dashes(spans: readonly Span[], lengthMs: number): string {
  let at = 0
  const parts = spans.flatMap(({ startMs, endMs }) => {
    const silence = startMs - at
    at = endMs
    return [seconds(silence), seconds(endMs - startMs)]
  })
  return [0, ...parts, seconds(lengthMs)].join(' ')
}

export interface Shares {
  readonly totalMs: number
  /** Shares of all talk, 0 to 1. */
  readonly customer: number
  readonly us: number
  readonly byLane: ReadonlyMap<string, number>
}

/** Who talked how much between two moments. */
export function sharesIn(lanes: readonly Lane[], { startMs, endMs }: Span): Shares {
  const talk = lanes.map(({ key, side, spans }) => ({
    key,
    side,
    ms: sum(
      spans
        .filter((span) => span.startMs < endMs && span.endMs > startMs)
        .map((span) => ({
          startMs: Math.max(startMs, span.startMs),
          endMs: Math.min(endMs, span.endMs),
        })),
    ),
  }))
  const totalMs = talk.reduce((all, { ms }) => all + ms, 0)
  const shareOf = (ms: number) => (totalMs === 0 ? 0 : ms / totalMs)
  const of = (side: Side) =>
    shareOf(talk.reduce((all, one) => all + (one.side === side ? one.ms : 0), 0))
  return {
    totalMs,
    customer: of('External'),
    us: of('Internal'),
    byLane: new Map(talk.map(({ key, ms }) => [key, shareOf(ms)])),
  }
}

/** The turn that is heard at a moment: the one that began last, of those that have not ended; else the one before, else the first. */
export function turnAt(turns: readonly CallTurn[], atMs: number): CallTurn | undefined {
  let before: CallTurn | undefined
  let heard: CallTurn | undefined
  for (const turn of turns) {
    if (turn.startMs > atMs) continue
    if (before === undefined || turn.startMs >= before.startMs) before = turn
    if (turn.endMs >= atMs && (heard === undefined || turn.startMs >= heard.startMs)) heard = turn
  }
  return heard ?? before ?? turns[0]
}

/** Addresses count in whole seconds: the first sentence that begins within this one is meant, if there is one. */
export function beginningAt(turns: readonly CallTurn[], atMs: number): number {
  let found = Infinity
  for (const { startMs, endMs, sentences } of turns) {
    if (startMs >= atMs + SECOND_MS || endMs < atMs) continue
    for (const sentence of sentences) {
      const isMeant = sentence.startMs >= atMs && sentence.startMs < atMs + SECOND_MS
      if (isMeant) found = Math.min(found, sentence.startMs)
    }
  }
  return found === Infinity ? atMs : found
}

/** The longest that one voice talked before another one did. */
export function longestTurn(
  turns: readonly CallTurn[],
): { readonly speaker: string; readonly talkMs: number; readonly atMs: number } | undefined {
  let longest: { speaker: string; talkMs: number; atMs: number } | undefined
  let current: { key: string; speaker: string; talkMs: number; atMs: number } | undefined
  for (const turn of turns) {
    const talkMs = sum(joined(saidIn(turn)))
    current =
      current?.key === laneKey(turn)
        ? { ...current, talkMs: current.talkMs + talkMs }
        : { key: laneKey(turn), speaker: turn.speaker, talkMs, atMs: turn.startMs }
    if (longest === undefined || current.talkMs > longest.talkMs) longest = current
  }
  return longest
}

function saidIn({ sentences, endMs: turnEndMs }: CallTurn): readonly Span[] {
  return sentences.map(({ startMs, endMs }, n) => {
    const until = endMs ?? sentences[n + 1]?.startMs ?? turnEndMs
    return { startMs, endMs: Math.max(startMs, until) }
  })
}

/** In order, with those that touch, or nearly do, made one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const apart: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = apart.at(-1)
    if (last && startMs <= last.endMs + BREATH_MS) last.endMs = Math.max(last.endMs, endMs)
    else apart.push({ startMs, endMs })
  }
  return apart
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((all, { startMs, endMs }) => all + endMs - startMs, 0)
}

function seconds(ms: number): number {
  return Math.round(ms / 10) / 100
}
