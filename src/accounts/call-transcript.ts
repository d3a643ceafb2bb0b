/** What was said in a call, turn by turn, with the names of who said it. */
import type { CallTranscript, CallTurn } from '../records/account-call.ts'
import type { StoredParty } from '../store/call-parts.ts'
import type { StoredTranscript } from '../store/transcripts.ts'
import { spanOf } from './talk.ts'
import { voicesOf } from './voices.ts'

/** Turns that overlap the half-open span of time, of one speaker or of all. Times are milliseconds. */
export interface TranscriptSpan {
  readonly fromMs: number | undefined
  readonly toMs: number | undefined
  readonly speakerId: string | undefined
}

/** `sentences` counts the whole transcript, whatever is asked for. */
export function transcriptOf(
  stored: StoredTranscript,
  parties: readonly StoredParty[],
  { fromMs = 0, toMs = Infinity, speakerId }: TranscriptSpan,
): CallTranscript {
  const { texts, turn_starts: firsts, turn_speakers: speakers, turn_topics: topics } = stored
  const voices = voicesOf(parties, speakers)
  const wanted = speakerId === undefined ? undefined : voices.of(speakerId)
  const turns: CallTurn[] = []
  for (const [turn, first] of firsts.entries()) {
    const voice = voices.of(speakers[turn] ?? null)
    if (wanted !== undefined && voice !== wanted) continue
    const numbers = Array.from(
      { length: (firsts[turn + 1] ?? texts.length) - first },
      (_, n) => first + n,
    )
    const spans = numbers.map((sentence) => spanOf(stored, sentence))
    const startMs = Math.min(...spans.map((span) => span.startMs))
    const endMs = Math.max(...spans.map((span) => span.endMs))
    if (numbers.length === 0 || startMs >= toMs || endMs < fromMs) continue
    turns.push({
      sentence: first,
      speakerId: voice.speakerId,
      speaker: voice.name,
      side: voice.side,
      topic: topics[turn] ?? null,
      startMs,
      endMs,
      sentences: numbers.map((sentence, n) => ({
        startMs: spans[n]?.startMs ?? 0,
        endMs: stored.ends_ms[sentence] ?? null,
        text: texts[sentence] ?? '',
      })),
    })
  }
  return { callId: stored.call_id, hash: stored.hash, sentences: texts.length, turns }
}
