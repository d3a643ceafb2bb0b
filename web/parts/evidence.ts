/** Evidence as pages number and name it. */
import type { Evidence } from '../../src/records/evidence.ts'
import { day } from '../words.ts'
import { markTime } from './call-times.ts'

/** The same place, however often it is cited. */
export function evidenceKey({ callId, sentences }: Pick<Evidence, 'callId' | 'sentences'>): string {
  return `${callId} ${sentences.join(',')}`
}

/** `28 Aug 09:53`: when it was said, in the call of which day. */
export function saidAt({ startedAt, startMs }: Evidence): string {
  return `${day(startedAt)} ${markTime(startMs)}`
}

const SIDES = { External: 'customer', Internal: 'us', Unknown: 'side unknown' } as const

/** `Marieke Dijkhof, customer, 28 Aug 09:53`. */
export function saidBy(evidence: Evidence): string {
  return `${evidence.speaker}, ${SIDES[evidence.side]}, ${saidAt(evidence)}`
}

export interface Numbered {
  readonly number: number
  readonly evidence: Evidence
}

/** Each place once, numbered in the order in which it is first cited. */
export function numberEvidence(
  sentences: readonly { readonly evidence: readonly Evidence[] }[],
  from = 1,
): ReadonlyMap<string, Numbered> {
  const found = new Map<string, Numbered>()
  for (const evidence of sentences.flatMap((sentence) => sentence.evidence)) {
    const key = evidenceKey(evidence)
    if (!found.has(key)) found.set(key, { number: from + found.size, evidence })
  }
  return found
}

/** `8 places in 3 calls`. */
export function placesWords(places: Iterable<Numbered>): string {
  const all = [...places]
  const calls = new Set(all.map(({ evidence }) => evidence.callId)).size
  return `${all.length} ${all.length === 1 ? 'place' : 'places'} in ${calls} ${calls === 1 ? 'call' : 'calls'}`
}
