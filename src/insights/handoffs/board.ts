/** How far the handoff of each account is, as one reader sees it. */
import { lookerOf } from '../../accounts/visible-call.ts'
import { findingKind } from '../../records/finding.ts'
import type { HandoffBoard, HandoffRow, HandoffTemplate } from '../../records/handoff.ts'
import type { Actor } from '../../records/member.ts'
import {
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
  const [templates, answers, newer, findings, decided, hours] = await Promise.all([
    templatesOf(db, organizationId),
    boardAnswers(db, looker, ids),
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
        ...countsOf(statesOf(row, templates, answersOf.get(row.accountId) ?? [])),
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

/** As an answer itself says it, without its proofs being looked up. */
function statesOf(
  { state, templateId }: BoardRow,
  templates: readonly HandoffTemplate[],
  answers: readonly BoardAnswer[],
): readonly BoardAnswer['state'][] {
  const template =
    state === null
      ? defaultTemplate(templates)
      : chosenTemplate(templates, templateId ?? BUILT_IN_TEMPLATE)
  const byKey = new Map(answers.map((answer) => [answer.key, answer]))
  return template.fields.map(({ key }) => {
    const answer = byKey.get(key)
    if (answer === undefined || !answer.hasSentences) return 'empty'
    if (answer.state === 'edited' || answer.state === 'confirmed') return answer.state
    return answer.isTold ? 'suggested' : 'empty'
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
