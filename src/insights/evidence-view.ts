/** Evidence as it is shown: with who said it, when, and the way to hear it in Gong. Pure. */
import { spanOf } from '../accounts/talk.ts'
import type { Voices } from '../accounts/voices.ts'
import type { Evidence, StoredEvidence } from '../records/evidence.ts'
import { gongMomentUrl } from '../records/gong-link.ts'
import type { StoredTranscript } from '../store/transcripts.ts'
import { checkEvidence, evidenceAt, speakerAt } from './evidence-check.ts'

/** What makes a place in a call evidence. */
export interface Place extends Pick<
  Evidence,
  | 'callId'
  | 'transcriptHash'
  | 'sentences'
  | 'quote'
  | 'title'
  | 'speaker'
  | 'speakerTitle'
  | 'side'
  | 'startMs'
  | 'endMs'
  | 'before'
  | 'after'
> {
  readonly startedAt: Date
  /** Of the call in Gong. */
  readonly url: string | null
}

export function evidenceView(place: Place): Evidence {
  const { callId, transcriptHash, sentences, quote, title, startedAt, startMs, endMs, url } = place
  const { speaker, speakerTitle, side, before, after } = place
  return {
    callId,
    transcriptHash,
    sentences,
    quote,
    title,
    startedAt: startedAt.toISOString(),
    speaker,
    speakerTitle,
    side,
    startMs,
    endMs,
    before,
    after,
    gongUrl: url === null ? null : gongMomentUrl(url, startMs, endMs),
  }
}

/** A call with its words and those who say them. */
export interface SpokenCall {
  readonly title: string
  readonly startedAt: Date
  readonly url: string | null
  readonly transcript: StoredTranscript
  readonly voices: Voices
}

/** Undefined where the words are not in the call any more. */
export function shownEvidence(stored: StoredEvidence, call: SpokenCall): Evidence | undefined {
  const { transcript, title, startedAt, url, voices } = call
  const evidence = checkEvidence(stored, transcript)
  const first = evidence?.sentences[0]
  const last = evidence?.sentences.at(-1)
  if (evidence === undefined || first === undefined || last === undefined) return undefined
  const { name: speaker, title: speakerTitle, side } = voices.of(speakerAt(transcript, first))
  const { startMs } = spanOf(transcript, first)
  const endMs = Math.max(...evidence.sentences.map((n) => spanOf(transcript, n).endMs))
  const before = transcript.texts[first - 1] ?? null
  const after = transcript.texts[last + 1] ?? null
  const said = { title, startedAt, url, speaker, speakerTitle, side, startMs, endMs }
  return evidenceView({ ...evidence, ...said, before, after })
}

/** What is said at these sentences; undefined where one of them is not there. */
export function evidenceIn(call: SpokenCall, sentences: readonly number[]): Evidence | undefined {
  const stored = evidenceAt(call.transcript, sentences)
  return stored && shownEvidence(stored, call)
}
