/** Evidence as it is shown: with who said it, when, and the way to hear it in Gong. */
import { spanOf } from '../accounts/talk.ts'
import type { Evidence, StoredEvidence } from '../records/evidence.ts'
import { gongMomentUrl } from '../records/gong-link.ts'
import { type AccountReading, titleOf } from './account-readings.ts'
import { checkEvidence, speakerAt } from './evidence-check.ts'

/** Undefined where the words are not in the call any more. */
export function shownEvidence(
  stored: StoredEvidence,
  reading: AccountReading,
): Evidence | undefined {
  const { transcript, title, startedAt, url, voices } = reading
  const evidence = checkEvidence(stored, transcript)
  const first = evidence?.sentences[0]
  const last = evidence?.sentences.at(-1)
  if (evidence === undefined || first === undefined || last === undefined) return undefined
  const voice = voices.of(speakerAt(transcript, first))
  const { startMs } = spanOf(transcript, first)
  const endMs = Math.max(startMs, spanOf(transcript, last).endMs)
  return {
    ...evidence,
    title,
    startedAt: startedAt.toISOString(),
    speaker: voice.name,
    speakerTitle: titleOf(reading, voice.speakerId) ?? null,
    side: voice.side,
    startMs,
    endMs,
    before: transcript.texts[first - 1] ?? null,
    after: transcript.texts[last + 1] ?? null,
    gongUrl: url === null ? null : gongMomentUrl(url, startMs, endMs),
  }
}
