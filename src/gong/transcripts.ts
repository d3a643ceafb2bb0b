/**
 * Transcripts by call ids. Sentences are the bulk of all that Gong sends, so they are checked by hand: one look at each
 * field that is used, and the same report as elsewhere when one is not as documented.
 */
import type { Sentence, Transcript, Turn } from '../records/transcript.ts'
import type { Line } from './line.ts'
import { pages } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { wrongField } from './shapes.ts'

export const transcript: Endpoint = {
  method: 'POST',
  path: '/v2/calls/transcript',
  scope: 'api:calls:read:transcript',
  empty: /no calls found/i,
}

/** At most 100 ids, which Gong answers in one page. A call that has no transcript yet is absent from the answer. */
export async function* transcriptsOf(
  line: Line,
  callIds: readonly string[],
): AsyncGenerator<Transcript> {
  const listing = pages(line, {
    endpoint: transcript,
    what: { filter: { callIds } },
    items: readTranscripts,
    idOf: ({ callId }: Transcript) => callId,
  })
  for await (const page of listing) yield* page.items
}

/** A page of transcripts in our words; throws a problem that names the field which is not as documented. */
export function readTranscripts(body: unknown, requestId: string | undefined): Transcript[] {
  const wrong = (field: string, why: string) => wrongField(transcript, requestId, field, why)

  const sentence = (value: unknown, field: string): Sentence => {
    if (!isObject(value) || typeof value['start'] !== 'number')
      throw wrong(`${field}.start`, 'expected a number')
    const { start: startMs, end, text } = value
    if (text != null && typeof text !== 'string') throw wrong(`${field}.text`, 'expected text')
    return { startMs, endMs: typeof end === 'number' ? end : undefined, text: text ?? '' }
  }

  const turn = (value: unknown, field: string): Turn => {
    if (!isObject(value)) throw wrong(field, 'expected an object')
    return {
      speakerId: optionalId(value['speakerId']),
      topic: typeof value['topic'] === 'string' ? value['topic'] : undefined,
      sentences: listAt(value, 'sentences', field, wrong).map((item, n) =>
        sentence(item, `${field}.sentences[${n}]`),
      ),
    }
  }

  if (!isObject(body) || !Array.isArray(body['callTranscripts']))
    throw wrong('callTranscripts', 'expected a list')
  return body['callTranscripts'].map((value: unknown, n) => {
    const field = `callTranscripts[${n}]`
    const callId = isObject(value) ? optionalId(value['callId']) : undefined
    if (!isObject(value) || callId === undefined) throw wrong(`${field}.callId`, 'expected an id')
    const turns = listAt(value, 'transcript', field, wrong)
    return { callId, turns: turns.map((item, t) => turn(item, `${field}.transcript[${t}]`)) }
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Gong leaves an empty list out, or sends null. */
function listAt(
  value: Readonly<Record<string, unknown>>,
  key: string,
  field: string,
  wrong: (field: string, why: string) => Error,
): readonly unknown[] {
  const found = value[key]
  if (found == null) return []
  if (!Array.isArray(found)) throw wrong(`${field}.${key}`, 'expected a list')
  return found
}

function optionalId(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
