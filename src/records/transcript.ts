/** What was said in a call, sentence by sentence. Times are milliseconds from the start of the call. */
import { createHash } from 'node:crypto'

export interface Transcript {
  readonly callId: string
  readonly turns: readonly Turn[]
}

/** Consecutive sentences of one speaker under one topic. */
export interface Turn {
  readonly speakerId: string | undefined
  readonly topic: string | undefined
  readonly sentences: readonly Sentence[]
}

export interface Sentence {
  readonly startMs: number
  /** Gong leaves it out now and then. */
  readonly endMs: number | undefined
  readonly text: string
}

/**
 * SHA-256 (lower-case hex) over who said what when, in order. Evidence names it, so that a transcript which Gong has
 * reworked is noticed. Topics are left out: Gong renames them without touching a word.
 */
export function transcriptHash({ turns }: Transcript): string {
  const speakers = turns.flatMap(({ speakerId, sentences }) => sentences.map(() => speakerId))
  const sentences = turns.flatMap((turn) => turn.sentences)
  // Three long texts are made and hashed much faster than many short ones.
  return createHash('sha256')
    .update(speakers.join('\0'))
    .update(`\0${sentences.map(({ startMs }) => startMs).join()}\0`)
    .update(sentences.map(({ text }) => text).join('\0'))
    .digest('hex')
}
