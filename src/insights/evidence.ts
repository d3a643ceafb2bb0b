/** Findings as evidence: exact words of a call, who said them when, and what stands around them. */
import type { Kysely } from 'kysely'
import { voicesOf } from '../accounts/voices.ts'
import type { Evidence } from '../records/evidence.ts'
import { partiesOfCalls } from '../store/call-parts.ts'
import { sentencesAround, type StoredFinding, turnSpeakers } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'

/** What makes a place evidence, before it is known what stands around it. */
export type Place = Pick<
  StoredFinding,
  | 'callId'
  | 'transcriptHash'
  | 'sentences'
  | 'quote'
  | 'title'
  | 'startedAt'
  | 'speakerId'
  | 'speaker'
  | 'speakerTitle'
  | 'side'
  | 'startMs'
  | 'endMs'
  | 'url'
>

/** Of findings that the reader may see, in their order. */
export async function evidenceOf(
  db: Kysely<Tables>,
  organizationId: string,
  places: readonly Place[],
): Promise<readonly Evidence[]> {
  if (places.length === 0) return []
  const [around, names] = await Promise.all([
    sentencesAround(db, organizationId, places),
    unnamed(db, organizationId, places),
  ])
  return places.map((place, n) => ({
    callId: place.callId,
    transcriptHash: place.transcriptHash,
    sentences: place.sentences,
    quote: place.quote,
    title: place.title,
    startedAt: place.startedAt.toISOString(),
    speaker: place.speaker ?? names.get(place.callId)?.(place.speakerId) ?? 'Unknown speaker',
    speakerTitle: place.speakerTitle,
    side: place.side,
    startMs: place.startMs,
    endMs: place.endMs,
    before: around[n]?.before ?? null,
    after: around[n]?.after ?? null,
    gongUrl: place.url === null ? null : gongMomentUrl(place.url, place.startMs, place.endMs),
  }))
}

/** Voices that no name is known of have the numbers that they have in the transcript. */
async function unnamed(
  db: Kysely<Tables>,
  organizationId: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, (speakerId: string | null) => string>> {
  const callIds = [
    ...new Set(places.flatMap(({ speaker, callId }) => (speaker === null ? [callId] : []))),
  ]
  if (callIds.length === 0) return new Map()
  const [parties, speakers] = await Promise.all([
    partiesOfCalls(db, { organizationId, callIds }),
    turnSpeakers(db, organizationId, callIds),
  ])
  const byCall = Map.groupBy(parties, (party) => party.call_id)
  return new Map(
    callIds.map((callId) => {
      const voices = voicesOf(byCall.get(callId) ?? [], speakers.get(callId) ?? [])
      return [callId, (speakerId: string | null) => voices.of(speakerId).name]
    }),
  )
}

/**
 * Gong's page of the call at a span of seconds. The parameter is Gong's own for parts of calls in its library; whatever
 * does not know it opens the call.
 */
export function gongMomentUrl(url: string, fromMs: number, toMs: number): string {
  const from = Math.floor(fromMs / 1_000)
  const to = Math.max(from + 1, Math.ceil(toMs / 1_000))
  const highlights = JSON.stringify([{ to, from, type: 'LIBRARY' }])
  return `${url}${url.includes('?') ? '&' : '?'}highlights=${encodeURIComponent(highlights)}`
}
