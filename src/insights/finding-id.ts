/** Ids of findings: made of the words, so that a call which is read again has the same ones. */
import { createHash } from 'node:crypto'
import type { FindingKind, RiskType } from '../records/finding.ts'

/** Without letters and digits that are mistaken for each other. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 14

export interface FindingWords {
  readonly callId: string
  readonly kind: FindingKind
  readonly riskType: RiskType | null
  readonly quote: string
}

/** `nth`: which one of those with the same words in the call, from 0. */
export function findingId({ callId, kind, riskType, quote }: FindingWords, nth = 0): string {
  const words = [callId, kind, riskType ?? '', quote, ...(nth > 0 ? [String(nth)] : [])]
  return `f_${lettersOf(words.join('\0'))}`
}

/** Of a mark of Gong's, which has no id of its own. It tells the call, where it is looked for again. */
export function gongMarkId(callId: string, words: readonly (string | number)[]): string {
  return `g_${callId}_${lettersOf(words.join('\0')).slice(0, 8)}`
}

export function callOfGongMark(momentId: string): string | undefined {
  return /^g_(.+)_[a-z0-9]+$/.exec(momentId)?.[1]
}

function lettersOf(text: string): string {
  const digest = createHash('sha256').update(text).digest()
  return [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
