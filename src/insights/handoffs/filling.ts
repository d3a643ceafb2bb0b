/** Answers are filled in from calls. What people wrote or confirmed is never touched: it gets a proposal beside it. */
import type { Kysely } from 'kysely'
import type { HandoffField } from '../../records/handoff.ts'
import { holdCalls, putAnswer, putSentences } from '../../store/handoff-answers.ts'
import { updateHandoff } from '../../store/handoffs.ts'
import type { Tables } from '../../store/tables.ts'
import type { AccountReading } from '../account-readings.ts'
import { createBreathe } from '../breathe.ts'
import { answerField } from '../engine/answer-field.ts'
import type { FieldSentence } from '../engine/answers.ts'
import { answerTo, type BegunHandoff, type KeptAnswer } from './keeping.ts'
import { byCall, placesOf, provenOnes, type Sentence, textOf, toStore } from './sentences.ts'

type Db = Kysely<Tables>

export type Written = ReadonlyMap<string, readonly FieldSentence[]>

/** What the built-in engine would write. */
export async function writtenByEngine(
  fields: readonly HandoffField[],
  readings: readonly AccountReading[],
): Promise<Written> {
  const written = new Map<string, readonly FieldSentence[]>()
  const breathe = createBreathe()
  for (const field of fields) {
    written.set(field.key, answerField(field, readings))
    await breathe()
  }
  return written
}

export interface Filling {
  readonly fields: readonly HandoffField[]
  readonly written: Written
  /** The calls that it was written from. */
  readonly readings: readonly AccountReading[]
  readonly level: 'built-in' | 'model'
  readonly model: string | null
  readonly dropped: number
  /** Calls that are none of the asker's: what rests on them stays. Undefined where nobody asked. */
  readonly unseen: ReadonlySet<string> | undefined
  /** Only fields that nothing had been written for: what the rest was made of stays as it is. */
  readonly isSupplement: boolean
  readonly now: Date
}

export async function fillIn(
  transaction: Db,
  handoff: BegunHandoff,
  filling: Filling,
): Promise<void> {
  const { account, row } = handoff
  const { readings, written, level, model, dropped, unseen, isSupplement, now } = filling
  const wanted = readings.map(({ callId }) => callId)
  const isUnseen = ({ callIds }: Sentence): boolean => callIds.some((id) => unseen?.has(id))
  const held = await holdCalls(transaction, account, wanted)
  const calls = byCall(readings.filter(({ callId }) => held.has(callId)))
  const known = new Set(row.made_from)
  for (const field of filling.fields) {
    const answer = answerTo(handoff, field)
    const fresh = provenOnes(written.get(field.key) ?? [], calls)
    if (isPersons(answer)) {
      const isMore = unseen === undefined ? saysMore(fresh, known) : saysElse(fresh, answer)
      if (!isMore) continue
      const next = [...fresh, ...answer.proposal.filter(isUnseen)]
      const place = { key: field.key, isProposal: true }
      await putSentences(transaction, account, place, next.map(toStore))
    } else if (unseen !== undefined || mayReplace(answer)) {
      const next = [...fresh, ...answer.sentences.filter(isUnseen)]
      await putAnswer(transaction, account, field.key, {
        state: next.length > 0 ? 'suggested' : 'empty',
        level: next.length > 0 ? level : null,
        changed_by: null,
        changed_at: now,
      })
      const place = { key: field.key, isProposal: false }
      await putSentences(transaction, account, place, next.map(toStore))
    }
  }
  if (isSupplement) return
  const others = row.made_from.filter((callId) => unseen?.has(callId))
  await updateHandoff(transaction, account, {
    made_at: now,
    made_level: level,
    made_model: model,
    made_from: [...new Set([...calls.keys(), ...others])],
    dropped,
  })
}

function isPersons({ state }: KeptAnswer): boolean {
  return state === 'edited' || state === 'confirmed'
}

/** What a model wrote, and what a person has emptied, stays until somebody asks. */
function mayReplace({ state, level }: KeptAnswer): boolean {
  return state === 'suggested' ? level === 'built-in' : level !== 'person'
}

/** A call says it that was not there before. */
function saysMore(fresh: readonly Sentence[], known: ReadonlySet<string>): boolean {
  return fresh.some(({ callIds }) => callIds.some((callId) => !known.has(callId)))
}

/** Something else than what stands there, or at other places. */
function saysElse(fresh: readonly Sentence[], { sentences }: KeptAnswer): boolean {
  const places = new Set(sentences.flatMap(placesOf))
  const isNew = fresh.some((sentence) => placesOf(sentence).some((place) => !places.has(place)))
  return isNew && textOf(fresh) !== textOf(sentences)
}
