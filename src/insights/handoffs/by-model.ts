/** A model writes a handoff, and then looks for the risks of its calls. What it does not finish takes nothing away. */
import type { Handoff, HandoffField } from '../../records/handoff.ts'
import type { Actor } from '../../records/member.ts'
import type { Log } from '../../records/ports.ts'
import { keep, type KeptProblem } from '../../records/problems.ts'
import type { AccountKey } from '../../store/account-figures.ts'
import { updateHandoff } from '../../store/handoffs.ts'
import { type AccountReading, isRead } from '../account-readings.ts'
import type { FieldSentence } from '../engine/answers.ts'
import { note } from './events.ts'
import { fillIn, writtenByEngine } from './filling.ts'
import { answerTo, changing, type KeptHandoff } from './keeping.ts'
import { type Lookout, seenHandoff } from './looking.ts'

/** Asks a model to write the answers. What it gives is checked here once more before it is kept. */
export type WriteAnswers = (request: {
  readonly actor: Actor
  readonly account: { readonly accountId: string; readonly name: string }
  readonly fields: readonly HandoffField[]
  readonly readings: readonly AccountReading[]
  readonly instruction: string | undefined
  readonly onProgress: (step: { readonly done: number; readonly words: string }) => Promise<void>
  readonly signal: AbortSignal
}) => Promise<{
  readonly answers: ReadonlyMap<string, readonly FieldSentence[]>
  readonly model: string
  readonly dropped: number
}>

/** Asks a model for the risks of calls, and keeps those that the calls prove with them. */
export type FindRisks = (request: {
  /** Calls that they may not see any more when it is their turn are left out. */
  readonly actor: Actor
  readonly accountId: string
  /** Of calls that the engine has read: what a model finds is kept beside what the engine did. */
  readonly readings: readonly AccountReading[]
  /** It is still at work. */
  readonly onProgress: () => Promise<void>
  /** A call has other findings now. */
  readonly onFound: () => void
  readonly signal: AbortSignal
}) => Promise<void>

export interface Model {
  readonly writeAnswers: WriteAnswers
  readonly findRisks: FindRisks
}

interface Needs extends Lookout {
  readonly log: Log
  /** Ends what is under way. */
  readonly signal: AbortSignal
}

export interface Asked {
  readonly actor: Actor
  readonly account: AccountKey
  readonly name: string
  readonly instruction: string | undefined
}

export interface Subject {
  readonly fields: readonly HandoffField[]
  readonly readings: readonly AccountReading[]
  readonly unseen: ReadonlySet<string>
}

export function createByModel({ db, clock, log, signal }: Needs) {
  /** What the engine answers counts the risks that a model has just found in these calls. */
  async function fillAgain(
    actor: Actor,
    account: AccountKey,
    fields: readonly HandoffField[],
    from: readonly AccountReading[],
  ): Promise<void> {
    const { readings, unseen, now } = await seenHandoff({ db, clock }, actor, account.accountId)
    const callIds = new Set(from.map(({ callId }) => callId))
    const read = readings.filter(isRead).filter(({ callId }) => callIds.has(callId))
    const written = await writtenByEngine(fields, read)
    await changing(db, account, now, (transaction, handoff) =>
      fillIn(transaction, handoff, {
        ...BY_ENGINE,
        fields: withoutModels(fields, handoff).filter(
          (field) => answerTo(handoff, field).level !== 'person',
        ),
        written,
        readings: read,
        unseen,
        isSupplement: true,
        now,
      }),
    )
  }

  /** Never rejects: what goes wrong is kept, and what was written before it stands. */
  return async function byModel(
    { writeAnswers, findRisks }: Model,
    { actor, account, name, instruction }: Asked,
    { fields, readings, unseen }: Subject,
  ): Promise<void> {
    const total = fields.length
    const told = (done: number, words: string): Promise<void> =>
      updateHandoff(db, account, { progress: progressText(clock.now(), done, total, words) })
    let without: Without = 'answers'
    try {
      const { answers, ...made } = await writeAnswers({
        actor,
        account: { accountId: account.accountId, name },
        fields,
        readings,
        instruction,
        signal,
        onProgress: ({ done, words }) => told(done, words),
      })
      const now = clock.now()
      await changing(db, account, now, async (transaction, handoff) => {
        const answered = fields.filter(({ key }) => answers.has(key))
        const more = { ...made, level: 'model', fields: answered, written: answers } as const
        const filling = { ...more, readings, unseen, isSupplement: false, now }
        await fillIn(transaction, handoff, filling)
        await updateHandoff(transaction, account, { failure: null })
        await note(transaction, account, actor, now, { what: 'generated' })
      })
      without = 'risks'
      let hasFound = false
      try {
        await findRisks({
          actor,
          accountId: account.accountId,
          readings: readings.filter(isRead),
          signal,
          // How many calls there are is for the eyes of those who may see them.
          onProgress: () => told(total, 'The model looks for risks in the calls'),
          onFound: () => (hasFound = true),
        })
      } finally {
        if (hasFound) await fillAgain(actor, account, fields, readings)
      }
      await updateHandoff(db, account, { progress: null })
    } catch (error) {
      log.warn({ error, accountId: account.accountId, without }, 'a model did not finish a handoff')
      const failure = JSON.stringify(failureOf(without, keep(error, clock.now())))
      await updateHandoff(db, account, { progress: null, failure }).catch((cause: unknown) =>
        log.error({ error: cause }, 'what went wrong with a model could not be kept'),
      )
    }
  }
}

export const BY_ENGINE = { level: 'built-in', model: null, dropped: 0 } as const

/** Those that no model has answered. */
export function withoutModels(
  fields: readonly HandoffField[],
  handoff: KeptHandoff,
): readonly HandoffField[] {
  return fields.filter((field) => answerTo(handoff, field).level !== 'model')
}

type Without = 'answers' | 'risks'

/** As it is kept with the handoff. */
function failureOf(
  without: Without,
  { code, message, fix }: KeptProblem,
): NonNullable<Handoff['failure']> {
  if (without === 'answers') return { without, code, message, fix }
  return {
    without,
    code,
    message: `The model has not looked for risks in all calls: ${message}`,
    fix: `${fix} Then generate again: what it has answered is not asked of it twice.`,
  }
}

export function progressText(now: Date, done: number, total: number, words: string): string {
  return JSON.stringify({ at: now.toISOString(), done, total, words })
}
