/** Whether words that something rests on are really there: in that transcript, at these sentences, said by that person. Pure. */
import { findQuote } from '../accounts/find-quote.ts'
import type { StoredEvidence } from '../records/evidence.ts'

export interface CheckedTranscript {
  readonly call_id: string
  readonly hash: string
  readonly texts: readonly string[]
  readonly turn_starts: readonly number[]
  readonly turn_speakers: readonly (string | null)[]
}

/**
 * The evidence as it stands in the transcript now: at other sentences where Gong has reworked it and the words are still
 * there. Undefined where they are not.
 */
export function checkEvidence(
  evidence: StoredEvidence,
  transcript: CheckedTranscript,
): StoredEvidence | undefined {
  if (evidence.callId !== transcript.call_id || evidence.sentences.length === 0) return undefined
  if (evidence.quote.trim() === '') return undefined
  const isSame = evidence.transcriptHash === transcript.hash
  if (isSame) return holdsAt(evidence, evidence.sentences, transcript) ? evidence : undefined
  const [stood = 0] = evidence.sentences
  const sentences = findQuote(transcript.texts, evidence.quote, stood).find((places) =>
    holdsAt(evidence, places, transcript),
  )
  return sentences && { ...evidence, transcriptHash: transcript.hash, sentences }
}

/** What is said at these sentences as evidence; undefined where one of them is not there. */
export function evidenceAt(
  transcript: CheckedTranscript,
  sentences: readonly number[],
): StoredEvidence | undefined {
  const ascending = [...new Set(sentences)].toSorted((a, b) => a - b)
  const texts = ascending.map((n) => transcript.texts[n])
  const [first] = ascending
  if (first === undefined || texts.includes(undefined)) return undefined
  const quote = texts.join(' ')
  if (quote.trim() === '') return undefined
  return {
    callId: transcript.call_id,
    transcriptHash: transcript.hash,
    sentences: ascending,
    quote,
    speakerId: speakerAt(transcript, first),
  }
}

export function speakerAt(
  { turn_starts: starts, turn_speakers: speakers }: CheckedTranscript,
  sentence: number,
): string | null {
  const turn = starts.findLastIndex((start) => start <= sentence)
  return speakers[turn] ?? null
}

function holdsAt(
  { quote, speakerId }: StoredEvidence,
  sentences: readonly number[],
  transcript: CheckedTranscript,
): boolean {
  const [first = -1] = sentences
  const texts = sentences.map((n) => transcript.texts[n])
  if (texts.includes(undefined) || texts.join(' ') !== quote) return false
  const isAscending = sentences.every((n, at) => at === 0 || n > (sentences[at - 1] ?? n))
  return isAscending && (speakerId === undefined || speakerAt(transcript, first) === speakerId)
}
