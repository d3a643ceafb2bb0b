/** Sentences of answers, each with what it rests on. Pure. */
import { z } from 'zod'
import { storedEvidence, type StoredEvidence } from '../../records/evidence.ts'
import type { NewSentence, StoredSentence } from '../../store/handoff-answers.ts'
import type { AccountReading } from '../account-readings.ts'
import type { FieldSentence } from '../engine/answers.ts'
import { evidenceAt } from '../evidence-check.ts'

export interface Sentence {
  readonly text: string
  /** Written or changed by a person. */
  readonly isOwn: boolean
  readonly evidence: readonly StoredEvidence[]
  /** Whoever does not see all of these calls does not see the sentence. */
  readonly callIds: readonly string[]
}

export type ReadingsByCall = ReadonlyMap<string, AccountReading>

export function byCall(readings: readonly AccountReading[]): ReadingsByCall {
  return new Map(readings.map((reading) => [reading.callId, reading]))
}

const evidenceList = z.array(storedEvidence)

export function sentenceOf(stored: StoredSentence): Sentence {
  const evidence = evidenceList.safeParse(stored.evidence)
  return {
    text: stored.text,
    isOwn: stored.is_own,
    evidence: evidence.success ? evidence.data : [],
    callIds: stored.call_ids,
  }
}

/** PostgreSQL has no text with a NUL in it, nor halves of characters. */
export function toStore({ text, isOwn, evidence, callIds }: Sentence): NewSentence {
  const clean = text.replaceAll('\0', '').toWellFormed()
  return { text: clean, isOwn, evidence: JSON.stringify(evidence), callIds }
}

/** Those of which every claim stands in the calls; what is proven by nothing is left out. */
export function provenOnes(
  sentences: readonly FieldSentence[],
  readings: ReadingsByCall,
): readonly Sentence[] {
  const texts = new Set<string>()
  return sentences.flatMap(({ text, evidence }) => {
    const found = evidence.map(({ callId, sentences: numbers }) => {
      const reading = readings.get(callId)
      return reading && evidenceAt(reading.transcript, numbers)
    })
    const proven = found.filter((one) => one !== undefined)
    const words = text.trim()
    if (proven.length === 0 || proven.length < found.length || words === '') return []
    if (texts.has(words)) return []
    texts.add(words)
    return [{ text: words, isOwn: false, evidence: proven, callIds: callsOf(proven) }]
  })
}

export function callsOf(evidence: readonly StoredEvidence[]): readonly string[] {
  return [...new Set(evidence.map(({ callId }) => callId))].toSorted()
}

/** Place by place: what a sentence rests on. */
export function placesOf({ evidence }: Pick<Sentence, 'evidence'>): readonly string[] {
  return evidence.flatMap(({ callId, sentences }) => sentences.map((n) => `${callId} ${n}`))
}

export function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join('\n')
}

export function allCallsOf(sentences: readonly Sentence[]): readonly string[] {
  return [...new Set(sentences.flatMap(({ callIds }) => callIds))].toSorted()
}
