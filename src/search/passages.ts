/** A call cut into passages, with the terms of each: what is written into a segment. */
import { createHash } from 'node:crypto'
import type { Party, Side } from '../records/call.ts'
import type { Transcript, Turn } from '../records/transcript.ts'
import { isStopTerm, termsOf } from './language/analyze.ts'
import { CUSTOMER, LAST_SPEAKER, MOST_SENTENCES, QUESTION, US } from './segments/segment.ts'
import type { CallToIndex, PassageToIndex } from './segments/write-segment.ts'

/** What the words of a call are made from. */
export interface SpokenCall {
  readonly transcript: Transcript
  readonly parties: readonly Pick<Party, 'speakerId' | 'side'>[]
}

/** Turns with more words are cut at the ends of sentences. */
const LONGEST_TURN = 250
const PART_WORDS = 150
const LONGEST_LENGTH = 0xffff

const SIDE_FLAGS: Readonly<Record<Side, number>> = { External: CUSTOMER, Internal: US, Unknown: 0 }

export function passagesOf(call: SpokenCall, speakerIds: readonly string[]): CallToIndex {
  const { callId, turns } = call.transcript
  const sides = new Map(call.parties.map(({ speakerId, side }) => [speakerId, side]))
  const numbers = new Map(speakerIds.map((speakerId, number) => [speakerId, number]))
  const passages = turns.flatMap((turn): PassageToIndex[] => {
    const { speakerId } = turn
    const number = speakerId === undefined ? undefined : numbers.get(speakerId)
    const speaker = Math.min(number ?? LAST_SPEAKER, LAST_SPEAKER)
    const side =
      SIDE_FLAGS[(speakerId === undefined ? undefined : sides.get(speakerId)) ?? 'Unknown']
    return partsOf(turn).map(({ sentences, terms, isQuestion }) => ({
      sentences,
      terms,
      length: Math.min(spokenLength(terms), LONGEST_LENGTH),
      speaker,
      flags: side | (isQuestion ? QUESTION : 0),
    }))
  })
  return { callId, passages }
}

/** Those who speak, in the order of their first turn. */
export function speakersOf({ turns }: Transcript): readonly string[] {
  const ids = turns.flatMap(({ speakerId }) => (speakerId === undefined ? [] : [speakerId]))
  return [...new Set(ids)]
}

interface Part {
  readonly sentences: number
  readonly terms: readonly string[]
  readonly isQuestion: boolean
}

/** Without a sentence there is no part: passages together hold all sentences of a call. */
function partsOf({ sentences }: Turn): readonly Part[] {
  const read = sentences.map(({ text }) => ({ terms: termsOf(text), isQuestion: isQuestion(text) }))
  const words = read.reduce((sum, { terms }) => sum + terms.length, 0)
  const most = words > LONGEST_TURN ? PART_WORDS : LONGEST_TURN
  const parts: (typeof read)[] = []
  let open: typeof read = []
  let length = 0
  for (const sentence of read) {
    const isFull = open.length === MOST_SENTENCES || length + sentence.terms.length > most
    if (open.length > 0 && isFull) {
      parts.push(open)
      open = []
      length = 0
    }
    open.push(sentence)
    length += sentence.terms.length
  }
  if (open.length > 0) parts.push(open)
  return parts.map((part) => ({
    sentences: part.length,
    terms: part.flatMap(({ terms }) => terms),
    isQuestion: part.some((sentence) => sentence.isQuestion),
  }))
}

function isQuestion(text: string): boolean {
  return text.trimEnd().endsWith('?')
}

function spokenLength(terms: readonly string[]): number {
  let length = 0
  for (const term of terms) if (!isStopTerm(term)) length += 1
  return length
}

/** SHA-256 (lower-case hex) over all that the words of a call are made from. */
export function spokenHash({ transcript, parties }: SpokenCall): string {
  const hash = createHash('sha256')
  for (const { speakerId, side } of parties) hash.update(JSON.stringify([speakerId ?? null, side]))
  for (const { speakerId, sentences } of transcript.turns) {
    hash.update(JSON.stringify([speakerId ?? null, sentences.map(({ text }) => text)]))
  }
  return hash.digest('hex')
}
