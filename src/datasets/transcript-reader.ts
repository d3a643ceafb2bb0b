/**
 * Transcripts of the calls that a scan offers: asked for by id, a hundred at a time, while the scan goes on. Only public
 * calls are ever offered.
 */
import type { Gong } from '../gong/gong.ts'
import type { Call } from '../records/call.ts'
import { counted, DATA_TYPES } from '../records/data-types.ts'
import { type TranscribedCall, transcriptBlock } from '../text/transcripts.ts'
import type { Gathering } from './gathering.ts'

export interface TranscriptReader {
  offer(call: Call): Promise<void>
  /** Enough transcripts are there, or nothing can come any more. */
  readonly isDone: boolean
  /** Reads what is still waiting. */
  end(): Promise<void>
}

const IDS_A_REQUEST = 100
const PAGES_AT_ONCE = 2

export function createTranscriptReader(
  gong: Pick<Gong, 'transcripts'>,
  gathering: Gathering,
): TranscriptReader {
  let waiting = new Map<string, TranscribedCall>()
  let reading: readonly Promise<void>[] = []
  let untranscribed = 0
  let failure: { readonly cause: unknown } | undefined

  const read = async (calls: ReadonlyMap<string, TranscribedCall>): Promise<void> => {
    const missing = new Set(calls.keys())
    for await (const transcript of gong.transcripts([...calls.keys()])) {
      const call = calls.get(transcript.callId)
      if (call === undefined || !missing.delete(transcript.callId)) continue
      await gathering.take(transcriptBlock(call, transcript), call.startedAt.getTime())
    }
    untranscribed += missing.size
  }

  const flush = async (): Promise<void> => {
    const calls = waiting
    waiting = new Map()
    if (calls.size === 0 || failure !== undefined) return
    // Two pages under way keep the line to Gong busy while one of them becomes text; more would only fill the memory.
    if (reading.length >= PAGES_AT_ONCE) await reading[0]
    const mine = read(calls).catch((cause: unknown) => {
      failure = { cause }
    })
    reading = [...reading.slice(1 - PAGES_AT_ONCE), mine]
    // How many of these have a transcript decides how many more are needed.
    if (gathering.limit !== Infinity) await mine
  }

  return {
    async offer({ id, title, startedAt, durationSec, parties }) {
      waiting.set(id, { title, startedAt, durationSec, parties })
      const needed = Math.min(IDS_A_REQUEST, callsNeeded(gathering, untranscribed))
      if (waiting.size >= needed) await flush()
    },
    get isDone() {
      return failure !== undefined || gathering.taken >= gathering.limit
    },
    async end() {
      await flush()
      await Promise.all(reading)
      if (failure !== undefined) throw failure.cause
      if (untranscribed > 0) {
        gathering.note(`Without a transcript so far: ${counted(untranscribed, DATA_TYPES.calls)}.`)
      }
    },
  }
}

/** A little more than the share of calls with a transcript calls for: asking for one or two at a time has no end. */
const MARGIN = 1.2

/** How many calls it takes to find the transcripts that are still wanted. */
function callsNeeded({ limit, taken }: Gathering, untranscribed: number): number {
  const wanted = limit - taken
  if (untranscribed === 0) return wanted
  const share = taken / (taken + untranscribed)
  return Math.ceil((wanted / share) * MARGIN)
}
