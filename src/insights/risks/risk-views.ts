/** Risks as every door shows them. */
import type { Kysely } from 'kysely'
import { DAY_MS } from '../../records/days.ts'
import type { Risk } from '../../records/risk.ts'
import { memberNames } from '../../store/member-names.ts'
import type { Tables } from '../../store/tables.ts'
import { evidenceOf } from '../finding-evidence.ts'
import { whyOf } from '../moment-words.ts'
import type { HeardRisk } from './heard-risks.ts'

export const WEEK_MS = 7 * DAY_MS

export async function riskViews(
  db: Kysely<Tables>,
  organizationId: string,
  risks: readonly HeardRisk[],
  now: Date,
): Promise<readonly Risk[]> {
  const [evidence, names] = await Promise.all([
    evidenceOf(
      db,
      organizationId,
      risks.flatMap(({ places }) => places),
    ),
    memberNames(
      db,
      organizationId,
      risks.flatMap(({ mark }) => [mark?.owner_id, mark?.changed_by]),
    ),
  ])
  let next = 0
  return risks.map((risk) => {
    const { mark, places } = risk
    const newest = places.at(-1)
    const own = evidence.slice(next, next + places.length)
    next += places.length
    const ownerId = mark?.owner_id ?? null
    return {
      riskId: risk.riskId,
      accountId: risk.accountId,
      accountName: risk.accountName,
      type: risk.type,
      severity: risk.severity,
      state: risk.state,
      // What speaks for it now.
      why: newest === undefined ? '' : whyOf(newest),
      evidence: own,
      firstAt: risk.firstAt.toISOString(),
      lastAt: risk.lastAt.toISOString(),
      score: risk.score,
      scoreParts: risk.scoreParts,
      owner: ownerId === null ? null : { memberId: ownerId, name: names.get(ownerId) ?? 'Unknown' },
      reason: mark?.reason ?? null,
      changedBy: mark === undefined ? null : (names.get(mark.changed_by ?? '') ?? 'Unknown'),
      changedAt: mark?.changed_at.toISOString() ?? null,
      isNew: now.getTime() - risk.firstAt.getTime() < WEEK_MS,
      origin: originOf(places),
      model: places.findLast(({ model }) => model !== null)?.model ?? null,
    }
  })
}

function originOf(places: HeardRisk['places']): Risk['origin'] {
  return places.some(({ origin }) => origin !== 'gong')
    ? places.some(({ origin }) => origin === 'derived')
      ? 'derived'
      : 'model'
    : 'gong'
}
