/** A call cut into passages, with the terms of each: what is written into a segment. */
import { createHash } from 'node:crypto'
import type { Side } from '../records/call.ts'
import type { SpokenCall } from '../store/search-spoken.ts'
import { isStopTerm, termOf, wordsOf } from './language/analyze.ts'
import { CUSTOMER, LAST_SPEAKER, MOST_SENTENCES, QUESTION, US } from './segments/segment.ts'
import type { CallToIndex, PassageToIndex } from './segments/write-segment.ts'

/** Turns with more words are cut at the ends of sentences. */
const LONGEST_TURN = 250
const PART_WORDS = 150
const LONGEST_LENGTH = 0xffff

const SIDE_FLAGS: Readonly<Record<Side, number>> = { External: CUSTOMER, Internal: US, Unknown: 0 }

/** Passages hold all sentences of a call, in order and each once. */
export function passagesOf(call: SpokenCall): CallToIndex {
  const { callId, texts, turnStarts, turnSpeakers, parties } = call
  // Of two parties with the same voice the first one counts.
  const sides = new Map(parties.toReversed().map(({ speakerId, side }) => [speakerId, side]))
  const numbers = new Map(speakersOf(call).map((speakerId, number) => [speakerId, number]))
  const forms = new Set<string>()
  const passages = turnStarts.flatMap((first, turn): PassageToIndex[] => {
    const speakerId = turnSpeakers[turn] ?? ''
    const speaker = Math.min(numbers.get(speakerId) ?? LAST_SPEAKER, LAST_SPEAKER)
    const side = SIDE_FLAGS[sides.get(speakerId) ?? 'Unknown']
    return partsOf(texts.slice(first, turnStarts[turn + 1]), forms).map((part) => ({
      ...part,
      length: Math.min(spokenLength(part.terms), LONGEST_LENGTH),
      speaker,
      flags: side | (part.isQuestion ? QUESTION : 0),
    }))
  })
  return { callId, passages, forms }
}

/** Those who speak, in the order of their first turn. */
export function speakersOf({ turnSpeakers }: SpokenCall): readonly string[] {
  return [...new Set(turnSpeakers.filter((speakerId) => speakerId !== null))]
}

interface Part {
  readonly sentences: number
  readonly terms: readonly string[]
  readonly isQuestion: boolean
}

/** Adds words that stand in another form than their term to `forms`. */
function partsOf(texts: readonly string[], forms: Set<string>): readonly Part[] {
  const sentences = texts.map((text) => ({ text, terms: termsAndForms(text, forms) }))
  const words = sentences.reduce((sum, { terms }) => sum + terms.length, 0)
  const most = words > LONGEST_TURN ? PART_WORDS : LONGEST_TURN
  const parts: (typeof sentences)[] = []
  let length = 0
  for (const sentence of sentences) {
    const open = parts.at(-1)
    length += sentence.terms.length
    if (open === undefined || open.length === MOST_SENTENCES || length > most) {
      parts.push([sentence])
      length = sentence.terms.length
    } else {
      open.push(sentence)
    }
  }
  return parts.map((part) => ({
    sentences: part.length,
    terms: part.flatMap(({ terms }) => terms),
    isQuestion: part.some(({ text }) => text.trimEnd().endsWith('?')),
  }))
}

function termsAndForms(text: string, forms: Set<string>): readonly string[] {
  return wordsOf(text).map((word) => {
    const term = termOf(word)
    if (term !== word) forms.add(word)
    return term
  })
}

function spokenLength(terms: readonly string[]): number {
  let length = 0
  for (const term of terms) if (!isStopTerm(term)) length += 1
  return length
}

/** SHA-256 (lower-case hex) over all that the words of a call are made from. */
export function spokenHash({ texts, turnStarts, turnSpeakers, parties }: SpokenCall): string {
  return createHash('sha256')
    .update(JSON.stringify([turnStarts, turnSpeakers, parties, texts]))
    .digest('hex')
}
