/** A meeting as a call of the product: its turns cut into sentences. */
import type { SpokenCall } from '../../src/store/search-spoken.ts'
import type { Meeting } from './qmsum.ts'

const SENTENCE_END = /(?<=[.?!])\s+/

export function spokenMeeting({ id, turns }: Meeting): SpokenCall {
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))]
  const sentences = turns.map(({ text }) => sentencesOf(text))
  const turnStarts: number[] = []
  let start = 0
  for (const { length } of sentences) {
    turnStarts.push(start)
    start += length
  }
  return {
    callId: id,
    texts: sentences.flat(),
    turnStarts,
    turnSpeakers: turns.map(({ speaker }) => speaker),
    parties: speakers.map((speakerId) => ({ speakerId, side: 'Unknown' })),
  }
}

/** At least one, as every turn keeps its number. */
function sentencesOf(text: string): readonly string[] {
  const sentences = text.trim().split(SENTENCE_END)
  return sentences.length > 0 ? sentences : ['']
}
