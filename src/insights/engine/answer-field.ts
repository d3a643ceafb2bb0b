/**
 * Answers one question of a handoff with what was found: the surest findings of the kinds that can answer it, in the words
 * that were said. Where the question names something particular, the words must be there too; else it stays empty.
 */
import { stemmer } from 'stemmer'
import type { Finding, FindingKind } from '../../records/finding.ts'
import type { AnswerField, FieldSentence, ReadCall } from './answers.ts'
import { isSingleFact, kindsOfQuestion, particularWords } from './question-kinds.ts'
import { wordsOf } from './tokens.ts'
import { learnedWeights } from './weights.ts'

interface Candidate {
  readonly call: ReadCall['call']
  /** Place of the call among those that were given. */
  readonly callNumber: number
  readonly finding: Finding
  readonly text: string
  readonly words: ReadonlySet<string>
}

const MOST_SENTENCES = 8
const LEAST_WORDS = 4
/** What was to be done is done more often than not when people talk again. */
const STILL_OPEN = 0.5
/** Of a question that names something particular. */
const MOST_PARTICULAR = 3
/** Later kinds of a field stand back a little. */
const LATER_KIND_COUNTS = 0.9
/** Of the particular words, weighed by how rare they are, so much must be in a sentence. */
const LEAST_SHARE = 0.6
const CHARACTERS = 400
/** What people say before they say something. */
const FILLERS =
  /^(?:(?:so|well|um+|uh+|yeah|yes|no|okay|ok|right|and|but|like|i mean|you know|look|honestly|actually|basically|hm+|oh|ah)\b[\s,.…-]*)+/i

export const answerField: AnswerField = ({ question, kinds: given }, calls) => {
  const kinds = given.length > 0 ? given : kindsOfQuestion(question)
  const candidates = candidatesOf(calls, kinds)
  const particular = particularWords(question)
  const isParticular = given.length === 0 && particular.length > 0 && isSingleFact(question)
  const chosen = isParticular
    ? candidates
        .filter(({ words }) => shareOf(particular, words) >= LEAST_SHARE)
        .slice(0, MOST_PARTICULAR)
    : spread(candidates, kinds)
  return chosen
    .slice(0, MOST_SENTENCES)
    .toSorted(
      (a, b) =>
        kinds.indexOf(a.finding.kind) - kinds.indexOf(b.finding.kind) ||
        a.callNumber - b.callNumber ||
        firstOf(a) - firstOf(b),
    )
    .map(sentenceOf)
}

/** The surest first. */
function candidatesOf(
  calls: readonly ReadCall[],
  kinds: readonly FindingKind[],
): readonly Candidate[] {
  const all = calls.flatMap(({ call, reading }, callNumber) =>
    reading.findings
      .filter(
        ({ kind, side }) => kinds.includes(kind) && !(kind === 'question' && side === 'vendor'),
      )
      .map((finding): Candidate => {
        const text = finding.sentences.map((n) => call.sentences[n]?.text ?? '').join(' ')
        return { call, callNumber, finding, text, words: new Set(wordsOf(text).map(stemmer)) }
      })
      // "Then Annabel." tells nobody who was not there.
      .filter(({ words }) => words.size >= LEAST_WORDS),
  )
  const weight = ({ finding: { kind, confidence }, callNumber }: Candidate): number => {
    const callsSince = kind === 'nextStep' ? calls.length - 1 - callNumber : 0
    return (
      confidence * (kinds.indexOf(kind) === 0 ? 1 : LATER_KIND_COUNTS) * STILL_OPEN ** callsSince
    )
  }
  return all.toSorted((a, b) => weight(b) - weight(a))
}

/** Not all from one kind, and none twice. */
function spread(
  candidates: readonly Candidate[],
  kinds: readonly FindingKind[],
): readonly Candidate[] {
  const share = Math.ceil(MOST_SENTENCES / Math.max(1, Math.min(kinds.length, 2)))
  const counts = new Map<FindingKind, number>()
  const taken = new Set<string>()
  const first: Candidate[] = []
  const rest: Candidate[] = []
  for (const one of candidates) {
    const place = `${one.call.callId} ${firstOf(one)}`
    if (taken.has(place)) continue
    taken.add(place)
    const count = counts.get(one.finding.kind) ?? 0
    counts.set(one.finding.kind, count + 1)
    if (count < share) first.push(one)
    else rest.push(one)
  }
  return [...first, ...rest]
}

function shareOf(particular: readonly string[], words: ReadonlySet<string>): number {
  const { rarity } = learnedWeights()
  const all = particular.reduce((sum, word) => sum + rarity(word), 0)
  const there = particular
    .filter((word) => words.has(stemmer(word)))
    .reduce((sum, word) => sum + rarity(word), 0)
  return all === 0 ? 0 : there / all
}

function sentenceOf({ call, finding: { sentences }, text }: Candidate): FieldSentence {
  const plain = text.replace(FILLERS, '').trim()
  const own = plain === '' ? text : plain.charAt(0).toUpperCase() + plain.slice(1)
  return {
    text: own.length > CHARACTERS ? `${own.slice(0, CHARACTERS).replace(/\s+\S*$/, '')} …` : own,
    evidence: [{ callId: call.callId, sentences }],
  }
}

function firstOf({ finding }: Candidate): number {
  return finding.sentences[0] ?? 0
}
