/** What a call was about: Gong's topics, else those that were derived from what was said. Pure. */
import { z } from 'zod'
import type { AccountCall } from '../records/account-call.ts'
import { callTopic, TOPIC_NAMES } from '../records/call-topic.ts'
import type { StoredReading } from '../store/call-readings.ts'
import type { KeptDetails } from './kept-details.ts'

const derivedTopics = z.array(callTopic)

/** `hash`: of the transcript as it is. What was derived from another one is not shown. */
export function topicsOf(
  gong: KeptDetails['topics'],
  reading: Pick<StoredReading, 'topics' | 'transcript_hash'> | undefined,
  hash: string | undefined,
): Pick<AccountCall, 'topics' | 'topicsFrom'> {
  if (gong !== undefined && gong.length > 0) {
    return { topics: gong.map((one) => ({ ...one, firstAtMs: null })), topicsFrom: 'gong' }
  }
  const derived =
    reading !== undefined && reading.transcript_hash === hash
      ? (derivedTopics.safeParse(reading.topics).data ?? [])
      : []
  if (derived.length === 0) return { topics: null, topicsFrom: 'none' }
  return {
    topics: derived.map(({ kind, durationSec, startMs }) => ({
      name: TOPIC_NAMES[kind],
      durationSec,
      firstAtMs: startMs,
    })),
    topicsFrom: 'derived',
  }
}
