/** The way of a handoff: from draft to ready, then accepted or returned. */
import type { Kysely } from 'kysely'
import type { Handoff } from '../../records/handoff.ts'
import type { Actor } from '../../records/member.ts'
import { Problem, usage } from '../../records/problems.ts'
import { updateAccount } from '../../store/accounts.ts'
import { insertDecision, updateHandoff } from '../../store/handoffs.ts'
import type { Tables } from '../../store/tables.ts'
import { BUILT_IN_TEMPLATE } from './default-template.ts'
import { note } from './events.ts'
import { dueOf, handoffView } from './handoff-view.ts'
import type { BegunHandoff } from './keeping.ts'
import type { Seen } from './looking.ts'
import { chosenTemplate, templatesOf } from './templates.ts'

type Db = Kysely<Tables>

export interface HandoffChange {
  readonly dueOn: string | null | undefined
  readonly templateId: string | undefined
  readonly state: 'draft' | 'ready' | undefined
}

/** What a step is given: the handoff, held for it alone, and as the actor sees it. */
export interface Step {
  readonly transaction: Db
  readonly handoff: BegunHandoff
  readonly seen: Seen
  readonly actor: Actor
}

export async function changeHandoff(step: Step, change: HandoffChange): Promise<void> {
  const { transaction, handoff, seen, actor } = step
  const { account, row, template } = handoff
  const { dueOn, templateId, state } = change
  const stamp = { changed_by: actor.name, changed_at: seen.now }
  if (dueOn !== undefined && dueOn !== row.due_on) {
    await updateHandoff(transaction, account, { due_on: dueOn, ...stamp })
    const kickoffOn = seen.stored.kickoff_on
    await note(transaction, account, actor, seen.now, {
      what: 'due',
      before: dueOf(row.due_on, kickoffOn),
      after: dueOf(dueOn, kickoffOn),
    })
  }
  if (templateId !== undefined && templateId !== template.templateId) {
    const templates = await templatesOf(transaction, account.organizationId)
    const next = chosenTemplate(templates, templateId)
    const given = templateId === BUILT_IN_TEMPLATE ? null : templateId
    await updateHandoff(transaction, account, { template_id: given, ...stamp })
    await note(transaction, account, actor, seen.now, {
      what: 'template',
      before: template.name,
      after: next.name,
    })
  }
  if (state !== undefined && state !== row.state) {
    const isReady = state === 'ready'
    const ready = { ready_at: isReady ? seen.now : null, accepted_at: null, accepted_by: null }
    await updateHandoff(transaction, account, { state, reason: null, ...ready, ...stamp })
    await note(transaction, account, actor, seen.now, { what: isReady ? 'ready' : 'reopened' })
  }
}

/** D-CONFLICT with what is missing. Whoever takes it looks after the account, unless somebody does already. */
export async function acceptHandoff({ transaction, handoff, seen, actor }: Step): Promise<void> {
  const { account, row } = handoff
  const { state, missing } = handoffView(seen)
  if (state === 'accepted') throw hasEnded(row.accepted_by ?? 'somebody')
  if (missing.length > 0) throw isIncomplete(missing)
  await updateHandoff(transaction, account, {
    state: 'accepted',
    reason: null,
    accepted_at: seen.now,
    accepted_by: actor.name,
    changed_by: actor.name,
    changed_at: seen.now,
  })
  if (seen.stored.owner_id === null) {
    const owner = { owner_id: actor.memberId, updated_at: seen.now }
    await updateAccount(transaction, account.organizationId, account.accountId, owner)
  }
  await note(transaction, account, actor, seen.now, { what: 'accepted' })
}

export async function returnHandoff(
  { transaction, handoff, seen, actor }: Step,
  reason: string,
): Promise<void> {
  const { account } = handoff
  await updateHandoff(transaction, account, {
    state: 'returned',
    reason,
    ready_at: null,
    accepted_at: null,
    accepted_by: null,
    changed_by: actor.name,
    changed_at: seen.now,
  })
  await note(transaction, account, actor, seen.now, { what: 'returned', after: reason })
}

export async function decideContradiction(
  { transaction, handoff, seen, actor }: Step,
  { contradictionId, side, note: why }: Decision,
): Promise<void> {
  const { account } = handoff
  const found = seen.contradictions.find((one) => one.contradictionId === contradictionId)
  if (found === undefined) throw noSuchContradiction()
  const holds = side === null ? undefined : found.sides[side]
  if (side !== null && holds === undefined) {
    throw usage(`side: there are ${found.sides.length} sides.`, 'Count them from 0.')
  }
  await insertDecision(transaction, {
    organization_id: account.organizationId,
    account_id: account.accountId,
    contradiction_id: contradictionId,
    side,
    note: why,
    decided_by: actor.name,
    decided_at: seen.now,
  })
  const decided = holds === undefined ? 'Both hold.' : `${holds.value} holds.`
  await note(transaction, account, actor, seen.now, {
    what: 'contradiction',
    fieldKey: found.fieldKey,
    before: found.text,
    after: [decided, why].filter((words) => words !== '').join(' '),
    callIds: [...new Set(found.sides.map(({ stated }) => stated.callId))],
  })
}

interface Decision {
  readonly contradictionId: string
  /** Null where both hold. */
  readonly side: number | null
  readonly note: string
}

function hasEnded(by: string): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `${by} has accepted this handoff already.`,
    fix: 'Nothing is left to do; set it back to draft to begin again.',
  })
}

function isIncomplete(missing: Handoff['missing']): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `This handoff is not complete. ${missing.join(' ')}`,
    fix: 'Settle these points, or return it to sales with the reason.',
  })
}

function noSuchContradiction(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such contradiction, or it is not yours to see.',
    fix: 'Look at the handoff again: the calls may have changed.',
  })
}
