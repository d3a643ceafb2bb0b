/** Answers as one reader sees them: with the proof of each sentence, and without words that rest on a call they may not see. Pure. */
import type { Evidence } from '../../records/evidence.ts'
import type {
  AnswerSentence,
  Contradiction,
  HandoffAnswer,
  HandoffField,
} from '../../records/handoff.ts'
import type { ProvenSentence } from '../../records/moment.ts'
import { isRead } from '../account-readings.ts'
import { evidenceIn, shownEvidence } from '../evidence-view.ts'
import { answerTo, type KeptAnswer } from './keeping.ts'
import type { Seen } from './looking.ts'
import type { Sentence } from './sentences.ts'
import { stakeholderTable } from './stakeholder-table.ts'

/** One for all: how many there are is nobody's to know. */
const HIDDEN: AnswerSentence = { text: '', evidence: [], isHidden: true, isOwn: false }

export function answerView(seen: Seen, field: HandoffField): HandoffAnswer {
  const kept = answerTo(seen, field)
  const shown = shownOnes(seen, kept.sentences)
  const hasHidden = kept.sentences.some((sentence) => isUnseen(seen, sentence))
  const stakeholders = field.kinds.includes('stakeholder') ? stakeholderTable(seen.readings) : []
  const isTold =
    shown.length > 0 || stakeholders.some(({ side, isHeard }) => isHeard && side === 'External')
  const state = stateOf(kept, isTold, hasHidden)
  const isPersons = state === 'edited' || state === 'confirmed'
  const proposal = isPersons ? proposalOf(seen, kept, shown) : null
  return {
    key: field.key,
    question: field.question,
    state,
    sentences: hasHidden ? [...shown, HIDDEN] : shown,
    stakeholders,
    proposal,
    contradictions: contradictionsAt(seen, field.key),
    note: state === 'empty' ? noteOf(seen, kept) : null,
    level: state === 'empty' ? null : (kept.level ?? 'built-in'),
    changedBy: isPersons ? kept.changedBy : null,
    changedAt: isPersons ? (kept.changedAt?.toISOString() ?? null) : null,
  }
}

export function isUnseen({ unseen }: Pick<Seen, 'unseen'>, { callIds }: Sentence): boolean {
  return callIds.some((callId) => unseen.has(callId))
}

/** A suggestion of which the reader sees nothing is nothing to them; what a person stands for is there. */
function stateOf(
  { state }: KeptAnswer,
  isTold: boolean,
  hasHidden: boolean,
): HandoffAnswer['state'] {
  if (state === 'edited' || state === 'confirmed') return isTold || hasHidden ? state : 'empty'
  return isTold ? 'suggested' : 'empty'
}

/** Sentences whose proof holds. What a person wrote in their own words needs none. */
function shownOnes(seen: Seen, sentences: readonly Sentence[]): readonly AnswerSentence[] {
  const texts = new Set<string>()
  return sentences.flatMap((sentence) => {
    const { text, isOwn } = sentence
    if (isUnseen(seen, sentence) || texts.has(text)) return []
    const evidence = evidenceOf(seen, sentence)
    if (!isOwn && (evidence.length === 0 || evidence.length < sentence.evidence.length)) return []
    texts.add(text)
    return [{ text, evidence, isHidden: false, isOwn }]
  })
}

function evidenceOf({ calls }: Seen, { evidence }: Sentence): readonly Evidence[] {
  return evidence.flatMap((stored) => {
    const reading = calls.get(stored.callId)
    const shown = reading && shownEvidence(stored, reading)
    return shown ? [shown] : []
  })
}

function proposalOf(
  seen: Seen,
  { proposal }: KeptAnswer,
  standing: readonly AnswerSentence[],
): readonly ProvenSentence[] | null {
  const shown = shownOnes(seen, proposal)
  const texts = new Set(standing.map(({ text }) => text))
  if (shown.every(({ text }) => texts.has(text))) return null
  return shown.map(({ text, evidence }) => ({ text, evidence }))
}

function noteOf({ readings }: Seen, { level, changedBy }: KeptAnswer): string {
  if (level === 'person') return `Left empty by ${changedBy ?? 'a former member'}.`
  if (readings.length === 0) return 'No call has a transcript yet: it can be filled in by hand.'
  const read = readings.filter(isRead)
  const foreign = read.filter(({ reading }) => !reading.isEnglish).length
  const silent = read.length - foreign
  const waiting = readings.length - read.length
  return [
    silent === 0 ? '' : `Not mentioned in ${callsIn(silent)}.`,
    foreign === 0 ? '' : `Only English is read: ${callsIn(foreign)} in another language.`,
    waiting === 0 ? '' : `${callsIn(waiting)} ${waiting === 1 ? 'is' : 'are'} still being read.`,
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function callsIn(count: number): string {
  return `${count} ${count === 1 ? 'call' : 'calls'}`
}

/** Those that nobody has decided. */
function contradictionsAt(seen: Seen, fieldKey: string): readonly Contradiction[] {
  return seen.contradictions
    .filter((found) => found.fieldKey === fieldKey && !seen.decided.has(found.contradictionId))
    .flatMap(({ contradictionId, text, sides }) => {
      const shown = sides.flatMap(({ value, stated }) => {
        const reading = seen.calls.get(stated.callId)
        const evidence = reading && evidenceIn(reading, stated.sentences)
        return evidence ? [{ value, evidence }] : []
      })
      return shown.length < 2 ? [] : [{ contradictionId, fieldKey, text, sides: shown }]
    })
}
