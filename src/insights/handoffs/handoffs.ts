/** Handoffs: filled in from calls, corrected by people, handed over, and written out. */
import { lookerOf } from '../../accounts/visible-call.ts'
import { noSuchAccount } from '../../accounts/no-such-account.ts'
import type {
  Exported,
  Handoff,
  HandoffAnswer,
  HandoffBoard,
  HandoffEvent,
  HandoffProgress,
  Prep,
} from '../../records/handoff.ts'
import type { Actor } from '../../records/member.ts'
import { findAccount } from '../../store/accounts.ts'
import { findHandoff } from '../../store/handoffs.ts'
import { countUnread } from '../../store/readable-calls.ts'
import { isRead } from '../account-readings.ts'
import { answerView } from './answer-view.ts'
import { handoffBoard } from './board.ts'
import { type AnswerChange, changeAnswer } from './change-answer.ts'
import { historyOf } from './events.ts'
import { exportHandoff } from './export.ts'
import { createGenerating, type GenerateRequest, type GeneratingNeeds } from './generating.ts'
import { handoffView, progressView } from './handoff-view.ts'
import { changing } from './keeping.ts'
import { type Seen, seenHandoff } from './looking.ts'
import { prepOf } from './prep.ts'
import { exportPrep } from './prep-markdown.ts'
import { createTemplates } from './templates.ts'
import {
  acceptHandoff,
  changeHandoff,
  decideContradiction,
  type HandoffChange,
  returnHandoff,
  type Step,
} from './workflow.ts'

/** Whether it was made since the calls were read. What a model wrote stays until somebody asks. */
function isUpToDate({ row, readings }: Seen): boolean {
  const madeAt = row?.made_at ?? null
  if (row === undefined || madeAt === null) return false
  if (row.made_from.length === 0 && readings.some(isRead)) return false
  if (row.made_level === 'model') return true
  return readings.every(({ readAt }) => readAt === null || readAt <= madeAt)
}

export function createHandoffs(needs: GeneratingNeeds) {
  const { db, clock } = needs
  const generating = createGenerating(needs)

  /** Made first where nobody has looked before. */
  async function look(actor: Actor, accountId: string): Promise<Seen> {
    const seen = await seenHandoff({ db, clock }, actor, accountId)
    const { template, answers } = seen
    const isWhole = template.fields.every(({ key }) => answers.has(key))
    if (isWhole && isUpToDate(seen)) return seen
    await generating.refreshSuggestions(actor.organizationId, accountId)
    return seenHandoff({ db, clock }, actor, accountId)
  }

  const get = async (actor: Actor, accountId: string): Promise<Handoff> =>
    handoffView(await look(actor, accountId))

  async function step(
    actor: Actor,
    accountId: string,
    take: (step: Step) => Promise<void>,
  ): Promise<void> {
    await look(actor, accountId)
    const account = { organizationId: actor.organizationId, accountId }
    await changing(db, account, clock.now(), async (transaction, handoff) => {
      const seen = await seenHandoff({ db: transaction, clock }, actor, accountId)
      await take({ transaction, handoff, seen, actor })
    })
  }

  async function stepTo(...taken: Parameters<typeof step>): Promise<Handoff> {
    await step(...taken)
    return get(taken[0], taken[1])
  }

  return {
    ...createTemplates({ db, clock }),
    /** For whoever has read calls of the account: people find it filled in. */
    refreshSuggestions: generating.refreshSuggestions,
    settled: () => generating.settled(),
    close: () => generating.close(),
    get,
    board: (
      actor: Actor,
      { ownerId }: { readonly ownerId: string | undefined },
    ): Promise<HandoffBoard> => handoffBoard({ db, clock }, actor, ownerId),

    async generate(actor: Actor, accountId: string, request: GenerateRequest): Promise<Handoff> {
      await generating.generate(actor, accountId, request)
      return get(actor, accountId)
    },

    async progress(actor: Actor, accountId: string): Promise<HandoffProgress> {
      const { organizationId } = actor
      const [account, row, unreadCalls] = await Promise.all([
        findAccount(db, organizationId, accountId),
        findHandoff(db, { organizationId, accountId }),
        countUnread(db, lookerOf(actor, clock), accountId),
      ])
      if (account === undefined) throw noSuchAccount()
      return { ...progressView(row, clock.now()), unreadCalls }
    },

    async answer(
      actor: Actor,
      accountId: string,
      key: string,
      change: AnswerChange,
    ): Promise<HandoffAnswer> {
      await step(actor, accountId, ({ transaction, handoff, seen }) =>
        changeAnswer(transaction, handoff, { seen, actor, key, change }),
      )
      const seen = await look(actor, accountId)
      const field = seen.template.fields.find((one) => one.key === key)
      if (field === undefined) throw new Error('A field that was just answered is there.')
      return answerView(seen, field)
    },

    decide: (
      actor: Actor,
      accountId: string,
      contradictionId: string,
      side: number | null,
      note: string,
    ): Promise<Handoff> =>
      stepTo(actor, accountId, (taken) =>
        decideContradiction(taken, { contradictionId, side, note }),
      ),
    change: (actor: Actor, accountId: string, change: HandoffChange): Promise<Handoff> =>
      stepTo(actor, accountId, (taken) => changeHandoff(taken, change)),
    accept: (actor: Actor, accountId: string): Promise<Handoff> =>
      stepTo(actor, accountId, acceptHandoff),
    return: (actor: Actor, accountId: string, reason: string): Promise<Handoff> =>
      stepTo(actor, accountId, (taken) => returnHandoff(taken, reason)),

    async history(actor: Actor, accountId: string): Promise<readonly HandoffEvent[]> {
      const account = await findAccount(db, actor.organizationId, accountId)
      if (account === undefined) throw noSuchAccount()
      return historyOf(db, lookerOf(actor, clock), accountId)
    },

    async export(
      actor: Actor,
      accountId: string,
      format: 'md' | 'docx' | 'json',
    ): Promise<Exported> {
      return exportHandoff(await get(actor, accountId), format, clock.now())
    },
    prep: async (actor: Actor, accountId: string): Promise<Prep> =>
      prepOf(await look(actor, accountId)),
    exportPrep: async (actor: Actor, accountId: string): Promise<Exported> =>
      exportPrep(prepOf(await look(actor, accountId)), clock.now()),
  }
}
