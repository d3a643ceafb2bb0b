/** How long each voice of a call talked. Pure; times are milliseconds from the start of the call. */
import type { MiniStaff } from '../records/account-call.ts'
import type { StoredTalk } from '../store/transcripts.ts'
import { bySide, type Voice, type Voices } from './voices.ts'

export interface Span {
  readonly startMs: number
  readonly endMs: number
}

export interface VoiceTalk {
  readonly voice: Voice
  /** In order and apart from each other, however the sentences overlap. */
  readonly spans: readonly Span[]
  readonly talkMs: number
}

type Times = Pick<StoredTalk, 'starts_ms' | 'ends_ms' | 'turn_starts' | 'turn_speakers'>

/**
 * When a sentence was said. Gong leaves ends out now and then, and has given times before zero and ends before their
 * starts: such a sentence lasts until the next one begins, or no time at all.
 */
export function spanOf({ starts_ms: starts, ends_ms: ends }: Times, sentence: number): Span {
  const startMs = Math.max(0, starts[sentence] ?? 0)
  const endMs = ends[sentence] ?? starts[sentence + 1] ?? startMs
  return { startMs, endMs: Math.max(startMs, endMs) }
}

/** Of each voice, in the order in which they are first heard. */
export function talkOf(times: Times, voices: Voices): readonly VoiceTalk[] {
  const said = new Map<Voice, Span[]>(voices.all.map((voice) => [voice, []]))
  for (const { speakerId, first, last } of turnsOf(times)) {
    const spans = said.get(voices.of(speakerId))
    for (let sentence = first; sentence <= last; sentence += 1) {
      spans?.push(spanOf(times, sentence))
    }
  }
  return [...said].map(([voice, spans]) => {
    const apart = joined(spans)
    return {
      voice,
      spans: apart,
      talkMs: apart.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    }
  })
}

/** Share of all talk, 0 to 1; null where nothing was said. */
export function customerShare(talk: readonly VoiceTalk[]): number | null {
  const all = sumOf(talk)
  const customer = sumOf(talk.filter(({ voice }) => voice.side === 'External'))
  return all === 0 ? null : customer / all
}

/** The longest that one voice talked before another one did; null where nothing was said. */
export function longestMonologueMs(times: Times, voices: Voices): number | null {
  let longest: number | null = null
  let current = 0
  let before: Voice | undefined
  for (const { speakerId, first, last } of turnsOf(times)) {
    const voice = voices.of(speakerId)
    if (voice !== before) current = 0
    before = voice
    const spans = Array.from({ length: last - first + 1 }, (_, n) => spanOf(times, first + n))
    current += joined(spans).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
    longest = Math.max(longest ?? 0, current)
  }
  return longest
}

const MOST_LANES = 8
const PARTS = 1_000

/** The call drawn small; `durationMs` is stretched where somebody talks beyond it. */
export function miniStaffOf(talk: readonly VoiceTalk[], durationMs: number): MiniStaff {
  const lastMs = Math.max(1, durationMs, ...talk.map(({ spans }) => spans.at(-1)?.endMs ?? 0))
  const part = (ms: number, round: (value: number) => number) => round((ms / lastMs) * PARTS)
  const loudest = talk.toSorted((a, b) => b.talkMs - a.talkMs).slice(0, MOST_LANES)
  const lanes = bySide(talk.map((lane) => ({ ...lane, side: lane.voice.side })))
  return lanes
    .filter(({ voice }) => loudest.some((one) => one.voice === voice))
    .map(({ side, spans }) => {
      const cells = spans.map(({ startMs, endMs }) => ({
        startMs: part(startMs, Math.floor),
        endMs: part(endMs, Math.ceil),
      }))
      let at = 0
      const pattern = joined(cells).flatMap(({ startMs, endMs }) => {
        const silence = startMs - at
        at = endMs
        return [silence, endMs - startMs]
      })
      return { side, talk: pattern }
    })
}

function turnsOf({ starts_ms: starts, turn_starts: turns, turn_speakers: speakers }: Times) {
  return turns.map((first, turn) => ({
    speakerId: speakers[turn] ?? null,
    first,
    last: (turns[turn + 1] ?? starts.length) - 1,
  }))
}

function sumOf(talk: readonly VoiceTalk[]): number {
  return talk.reduce((sum, { talkMs }) => sum + talkMs, 0)
}

/** In order, with those that touch or overlap made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const apart: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = apart.at(-1)
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else apart.push({ startMs, endMs })
  }
  return apart
}
