/**
 * Transcripts by call ids. Sentences are the bulk of all that Gong sends, so they are checked by hand: one look at each
 * field that is used, and the same report as elsewhere when one is not as documented.
 */
import type { Sentence, Transcript, Turn } from '../records/transcript.ts'
import type { Line } from './line.ts'
import { records } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { type Place, wrongField } from './shapes.ts'

const transcript = {
  method: 'POST',
  path: '/v2/calls/transcript',
  scope: 'api:calls:read:transcript',
  empty: /no calls found/i,
  list: 'callTranscripts',
} as const satisfies Endpoint

/** At most 100 ids, which Gong answers in one page. A call that has no transcript yet is absent from the answer. */
export function transcriptsOf(line: Line, callIds: readonly string[]): AsyncGenerator<Transcript> {
  return records(line, {
    endpoint: transcript,
    what: { filter: { callIds } },
    item: toTranscript,
    idOf: ({ callId }) => callId,
  })
}

/** Throws a problem that names the field which is not as documented. */
function toTranscript(element: unknown, place: Place): Transcript {
  const wrong = (field: string, why: string) => wrongField({ ...place, field }, why)
  const start = place.field ?? ''

  const sentence = (value: unknown, turn: number, n: number): Sentence => {
    const field = (name: string): string => `${start}.transcript[${turn}].sentences[${n}].${name}`
    if (!isObject(value) || typeof value['start'] !== 'number')
      throw wrong(field('start'), 'expected a number')
    const { start: startMs, end, text } = value
    if (text != null && typeof text !== 'string') throw wrong(field('text'), 'expected text')
    return { startMs, endMs: typeof end === 'number' ? end : undefined, text: text ?? '' }
  }

  const turn = (value: unknown, n: number): Turn => {
    if (!isObject(value)) throw wrong(`${start}.transcript[${n}]`, 'expected an object')
    const { speakerId, topic, sentences } = value
    return {
      speakerId: optionalId(speakerId),
      topic: typeof topic === 'string' ? topic : undefined,
      sentences: listOf(sentences, () =>
        wrong(`${start}.transcript[${n}].sentences`, 'expected a list'),
      ).map((item, at) => sentence(item, n, at)),
    }
  }

  const callId = isObject(element) ? optionalId(element['callId']) : undefined
  if (!isObject(element) || callId === undefined) throw wrong(`${start}.callId`, 'expected an id')
  const turns = listOf(element['transcript'], () => wrong(`${start}.transcript`, 'expected a list'))
  return { callId, turns: turns.map(turn) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Gong leaves an empty list out, or sends null. */
function listOf(value: unknown, wrong: () => Error): readonly unknown[] {
  if (value == null) return []
  if (!Array.isArray(value)) throw wrong()
  return value
}

function optionalId(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
