/** What to know before the first meeting, put together from the handoff and its calls. Pure. */
import type { FindingKind } from '../../records/finding.ts'
import type { AnswerSentence, Handoff, Prep } from '../../records/handoff.ts'
import type { Moment, ProvenSentence } from '../../records/moment.ts'
import type { AccountReading } from '../account-readings.ts'
import { evidenceIn } from '../evidence-view.ts'
import { momentOf } from '../moment-view.ts'
import { whyOf } from '../moment-words.ts'
import { handoffView } from './handoff-view.ts'
import type { Seen } from './looking.ts'
import { stakeholderTable } from './stakeholder-table.ts'

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
    people: stakeholderTable(seen.readings),
    answered: answers.flatMap(({ key, question, sentences }) => {
      if (open.has(key)) return []
      const told = provenOnes(sentences).filter(isCustomers)
      return told.length === 0 ? [] : [{ question, sentences: told }]
    }),
    promises: momentsIn(newestFirst, 'commitment', 'vendor'),
    openPoints: [
      ...momentsIn(newestFirst, 'nextStep'),
      ...momentsIn(newestFirst.slice(0, 1), 'question', 'customer'),
    ],
    risks: seen.risks.map(({ riskId, type, places }) => ({
      riskId,
      type,
      why: places.slice(-1).map(whyOf).join(''),
      origin: places.at(-1)?.origin ?? 'derived',
      model: places.at(-1)?.model ?? null,
      evidence: places.flatMap(({ callId, sentences }) => {
        const reading = seen.calls.get(callId)
        const evidence = reading && evidenceIn(reading, sentences)
        return evidence ? [evidence] : []
      }),
    })),
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

/** Those that are still open first. */
function momentsIn(
  readings: readonly AccountReading[],
  kind: FindingKind,
  side?: 'customer' | 'vendor',
): readonly Moment[] {
  return readings
    .flatMap((reading) =>
      reading.findings.flatMap((finding) => {
        if (finding.kind !== kind) return []
        if (side !== undefined && finding.findingSide !== side) return []
        const evidence = evidenceIn(reading, finding.sentences)
        return evidence ? [{ ...momentOf(finding, evidence), isDone: finding.isDone }] : []
      }),
    )
    .toSorted((a, b) => Number(a.isDone) - Number(b.isDone))
    .slice(0, MOST_POINTS)
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
