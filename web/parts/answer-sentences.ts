/** The sentences of an answer as they are sent back: words, and the places that they rest on. */
import type { Evidence } from '../../src/records/evidence.ts'
import type { HandoffAnswer } from '../../src/records/handoff.ts'

export interface SentSentence {
  readonly text: string
  readonly evidence: readonly {
    readonly callId: string
    readonly sentences: readonly number[]
  }[]
}

export function sent(text: string, evidence: readonly Evidence[]): SentSentence {
  return { text, evidence: evidence.map(({ callId, sentences }) => ({ callId, sentences })) }
}

/** All that the reader can see; what they cannot see is kept by the server. */
export function keptSentences({ sentences }: HandoffAnswer): readonly SentSentence[] {
  return sentences
    .filter(({ isHidden }) => !isHidden)
    .map(({ text, evidence }) => sent(text, evidence))
}
