/** A handoff as it is kept: found or begun, and changed by one at a time. */
import type { Kysely } from 'kysely'
import type { HandoffField, HandoffTemplate } from '../../records/handoff.ts'
import { noSuchAccount } from '../../accounts/no-such-account.ts'
import type { AccountKey } from '../../store/account-figures.ts'
import { lockAccount } from '../../store/accounts.ts'
import { answersOf, sentencesOf, type StoredAnswer } from '../../store/handoff-answers.ts'
import { findHandoff, insertHandoff, type StoredHandoff } from '../../store/handoffs.ts'
import type { Tables } from '../../store/tables.ts'
import { BUILT_IN_TEMPLATE } from './default-template.ts'
import { type Sentence, sentenceOf } from './sentences.ts'
import { chosenTemplate, defaultTemplate, templatesOf } from './templates.ts'

type Db = Kysely<Tables>

export interface KeptAnswer {
  readonly state: StoredAnswer['state']
  readonly level: StoredAnswer['level']
  readonly changedBy: string | null
  readonly changedAt: Date | undefined
  readonly sentences: readonly Sentence[]
  readonly proposal: readonly Sentence[]
}

export interface KeptHandoff {
  readonly account: AccountKey
  /** Undefined before anybody, or the engine, has begun it. */
  readonly row: StoredHandoff | undefined
  readonly template: HandoffTemplate
  readonly answers: ReadonlyMap<string, KeptAnswer>
}

const NO_ANSWER: KeptAnswer = {
  state: 'empty',
  level: null,
  changedBy: null,
  changedAt: undefined,
  sentences: [],
  proposal: [],
}

export function answerTo({ answers }: KeptHandoff, { key }: Pick<HandoffField, 'key'>): KeptAnswer {
  return answers.get(key) ?? NO_ANSWER
}

export async function keptHandoff(db: Db, account: AccountKey): Promise<KeptHandoff> {
  const [row, templates, answers, sentences] = await Promise.all([
    findHandoff(db, account),
    templatesOf(db, account.organizationId),
    answersOf(db, account),
    sentencesOf(db, account),
  ])
  const template =
    row === undefined
      ? defaultTemplate(templates)
      : chosenTemplate(templates, row.template_id ?? BUILT_IN_TEMPLATE)
  const byKey = Map.groupBy(sentences, (sentence) => sentence.field_key)
  return {
    account,
    row,
    template,
    answers: new Map(
      answers.map((answer) => {
        const own = byKey.get(answer.field_key) ?? []
        return [
          answer.field_key,
          {
            state: answer.state,
            level: answer.level,
            changedBy: answer.changed_by,
            changedAt: answer.changed_at,
            sentences: own.filter((one) => !one.is_proposal).map(sentenceOf),
            proposal: own.filter((one) => one.is_proposal).map(sentenceOf),
          },
        ]
      }),
    ),
  }
}

/** Begins it where nobody has, and lets nobody else change it until `change` has ended. D-NOT-FOUND without the account. */
export async function changing<Result>(
  db: Db,
  account: AccountKey,
  now: Date,
  change: (transaction: Db, handoff: BegunHandoff) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    if (!(await lockAccount(transaction, account.organizationId, account.accountId))) {
      throw noSuchAccount()
    }
    const { templateId } = defaultTemplate(await templatesOf(transaction, account.organizationId))
    const given = templateId === BUILT_IN_TEMPLATE ? null : templateId
    await insertHandoff(transaction, account, { templateId: given, now })
    const handoff = await keptHandoff(transaction, account)
    if (handoff.row === undefined) throw new Error('A handoff that was begun is there.')
    return change(transaction, { ...handoff, row: handoff.row })
  })
}

export interface BegunHandoff extends KeptHandoff {
  readonly row: StoredHandoff
}
