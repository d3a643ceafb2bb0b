/** Meetings in which nothing is sold, as calls of the product: whatever is found in them as a risk is a false alarm. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { readMeetings } from '../../../simulator/worlds/folder/meeting-file.ts'
import { transcriptHash, type Turn } from '../../../src/records/transcript.ts'
import { isHeldBack } from '../../../training/insights/held-back.ts'
import type { WorldCall } from '../../bench/search/spoken-world.ts'

export interface BackgroundCall {
  readonly call: WorldCall
  readonly hours: number
}

const WORDS_A_MINUTE = 150
const HOUR_MS = 3_600_000
const STARTED_AT = new Date('2026-01-01T12:00:00Z')
const SENTENCE_END = /(?<=[.?!])\s+/
/** Who leads an AMI meeting, as the seller leads a call. */
const LEADER = 'Project Manager'

/** With speakers and turns, and with or without times, as the sets of earnings calls come. */
const spokenLine = z.object({
  id: z.string(),
  turns: z.array(
    z.object({
      speaker: z.string(),
      text: z.string(),
      start: z.number().nullable(),
      end: z.number().nullable(),
    }),
  ),
})
type SpokenLine = z.infer<typeof spokenLine>

const trainedLine = z.object({ id: z.string(), corpus: z.enum(['ami', 'icsi']) })

/** Of all files below the folder that hold meetings; none that training has seen. */
export function backgroundCalls(folder: string): readonly BackgroundCall[] {
  const files = globSync(join(folder, '**/*.jsonl.gz')).toSorted()
  const calls = files.flatMap((file) => {
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    const lines = text.split('\n').filter((line) => line !== '' && !wasTrainedOn(line))
    return [...meetingsOf(file, lines), ...spokenOf(lines)]
  })
  if (calls.length > 0) return calls
  throw new Error(
    `The folder ${folder} holds no meetings (*.jsonl.gz): give a folder as docs/quality.md describes it`,
  )
}

function wasTrainedOn(line: string): boolean {
  const read = trainedLine.safeParse(JSON.parse(line))
  return read.success && !isHeldBack(read.data.id)
}

function meetingsOf(file: string, lines: readonly string[]): readonly BackgroundCall[] {
  return readMeetings(file, lines.join('\n')).map(({ id, speakers, transcript }) => {
    const leader = speakers.find(({ role }) => role === LEADER)?.id ?? transcript[0]?.speakerId
    const turns = transcript.map(({ speakerId, sentences }): Turn => ({
      speakerId: speakerId ?? undefined,
      topic: undefined,
      sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
    }))
    const titles = new Map(speakers.map((speaker) => [speaker.id, speaker.role]))
    return { call: callOf(id, turns, leader ?? undefined, titles), hours: spanOf(turns) / HOUR_MS }
  })
}

function spokenOf(lines: readonly string[]): readonly BackgroundCall[] {
  return lines.flatMap((line) => {
    const { data } = spokenLine.safeParse(JSON.parse(line))
    if (data === undefined) return []
    const turns = timed(data)
    const [first] = data.turns
    return [{ call: callOf(data.id, turns, first?.speaker, new Map()), hours: hoursOf(data) }]
  })
}

/** Where times are missing, everybody speaks at the same pace, one after the other. */
function timed({ turns }: SpokenLine): readonly Turn[] {
  let clockMs = 0
  return turns.map(({ speaker, text, start }): Turn => {
    clockMs = Math.max(clockMs, Math.round((start ?? 0) * 1_000))
    const sentences = text.trim().split(SENTENCE_END)
    return {
      speakerId: speaker,
      topic: undefined,
      sentences: sentences.map((sentence) => {
        const startMs = clockMs
        clockMs += Math.round((wordsIn(sentence) / WORDS_A_MINUTE) * 60_000)
        return { startMs, endMs: clockMs, text: sentence }
      }),
    }
  })
}

function hoursOf({ turns }: SpokenLine): number {
  const starts = turns.flatMap(({ start }) => start ?? [])
  const ends = turns.flatMap(({ end }) => end ?? [])
  if (starts.length > 0 && ends.length > 0) {
    return (Math.max(...ends) - Math.min(...starts)) / 3_600
  }
  return turns.reduce((sum, { text }) => sum + wordsIn(text), 0) / WORDS_A_MINUTE / 60
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length
}

function spanOf(turns: readonly Turn[]): number {
  const sentences = turns.flatMap((turn) => turn.sentences)
  const ends = sentences.flatMap(({ endMs }) => endMs ?? [])
  return ends.reduce((most, end) => Math.max(most, end), 0) - (sentences[0]?.startMs ?? 0)
}

function callOf(
  callId: string,
  turns: readonly Turn[],
  leader: string | undefined,
  titles: ReadonlyMap<string, string | null>,
): WorldCall {
  const transcript = { callId, turns }
  const speakers = [...new Set(turns.flatMap(({ speakerId }) => speakerId ?? []))]
  return {
    callId,
    title: callId,
    startedAt: STARTED_AT,
    durationSec: Math.round(spanOf(turns) / 1_000),
    hostId: 'user',
    workspaceId: 'workspace',
    account: 'background',
    parties: speakers.map((speakerId) => ({
      name: speakerId,
      email: null,
      title: titles.get(speakerId) ?? null,
      userId: null,
      speakerId,
      side: speakerId === leader ? 'Internal' : 'External',
    })),
    transcript,
    hash: transcriptHash(transcript),
  }
}
