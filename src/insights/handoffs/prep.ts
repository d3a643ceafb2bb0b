/** What to know before the first meeting, put together from the handoff and its calls. Pure. */
import { createHash } from 'node:crypto'
import type { FindingKind } from '../../records/finding.ts'
import type { AnswerSentence, Handoff, Prep } from '../../records/handoff.ts'
import type { Moment, ProvenSentence } from '../../records/moment.ts'
import type { AccountReading } from '../account-readings.ts'
import { evidenceAt } from '../evidence-check.ts'
import { shownEvidence } from '../evidence-view.ts'
import { handoffView } from './handoff-view.ts'
import type { Seen } from './looking.ts'
import { stakeholdersOf } from './stakeholders.ts'

/** It is one page. */
const MOST_POINTS = 12

export function prepOf(seen: Seen): Prep {
  const handoff = handoffView(seen)
  const { answers } = handoff
  const open = new Set(
    seen.template.fields.filter(({ kinds }) => kinds.some(isOpenKind)).map(({ key }) => key),
  )
  const newestFirst = seen.readings.toReversed()
  return {
    accountId: handoff.accountId,
    accountName: handoff.accountName,
    kickoffOn: seen.stored.kickoff_on,
    goals: provenOnes(answers.find(({ key }) => key === 'goals')?.sentences ?? []),
    people: stakeholdersOf(seen.readings),
    answered: answers.flatMap(({ key, question, sentences }) => {
      if (open.has(key)) return []
      const told = provenOnes(sentences).filter(isCustomers)
      return told.length === 0 ? [] : [{ question, sentences: told }]
    }),
    promises: momentsIn(newestFirst, 'commitment', 'vendor').slice(0, MOST_POINTS),
    openPoints: [
      ...momentsIn(newestFirst, 'nextStep').slice(0, MOST_POINTS),
      ...momentsIn(newestFirst.slice(0, 1), 'question', 'customer').slice(0, MOST_POINTS),
    ],
    risks: seen.risks.flatMap(({ riskId, type, why, ...risk }) => {
      const reading = seen.calls.get(risk.callId)
      const evidence = reading && shownEvidence(risk, reading)
      return evidence ? [{ riskId, type, why, evidence: [evidence] }] : []
    }),
    toAsk: answers.filter(({ state }) => state === 'empty').map(({ question }) => question),
    checklist: checklistOf(handoff, seen.stored.kickoff_on),
  }
}

/** What such a field holds is not answered yet. */
function isOpenKind(kind: FindingKind): boolean {
  return kind === 'question' || kind === 'nextStep'
}

function provenOnes(sentences: readonly AnswerSentence[]): readonly ProvenSentence[] {
  return sentences
    .filter(({ isHidden }) => !isHidden)
    .map(({ text, evidence }) => ({ text, evidence }))
}

function isCustomers({ evidence }: ProvenSentence): boolean {
  return evidence.some(({ side }) => side === 'External')
}

const LABELS = { commitment: 'Promise', nextStep: 'Next step', question: 'Question' } as const

function momentsIn(
  readings: readonly AccountReading[],
  kind: FindingKind & keyof typeof LABELS,
  side?: 'customer' | 'vendor',
): readonly Moment[] {
  return readings.flatMap((reading) =>
    reading.reading.findings.flatMap((finding): Moment[] => {
      if (finding.kind !== kind || (side !== undefined && finding.side !== side)) return []
      const stored = evidenceAt(reading.transcript, finding.sentences)
      const evidence = stored && shownEvidence(stored, reading)
      if (!evidence) return []
      return [
        {
          momentId: momentIdOf(kind, evidence),
          kind,
          label: LABELS[kind],
          origin: 'derived',
          gongKind: null,
          riskType: null,
          severity: null,
          evidence,
          why: finding.why,
          subject: finding.subject ?? null,
          due: finding.due ?? null,
          dueOn: finding.dueOn ?? null,
          isDone: false,
          confidence: finding.confidence,
        },
      ]
    }),
  )
}

function momentIdOf(kind: string, { callId, quote }: Moment['evidence']): string {
  return createHash('sha256').update([callId, kind, quote].join('\0')).digest('hex').slice(0, 24)
}

/** What is left to do before the meeting; what does not apply is not there. */
function checklistOf(handoff: Handoff, kickoffOn: string | null): Prep['checklist'] {
  const { counts, answers, missing, state } = handoff
  return [
    { text: 'Agree on the day of the kickoff', isDone: kickoffOn !== null },
    {
      text: 'Confirm or correct what the calls suggest',
      isDone: counts.suggested === 0 && counts.empty < answers.length,
    },
    ...(counts.contradictions === 0
      ? []
      : [{ text: 'Settle where calls say different things', isDone: false }]),
    ...(missing.some((words) => words.startsWith('A high risk'))
      ? [{ text: 'Give every high risk an owner', isDone: false }]
      : []),
    { text: 'Ask sales, or the customer, what no call answers', isDone: counts.empty === 0 },
    { text: 'Accept the handoff', isDone: state === 'accepted' },
  ]
}
