/** What a model answered, sentence by sentence held against the calls. What cannot be proven is left out and counted. Pure. */
import type { StoredEvidence } from '../../records/evidence.ts'
import { type Finding, riskType, severity } from '../../records/finding.ts'
import { analyze, isStopTerm } from '../../search/language/analyze.ts'
import type { CallToRead } from '../engine/engine.ts'
import { checkCitation, type QuotedCall } from './citations.ts'
import { numbersIn } from './numbers.ts'
import { checkedSentence, cleanText } from './sentence-check.ts'
import { foundRisk, looseAnswer, writtenSentence } from './shapes.ts'

/** A call as it was asked about. */
export interface AskedCall {
  readonly call: CallToRead
  readonly transcriptHash: string
}

export interface ProvenText {
  readonly text: string
  readonly evidence: readonly StoredEvidence[]
}

export interface Proven<Item> {
  readonly items: readonly Item[]
  /** How many were left out. */
  readonly dropped: number
}

export interface ProofGround {
  /** By what the prompt calls them. */
  readonly calls: ReadonlyMap<string, AskedCall>
  /** Of the account. */
  readonly names: readonly string[]
  /** Questions that were asked. */
  readonly questions: readonly string[]
}

const MOST_SENTENCES = 8
/** Of one list: beyond them nothing is looked at. */
const MOST_ENTRIES = 40
/** A template has sixty. */
const MOST_FIELDS = 100

export function provenSentences(
  entries: readonly unknown[],
  ground: ProofGround,
  around = wordsAround(ground),
): Proven<ProvenText> {
  const proven = entries
    .slice(0, MOST_ENTRIES)
    .map((entry) => provenSentence(entry, ground, around))
  const good = proven.filter((one) => one !== undefined)
  return { items: good, dropped: entries.length - good.length }
}

/** By field; entries for fields that nobody asked for are left out with all they hold. */
export function provenFields(
  entries: readonly unknown[],
  keys: readonly string[],
  ground: ProofGround,
): { readonly answers: ReadonlyMap<string, readonly ProvenText[]>; readonly dropped: number } {
  const answers = new Map<string, readonly ProvenText[]>()
  const around = wordsAround(ground)
  let dropped = Math.max(0, entries.length - MOST_FIELDS)
  for (const entry of entries.slice(0, MOST_FIELDS)) {
    const read = looseAnswer.safeParse(entry)
    if (!read.success || !keys.includes(read.data.field)) {
      dropped += read.success ? read.data.sentences.length : 1
      continue
    }
    const { field, sentences } = read.data
    const { items, dropped: unproven } = provenSentences(sentences, ground, around)
    answers.set(field, [...(answers.get(field) ?? []), ...items])
    dropped += unproven
  }
  return { answers, dropped }
}

/** Each piece of evidence counts only where all of its words are there; one that is not does not spoil the others. */
function provenSentence(
  entry: unknown,
  { calls, names }: ProofGround,
  around: ReadonlySet<string>,
): ProvenText | undefined {
  const read = writtenSentence.safeParse(entry)
  if (!read.success) return undefined
  const found = read.data.citations.flatMap(({ call: label, sentences, quote }) => {
    const asked = calls.get(label.trim())
    if (asked === undefined) return []
    const { callId } = asked.call
    const evidence = checkCitation({ callId, sentences, quote }, quotedCall(asked))
    return evidence === undefined ? [] : [{ evidence, asked }]
  })
  if (found.length === 0) return undefined
  const text = checkedSentence(read.data.text, {
    evidence: found.map(({ evidence }) => evidence.quote),
    known: [...names, ...found.flatMap(({ evidence, asked }) => whoSays(evidence, asked))],
    around,
  })
  return text === undefined ? undefined : { text, evidence: found.map(({ evidence }) => evidence) }
}

const quoted = new WeakMap<CallToRead, QuotedCall>()

function quotedCall({ call, transcriptHash }: AskedCall): QuotedCall {
  const known = quoted.get(call)
  if (known?.transcriptHash === transcriptHash) return known
  const made = {
    callId: call.callId,
    transcriptHash,
    texts: call.sentences.map(({ text }) => text),
    speakers: call.sentences.map(({ speakerId }) => speakerId),
  }
  quoted.set(call, made)
  return made
}

function whoSays({ sentences }: StoredEvidence, { call }: AskedCall): readonly string[] {
  const speakers = new Set(sentences.map((n) => call.sentences[n]?.speakerId))
  return call.people.flatMap(({ speakerId, name, title }) =>
    speakers.has(speakerId) ? [name, title ?? ''] : [],
  )
}

function wordsAround({ calls, questions }: ProofGround): ReadonlySet<string> {
  const texts = [...calls.values()].flatMap(({ call }) => call.sentences.map(({ text }) => text))
  return new Set([...texts, ...questions].flatMap((text) => analyze(text).map(({ term }) => term)))
}

/** Sentences that say the same are one, with the evidence of all; of too many, those that rest on most. */
export function joined(sentences: readonly ProvenText[]): readonly ProvenText[] {
  const groups: { text: string; evidence: StoredEvidence[] }[] = []
  for (const { text, evidence } of sentences) {
    const same = groups.find((group) => isSame(group.text, text))
    if (same === undefined) groups.push({ text, evidence: [...evidence] })
    else {
      const places = new Set(same.evidence.map(placeOf))
      same.evidence.push(...evidence.filter((one) => !places.has(placeOf(one))))
    }
  }
  const best = new Set(
    groups.toSorted((a, b) => b.evidence.length - a.evidence.length).slice(0, MOST_SENTENCES),
  )
  return groups.filter((group) => best.has(group))
}

const SAME_WORDS = 0.8

function isSame(a: string, b: string): boolean {
  const [one, other] = [tellingTerms(a), tellingTerms(b)]
  const shared = [...one].filter((term) => other.has(term)).length
  const isAlike = shared >= SAME_WORDS * (one.size + other.size - shared)
  const [numbers, others] = [numbersIn(a), numbersIn(b)]
  return isAlike && numbers.size === others.size && [...numbers].every((one) => others.has(one))
}

/** "They want it" and "They do not want it" differ by what is a stop word elsewhere. */
function tellingTerms(text: string): Set<string> {
  const terms = analyze(text).map(({ term }) => term)
  return new Set(terms.filter((term) => !isStopTerm(term) || /^(?:not?|\w+n't)$/.test(term)))
}

function placeOf({ callId, sentences }: StoredEvidence): string {
  return `${callId} ${sentences.join()}`
}

/**
 * What a model says of its own certainty is worth nothing: all of its risks count alike, as if seven in ten were right. Of
 * several models none is known better, so it is set, not measured: between the engine's surest risks and its least sure.
 */
const MODEL_CONFIDENCE = 0.7

/** How sure, and why, where nothing else is known than that the model says so. */
export function takesItForOne(modelName: string): Pick<Finding, 'confidence' | 'why'> {
  const name = cleanText(modelName)
  return {
    confidence: MODEL_CONFIDENCE,
    why: `The model${name === undefined ? '' : ` ${name}`} takes it for a risk.`,
  }
}

/** Risks that somebody on the customer's side has said, of the five types. */
export function provenRisks(
  entries: readonly unknown[],
  asked: AskedCall,
  modelName: string,
): Proven<Finding> {
  const { call } = asked
  const sides = new Map(call.people.map(({ speakerId, side }) => [speakerId, side]))
  const around = wordsAround({ calls: new Map([['1', asked]]), names: [], questions: [] })
  const found = entries.slice(0, MOST_ENTRIES).map((entry): Finding | undefined => {
    const read = foundRisk.safeParse(entry)
    if (!read.success) return undefined
    const type = riskType.safeParse(read.data.type.trim().toLowerCase())
    const weight = severity.safeParse(read.data.severity.trim().toLowerCase())
    const { sentences, quote, why } = read.data
    const evidence = checkCitation({ callId: call.callId, sentences, quote }, quotedCall(asked))
    if (!type.success || !weight.success || evidence === undefined) return undefined
    const speakerId = call.sentences[evidence.sentences[0] ?? 0]?.speakerId
    if (sides.get(speakerId) !== 'customer') return undefined
    const known = whoSays(evidence, asked)
    const reason = checkedSentence(why, { evidence: [evidence.quote], known, around })
    return {
      kind: 'risk',
      riskType: type.data,
      severity: weight.data,
      sentences: evidence.sentences,
      speakerId,
      side: 'customer',
      ...takesItForOne(modelName),
      ...(reason !== undefined && { why: reason }),
      subject: undefined,
      due: undefined,
      dueOn: undefined,
    }
  })
  const good = found.filter((one) => one !== undefined)
  return { items: good, dropped: entries.length - good.length }
}
