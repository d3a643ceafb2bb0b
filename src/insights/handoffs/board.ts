/** How far the handoff of each account is, as one reader sees it. */
import { lookerOf } from '../../accounts/visible-call.ts'
import { findingKind } from '../../records/finding.ts'
import type { HandoffBoard, HandoffRow, HandoffTemplate } from '../../records/handoff.ts'
import type { Actor } from '../../records/member.ts'
import {
  accountsWithVoices,
  type BoardAnswer,
  boardAnswers,
  type BoardRow,
  boardRows,
  hoursToAccept,
  newerCallsOf,
  type StatedFinding,
  statedFindings,
} from '../../store/handoff-board.ts'
import { decidedContradictions } from '../../store/handoffs.ts'
import { contradictionsIn } from './contradictions.ts'
import { BUILT_IN_TEMPLATE } from './default-template.ts'
import { countsOf, dueOf, isLate } from './handoff-view.ts'
import type { Lookout } from './looking.ts'
import { chosenTemplate, defaultTemplate, templatesOf } from './templates.ts'

export async function handoffBoard(
  { db, clock }: Lookout,
  actor: Actor,
  ownerId: string | undefined,
): Promise<HandoffBoard> {
  const { organizationId } = actor
  const looker = lookerOf(actor, clock)
  const rows = await boardRows(db, organizationId, ownerId)
  const ids = rows.map(({ accountId }) => accountId)
  const [templates, answers, voices, newer, findings, decided, hours] = await Promise.all([
    templatesOf(db, organizationId),
    boardAnswers(db, looker, ids),
    accountsWithVoices(db, looker, ids),
    newerCallsOf(db, looker, ids),
    statedFindings(db, looker, ids),
    decidedContradictions(db, organizationId, ids),
    hoursToAccept(db, organizationId),
  ])
  const answersOf = Map.groupBy(answers, ({ accountId }) => accountId)
  const findingsOf = Map.groupBy(findings, ({ accountId }) => accountId)
  return {
    data: rows.map((row) => ({
      ...rowView(row, looker.now),
      counts: {
        ...countsOf(
          statesOf(templateOf(row, templates), {
            answers: answersOf.get(row.accountId) ?? [],
            hasVoices: row.state !== null && voices.has(row.accountId),
          }),
        ),
        contradictions: openContradictions(
          findingsOf.get(row.accountId) ?? [],
          decided.get(row.accountId) ?? new Set(),
        ),
      },
      newerCalls: newer.get(row.accountId) ?? 0,
    })),
    nextCursor: null,
    hasMore: false,
    hoursToAcceptMedian: hours,
  }
}

function rowView(row: BoardRow, now: Date): Omit<HandoffRow, 'counts' | 'newerCalls'> {
  const { accountId, accountName, stage, kickoffOn, ownerId, ownerName, reason } = row
  const state = row.state ?? 'draft'
  const dueOn = dueOf(row.dueOn, kickoffOn)
  return {
    accountId,
    accountName,
    stage,
    kickoffOn,
    state,
    dueOn,
    isLate: isLate(dueOn, state, now),
    to: ownerId === null ? null : { memberId: ownerId, name: ownerName ?? 'Unknown' },
    reason: state === 'returned' ? reason : null,
    changedAt: row.changedBy === null ? null : (row.changedAt?.toISOString() ?? null),
  }
}

function templateOf(
  { state, templateId }: BoardRow,
  templates: readonly HandoffTemplate[],
): HandoffTemplate {
  return state === null
    ? defaultTemplate(templates)
    : chosenTemplate(templates, templateId ?? BUILT_IN_TEMPLATE)
}

interface Told {
  readonly answers: readonly BoardAnswer[]
  readonly hasVoices: boolean
}

/** As an answer itself says it, without its proofs being looked up. */
function statesOf(
  { fields }: HandoffTemplate,
  { answers, hasVoices }: Told,
): readonly BoardAnswer['state'][] {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]))
  return fields.map(({ key, kinds }) => {
    const answer = byKey.get(key)
    const hasPeople = hasVoices && kinds.includes('stakeholder')
    const isPersons = answer?.state === 'edited' || answer?.state === 'confirmed'
    if (isPersons && (answer.hasSentences || hasPeople)) return answer.state
    return answer?.isTold === true || hasPeople ? 'suggested' : 'empty'
  })
}

function openContradictions(
  findings: readonly StatedFinding[],
  decided: ReadonlySet<string>,
): number {
  const stated = findings.map(({ kind, dueOn, ...finding }) => ({
    ...finding,
    kind: findingKind.parse(kind),
    dueOn: dueOn ?? undefined,
  }))
  return contradictionsIn(stated).filter(({ contradictionId }) => !decided.has(contradictionId))
    .length
}
