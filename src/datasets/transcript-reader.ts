/**
 * Transcripts of the calls that a scan offers: asked for by id, a hundred at a time, while the scan goes on. Only public
 * calls are ever offered, and what is known from before is not asked for again.
 */
import { IDS_A_REQUEST } from '../gong/calls.ts'
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

export type OfferedCall = TranscribedCall & Pick<Call, 'id'>

/** What is known of transcripts from before. */
export interface TranscriptMemory {
  /** `kept`: it is in the file as it is. `later`: Gong had none, and the next try is not due. */
  recall(call: OfferedCall): 'kept' | 'later' | 'ask'
  /** What the call's part of the text is made from; undefined where nobody remembers. */
  source(call: OfferedCall): string | undefined
  /** Gong has none for the missing ones yet, the others have been taken. Answers how many are without a text now. */
  asked(calls: readonly OfferedCall[], missing: readonly OfferedCall[]): Promise<number>
  /** Calls without a transcript that this scan does not come across. */
  readonly owedElsewhere: number
}

/** Of somebody who starts anew. */
export const NO_MEMORY: TranscriptMemory = {
  recall: () => 'ask',
  source: () => undefined,
  asked: (_, missing) => Promise.resolve(missing.length),
  owedElsewhere: 0,
}

const PAGES_AT_ONCE = 2

export function createTranscriptReader(
  gong: Pick<Gong, 'transcripts'>,
  gathering: Gathering,
  memory: TranscriptMemory,
): TranscriptReader {
  let waiting = new Map<string, OfferedCall>()
  let reading: readonly Promise<void>[] = []
  let untranscribed = 0
  let failure: { readonly cause: unknown } | undefined

  const read = async (calls: ReadonlyMap<string, OfferedCall>): Promise<void> => {
    const missing = new Map(calls)
    for await (const transcript of gong.transcripts([...calls.keys()])) {
      const call = missing.get(transcript.callId)
      if (call === undefined) continue
      missing.delete(call.id)
      const source = memory.source(call)
      await gathering.take({
        id: call.id,
        block: transcriptBlock(call, transcript),
        order: call.startedAt.getTime(),
        ...(source !== undefined && { source }),
      })
    }
    untranscribed += await memory.asked([...calls.values()], [...missing.values()])
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
      const call = { id, title, startedAt, durationSec, parties }
      const known = memory.recall(call)
      if (known === 'ask') waiting.set(id, call)
      if (known === 'later') untranscribed += 1
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
      const owed = untranscribed + memory.owedElsewhere
      if (owed > 0) {
        gathering.note(`Without a transcript so far: ${counted(owed, DATA_TYPES.calls)}.`)
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
