/** What people do with an answer: they write it, confirm it, open it again, or take what a newer call proposes. */
import type { Kysely } from 'kysely'
import { noSuchCall } from '../../accounts/visible-call.ts'
import type { Actor } from '../../records/member.ts'
import { Problem, usage } from '../../records/problems.ts'
import { holdCalls, putAnswer, putSentences } from '../../store/handoff-answers.ts'
import type { Tables } from '../../store/tables.ts'
import { evidenceAt } from '../evidence-check.ts'
import { answerView, isUnseen } from './answer-view.ts'
import { type Happened, note } from './events.ts'
import { answerTo, type BegunHandoff } from './keeping.ts'
import type { Seen } from './looking.ts'
import { allCallsOf, callsOf, placesOf, type Sentence, textOf, toStore } from './sentences.ts'

type Db = Kysely<Tables>

export interface GivenSentence {
  readonly text: string
  readonly evidence: readonly { readonly callId: string; readonly sentences: readonly number[] }[]
}

export interface AnswerChange {
  readonly sentences: readonly GivenSentence[] | undefined
  readonly isConfirmed: boolean | undefined
  readonly proposal: 'take' | 'leave' | undefined
}

/** `seen`: as the actor sees it, read in the same transaction. */
export async function changeAnswer(
  transaction: Db,
  handoff: BegunHandoff,
  { seen, actor, key, change }: AnswerOf,
): Promise<void> {
  const field = handoff.template.fields.find((one) => one.key === key)
  if (field === undefined) throw noSuchField(key)
  const answer = answerTo(handoff, field)
  const standing = answer.sentences.filter((sentence) => !isUnseen(seen, sentence))
  const rest = answer.sentences.filter((sentence) => isUnseen(seen, sentence))
  const put = (place: { isProposal: boolean }, sentences: readonly Sentence[]) =>
    putSentences(transaction, handoff.account, { key, ...place }, sentences.map(toStore))
  const happened = (event: Happened) =>
    note(transaction, handoff.account, actor, seen.now, { fieldKey: key, ...event })
  const stamp = { changed_by: actor.name, changed_at: seen.now }

  let next: readonly Sentence[] = standing
  if (change.sentences !== undefined) {
    next = await written(transaction, handoff, { seen, given: change.sentences, standing })
  } else if (change.proposal === 'take') {
    next = answer.proposal.filter((sentence) => !isUnseen(seen, sentence))
    if (next.length === 0) throw noProposal()
  }
  const isEdited = change.sentences !== undefined || change.proposal === 'take'
  if (isEdited) {
    await putAnswer(transaction, handoff.account, key, {
      state: next.length + rest.length > 0 ? 'edited' : 'empty',
      level: change.sentences === undefined ? answer.level : 'person',
      ...stamp,
    })
    await put({ isProposal: false }, [...next, ...rest])
    await happened({
      what: 'edited',
      before: textOf(standing),
      after: textOf(next),
      callIds: allCallsOf([...standing, ...next]),
    })
  }
  if (change.proposal !== undefined) {
    await put(
      { isProposal: true },
      answer.proposal.filter((sentence) => isUnseen(seen, sentence)),
    )
  }
  if (change.isConfirmed === undefined) return
  const isThere = isEdited
    ? next.length + rest.length > 0
    : answerView(seen, field).state !== 'empty'
  if (!isThere) throw nothingToConfirm(change.isConfirmed)
  const level = isEdited && change.sentences !== undefined ? 'person' : answer.level
  await putAnswer(transaction, handoff.account, key, {
    state: change.isConfirmed ? 'confirmed' : 'edited',
    level,
    ...stamp,
  })
  await happened({ what: change.isConfirmed ? 'confirmed' : 'reopened' })
}

interface AnswerOf {
  readonly seen: Seen
  readonly actor: Actor
  readonly key: string
  readonly change: AnswerChange
}

interface Writing {
  readonly seen: Seen
  readonly given: readonly GivenSentence[]
  readonly standing: readonly Sentence[]
}

/** Words that stay as they were, with their proof, are no person's own. */
async function written(
  transaction: Db,
  handoff: BegunHandoff,
  { seen, given, standing }: Writing,
): Promise<readonly Sentence[]> {
  const wanted = given.flatMap(({ evidence }) => evidence.map(({ callId }) => callId))
  const held = await holdCalls(transaction, handoff.account, [...new Set(wanted)])
  return given.map(({ text, evidence }) => {
    const proofs = evidence.map(({ callId, sentences }) => {
      const reading = held.has(callId) ? seen.calls.get(callId) : undefined
      if (reading === undefined) {
        throw noSuchCall('There is no such call, or it is not yours to see.')
      }
      const proof = evidenceAt(reading.transcript, sentences)
      if (proof !== undefined) return proof
      throw usage(
        `evidence: the transcript has the sentences 0 to ${reading.transcript.texts.length - 1}.`,
        'Give the numbers of sentences that are there.',
      )
    })
    const former = standing.find((one) => one.text === text)
    const places = new Set(former && placesOf(former))
    const isProven =
      proofs.length > 0 && placesOf({ evidence: proofs }).every((at) => places.has(at))
    const source = likest(text, standing)
    const callIds = [...new Set([...callsOf(proofs), ...(source?.callIds ?? [])])].toSorted()
    return { text, isOwn: former?.isOwn !== false || !isProven, evidence: proofs, callIds }
  })
}

const LIKE = 0.5
/** Of fewer it cannot be told. */
const FEW_WORDS = 3

/**
 * The sentence that the words were made of: taking its proof away, or changing a word, does not show what was said in a call
 * to those who may not see it.
 */
function likest(text: string, standing: readonly Sentence[]): Sentence | undefined {
  const words = wordsOf(text)
  const shared = standing.map((sentence) => {
    const others = wordsOf(sentence.text)
    const both = [...words].filter((word) => others.has(word)).length
    return { sentence, share: both / Math.max(FEW_WORDS, Math.min(words.size, others.size)) }
  })
  const [best] = shared.toSorted((a, b) => b.share - a.share)
  return best && best.share >= LIKE ? best.sentence : undefined
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

function noSuchField(key: string): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: `This handoff has no field "${key}".`,
    fix: 'Look at the handoff: its template names the fields.',
  })
}

function noProposal(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'Nothing is proposed here any more.',
    fix: 'Look at the answer again.',
  })
}

function nothingToConfirm(isConfirmed: boolean): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `There is no answer to ${isConfirmed ? 'confirm' : 'open again'}.`,
    fix: 'Write one first.',
  })
}
