/** What the sentence model finds besides worries: questions, next steps, what hurts, what is wanted. */
import type { Finding, FindingKind } from '../../records/finding.ts'
import { dueIn } from './due.ts'
import type { CallToRead } from './engine.ts'
import { type Head, headNumber } from './heads.ts'
import { ownerOf } from './owner.ts'
import type { PreparedSentence } from './prepare.ts'
import { calibrated, type Weights } from './weights.ts'

interface MomentKind {
  readonly kind: FindingKind
  readonly head: Head
  /** Who may say it; null for both sides. */
  readonly side: 'customer' | null
  /** Sentences that follow each other are one. */
  readonly areJoined: boolean
  readonly why: string
}

const KINDS: readonly MomentKind[] = [
  {
    kind: 'question',
    head: 'question',
    side: null,
    areJoined: false,
    why: 'Asks for information.',
  },
  {
    kind: 'nextStep',
    head: 'next',
    side: null,
    areJoined: true,
    why: 'Says who does what after the call.',
  },
  {
    kind: 'commitment',
    head: 'commitment',
    side: null,
    areJoined: true,
    why: 'Somebody binds themselves.',
  },
  {
    kind: 'painPoint',
    head: 'pain',
    side: 'customer',
    areJoined: true,
    why: 'Tells what hurts today.',
  },
  {
    kind: 'useCase',
    head: 'use',
    side: 'customer',
    areJoined: true,
    why: 'Tells what it is to be used for.',
  },
  {
    kind: 'concern',
    head: 'concern',
    side: 'customer',
    areJoined: true,
    why: 'Doubts or objects.',
  },
  {
    kind: 'requirement',
    head: 'requirement',
    side: null,
    areJoined: true,
    why: 'Tells what must hold.',
  },
  {
    kind: 'successCriterion',
    head: 'success',
    side: 'customer',
    areJoined: true,
    why: 'Tells how success is known.',
  },
  {
    kind: 'praise',
    head: 'praise',
    side: 'customer',
    areJoined: true,
    why: 'Says something good that is meant.',
  },
  {
    kind: 'plan',
    head: 'date',
    side: null,
    areJoined: true,
    why: 'Names a date or length of the plan.',
  },
  { kind: 'terms', head: 'terms', side: null, areJoined: true, why: 'Names price or contract.' },
  {
    kind: 'technical',
    head: 'technical',
    side: null,
    areJoined: true,
    why: 'Tells of systems or rules of IT.',
  },
  {
    kind: 'stakeholder',
    head: 'who',
    side: null,
    areJoined: false,
    why: "Tells of a person's role or view.",
  },
]

const MOST_JOINED = 4
const LEAST_MARKED = 0.1
const CURRENCY =
  /[€$£]|\b(?:euros?|dollars?|pounds?|francs?|grand|thousand|hundred|per (?:seat|user|month|year))\b/i

export function findMoments(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
  { head: { thresholds, calibrations, askWithoutMarks } }: Weights,
): readonly Finding[] {
  const areMarked = hasMarks(call)
  return KINDS.flatMap(({ kind, head: usual, side, areJoined, why }) => {
    const isBlind = kind === 'question' && !areMarked
    const head = isBlind ? 'ask' : usual
    const from = isBlind ? askWithoutMarks : (thresholds[head] ?? 1)
    const numbers = judged.flatMap((heads, n) => {
      const isSaidBy = side === null || sideOf(prepared[n]) !== 'vendor'
      return isSaidBy && (heads[headNumber(head)] ?? 0) >= from ? [n] : []
    })
    return joined(numbers, prepared, areJoined).map((sentences): Finding => {
      const sureness = Math.max(...sentences.map((n) => judged[n]?.[headNumber(head)] ?? 0))
      return {
        ...bare(call, prepared, sentences),
        kind:
          kind === 'terms' && sentences.some((n) => CURRENCY.test(call.sentences[n]?.text ?? ''))
            ? 'pricing'
            : kind,
        confidence: calibrated(calibrations[head] ?? [], sureness),
        why,
        subject: subjectOf(call, kind, sentences),
        ...dueOf(call, kind, sentences),
      }
    })
  })
}

/** Some recognizers set none: then the words alone tell what is asked. */
function hasMarks({ sentences }: CallToRead): boolean {
  const marked = sentences.filter(({ text }) => /[.?!]/.test(text)).length
  return marked > LEAST_MARKED * sentences.length
}

/** All that a finding has for its place in the call. */
export function bare(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  sentences: readonly number[],
): Pick<
  Finding,
  'riskType' | 'severity' | 'sentences' | 'speakerId' | 'side' | 'subject' | 'due' | 'dueOn'
> {
  const first = sentences[0] ?? 0
  return {
    riskType: undefined,
    severity: undefined,
    sentences,
    speakerId: call.sentences[first]?.speakerId,
    side: sideOf(prepared[first]),
    subject: undefined,
    due: undefined,
    dueOn: undefined,
  }
}

export function sideOf(sentence: PreparedSentence | undefined): Finding['side'] {
  return sentence === undefined
    ? 'unknown'
    : ((['customer', 'vendor', 'unknown'] as const)[sentence.side] ?? 'unknown')
}

function joined(
  numbers: readonly number[],
  prepared: readonly PreparedSentence[],
  areJoined: boolean,
): readonly (readonly number[])[] {
  const groups: number[][] = []
  for (const n of numbers) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const follows =
      before !== undefined && n - before === 1 && prepared[n]?.speaker === prepared[before]?.speaker
    if (areJoined && last !== undefined && follows && last.length < MOST_JOINED) last.push(n)
    else groups.push([n])
  }
  return groups
}

function subjectOf(
  call: CallToRead,
  kind: FindingKind,
  sentences: readonly number[],
): string | undefined {
  const first = sentences[0] ?? 0
  if (kind === 'nextStep' || kind === 'commitment') return ownerOf(call, first)
  if (kind !== 'stakeholder') return undefined
  const text = sentences.map((n) => call.sentences[n]?.text ?? '').join(' ')
  const spokenOf = call.people.find(({ name }) =>
    name.split(' ').some((part) => part.length > 2 && text.includes(part)),
  )
  if (spokenOf !== undefined) return spokenOf.name
  const own = call.people.find(({ speakerId }) => speakerId === call.sentences[first]?.speakerId)
  return /\b(?:i|my|me)\b/i.test(text) ? own?.name : undefined
}

function dueOf(
  call: CallToRead,
  kind: FindingKind,
  sentences: readonly number[],
): Pick<Finding, 'due' | 'dueOn'> {
  if (kind !== 'nextStep' && kind !== 'commitment' && kind !== 'plan')
    return { due: undefined, dueOn: undefined }
  const due = sentences
    .map((n) => dueIn(call.sentences[n]?.text ?? '', call.startedAt))
    .find((one) => one !== undefined)
  return { due: due?.words, dueOn: due?.on }
}
