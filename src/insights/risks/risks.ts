/** Risks as members look at them and judge them. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { noSuchAccount } from '../../accounts/no-such-account.ts'
import { lookerOf } from '../../accounts/visible-call.ts'
import type { RiskType } from '../../records/finding.ts'
import { cutPage, readCursor } from '../../records/list-cursor.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock, InsightQueue } from '../../records/ports.ts'
import { Problem, usage } from '../../records/problems.ts'
import type { Risk, RiskCounts, RiskState, RiskTrend } from '../../records/risk.ts'
import { isAccount, linksOfCalls } from '../../store/call-parts.ts'
import { writeMarks } from '../../store/finding-marks.ts'
import { listFindings } from '../../store/findings.ts'
import { findMember } from '../../store/members.ts'
import type { Tables } from '../../store/tables.ts'
import type { PageOf, PageRequest } from '../pages.ts'
import { byWeight, findingOfRisk, type HeardRisk, heardRisks } from './heard-risks.ts'
import { riskViews, WEEK_MS } from './risk-views.ts'
import { trendOf } from './trend.ts'

export interface RisksNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly queue: InsightQueue
}

export interface RiskFilter {
  readonly accountId: string | undefined
  readonly type: RiskType | undefined
  readonly state: RiskState | undefined
  readonly ownerId: string | undefined
  readonly since: Date | undefined
}

export interface RiskChange {
  readonly state: RiskState | undefined
  readonly reason: string | undefined
  readonly ownerId: string | null | undefined
}

const place = z.tuple([z.number(), z.string()])

export function createRisks(needs: RisksNeeds) {
  const { db, clock, queue } = needs

  const heardIn = async (
    actor: Actor,
    accountId: string | undefined,
  ): Promise<readonly HeardRisk[]> => {
    const { organizationId } = actor
    if (accountId !== undefined && !(await isAccount(db, organizationId, accountId)))
      throw noSuchAccount()
    return heardRisks(needs, actor, { accountId })
  }

  /** The risk that holds the finding which the id names: the first place may have become another one. */
  const find = async (actor: Actor, riskId: string): Promise<HeardRisk> => {
    const { organizationId } = actor
    const { findingId, accountId } = findingOfRisk(riskId)
    const looker = lookerOf(actor, clock)
    const [finding] = await listFindings(db, looker, { findingId, kinds: ['risk'] })
    const links =
      finding === undefined
        ? []
        : await linksOfCalls(db, { organizationId, callIds: [finding.callId] })
    for (const link of links) {
      if (accountId !== undefined && link.accountId !== accountId) continue
      const risks = await heardRisks(needs, actor, { accountId: link.accountId })
      const found = risks.find(({ places }) => places.some((one) => one.findingId === findingId))
      if (found !== undefined) return found
    }
    throw noSuchRisk()
  }

  const view = async (actor: Actor, risk: HeardRisk): Promise<Risk> => {
    const [shown] = await riskViews(db, actor.organizationId, [risk], clock.now())
    if (shown === undefined) throw noSuchRisk()
    return shown
  }

  return {
    async list(
      actor: Actor,
      filter: RiskFilter,
      { limit, cursor }: PageRequest,
    ): Promise<PageOf<Risk> & { readonly counts: RiskCounts }> {
      const after = cursor === undefined ? undefined : readCursor(cursor, place)
      const now = clock.now()
      const wanted = (await heardIn(actor, filter.accountId)).filter((risk) =>
        isWanted(risk, filter),
      )
      const rest = wanted
        .filter(({ state }) => filter.state === undefined || state === filter.state)
        .toSorted(byWeight)
        .filter((risk) => after === undefined || isBehind(risk, after))
      const page = rest.slice(0, limit + 1)
      const shown = await riskViews(db, actor.organizationId, page, now)
      return {
        ...cutPage(shown, limit, {
          item: (one) => one,
          place: ({ score, riskId }) => [score, riskId],
        }),
        counts: countsOf(wanted, now),
      }
    },

    get: async (actor: Actor, riskId: string): Promise<Risk> =>
      view(actor, await find(actor, riskId)),

    async change(
      actor: Actor,
      riskId: string,
      { state, reason, ownerId }: RiskChange,
    ): Promise<Risk> {
      const { organizationId, memberId } = actor
      const risk = await find(actor, riskId)
      if (state === 'dismissed' && (reason === undefined || reason === '')) {
        throw usage('reason: a risk is dismissed for a reason.', 'Say why it is none.')
      }
      if (typeof ownerId === 'string' && !(await findMember(db, organizationId, ownerId))) {
        throw usage('ownerId: there is no such member.', 'Look at the list of members.')
      }
      if (state === undefined && ownerId === undefined) return view(actor, risk)
      const kept = risk.mark
      await writeMarks(
        db,
        risk.places.map(({ findingId, callId }) => ({
          organization_id: organizationId,
          account_id: risk.accountId,
          finding_id: findingId,
          call_id: callId,
          state: state ?? risk.state,
          reason: reason ?? (state === undefined ? (kept?.reason ?? null) : null),
          owner_id: ownerId === undefined ? (kept?.owner_id ?? null) : ownerId,
          changed_by: memberId,
          // What was settled once stays settled from then on, whoever it is given to.
          changed_at: state === undefined && kept !== undefined ? kept.changed_at : clock.now(),
        })),
      )
      // The rules have learned something, or unlearned it.
      const isTaught = state !== undefined && state !== risk.state
      if (isTaught && (state === 'dismissed' || risk.state === 'dismissed')) {
        await queue.readCalls(organizationId)
      }
      return view(actor, await find(actor, riskId))
    },

    async trend(
      actor: Actor,
      { accountId, type }: Pick<RiskFilter, 'accountId' | 'type'>,
      weeks: number,
    ): Promise<RiskTrend> {
      const risks = await heardIn(actor, accountId)
      const wanted = risks.filter((risk) => type === undefined || risk.type === type)
      return trendOf(wanted, weeks, clock.now())
    },
  }
}

/** But for the state. */
function isWanted(risk: HeardRisk, { type, ownerId, since }: RiskFilter): boolean {
  if (type !== undefined && risk.type !== type) return false
  if (ownerId !== undefined && risk.mark?.owner_id !== ownerId) return false
  return since === undefined || risk.lastAt >= since
}

function isBehind(
  { score, riskId }: HeardRisk,
  [lastScore, lastId]: z.infer<typeof place>,
): boolean {
  return score === lastScore ? riskId > lastId : score < lastScore
}

function countsOf(risks: readonly HeardRisk[], now: Date): RiskCounts {
  const countOf = (state: RiskState): number => risks.filter((risk) => risk.state === state).length
  const weekAgo = new Date(now.getTime() - WEEK_MS)
  return {
    open: countOf('open'),
    watching: countOf('watching'),
    dismissed: countOf('dismissed'),
    resolved: countOf('resolved'),
    openLastWeek: risks.filter((risk) => wasOpen(risk, weekAgo)).length,
  }
}

/** What has been changed since is taken to have been open until then. */
function wasOpen({ firstAt, state, mark }: HeardRisk, at: Date): boolean {
  if (firstAt > at) return false
  return state === 'open' || (mark !== undefined && mark.changed_at > at)
}

function noSuchRisk(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such risk, or it is not yours to see.',
    fix: 'Look at the list of risks: it has all that you may see.',
  })
}
