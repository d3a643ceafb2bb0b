/** A transcript as a block: one line a turn, with time, name and side. */
import { type Call, type Party, partyName, type Side } from '../records/call.ts'
import type { Transcript, Turn } from '../records/transcript.ts'
import { type Block, type Line, section, turn } from './block.ts'
import { callHead } from './calls.ts'

export type TranscribedCall = Pick<Call, 'title' | 'startedAt' | 'durationSec' | 'parties'>

export function transcriptBlock(call: TranscribedCall, transcript: Transcript): Block {
  const lines: Line[] = [...callHead(call)]
  const speakerOf = namedSpeakers(call.parties)
  let topic: string | undefined
  for (const spoken of transcript.turns) {
    if (spoken.topic !== undefined && spoken.topic !== topic) lines.push(...section(spoken.topic))
    topic = spoken.topic
    const { name, side } = speakerOf(spoken.speakerId)
    lines.push(...turn(startSec(spoken), name, side, textOf(spoken)))
  }
  return { mark: 'TRANSCRIPT', lines }
}

interface Speaker {
  readonly name: string
  readonly side: Side
}

/** Voices without a party are numbered in the order in which they are first heard. */
function namedSpeakers(parties: readonly Party[]): (speakerId: string | undefined) => Speaker {
  const speakers = new Map<string | undefined, Speaker>()
  for (const party of parties) {
    if (party.speakerId !== undefined) {
      speakers.set(party.speakerId, { name: partyName(party), side: party.side })
    }
  }
  let unknown = 0
  return (speakerId) => {
    const known = speakers.get(speakerId)
    if (known !== undefined) return known
    unknown += 1
    const nobody: Speaker = { name: `Unknown speaker ${unknown}`, side: 'Unknown' }
    speakers.set(speakerId, nobody)
    return nobody
  }
}

function startSec({ sentences }: Turn): number {
  return Math.floor((sentences[0]?.startMs ?? 0) / 1_000)
}

function textOf({ sentences }: Turn): string {
  let text = ''
  for (const sentence of sentences) text += text === '' ? sentence.text : ` ${sentence.text}`
  return text
}
