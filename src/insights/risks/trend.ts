/** Risks week by week: Monday to Sunday, UTC. Pure. */
import { SEVERITIES } from '../../records/finding.ts'
import { DAY_MS, dayOf } from '../../records/days.ts'
import type { RiskTrend } from '../../records/risk.ts'
import type { HeardRisk } from './heard-risks.ts'
import { WEEK_MS } from './risk-views.ts'

/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/** What was dismissed was never a risk; what was resolved was open until then. The last week is the one that runs. */
export function trendOf(risks: readonly HeardRisk[], weeks: number, now: Date): RiskTrend {
  const counted = risks.filter(({ state }) => state !== 'dismissed')
  const thisMonday = mondayOf(now.getTime())
  const mondays = Array.from({ length: weeks }, (_, n) => thisMonday - (weeks - 1 - n) * WEEK_MS)
  const from = mondays[0] ?? thisMonday
  return {
    weeks: mondays.map((monday) => {
      const open = counted.filter((risk) =>
        isOpenAt(risk, Math.min(monday + WEEK_MS, now.getTime())),
      )
      const end = monday + WEEK_MS
      const severities = open.map((risk) => severityAt(risk, end))
      const countOf = (type: HeardRisk['type']): number =>
        open.filter((risk) => risk.type === type).length
      return {
        week: dayOf(monday),
        open: {
          low: severities.filter((one) => one === 'low').length,
          medium: severities.filter((one) => one === 'medium').length,
          high: severities.filter((one) => one === 'high').length,
        },
        byType: {
          competitor: countOf('competitor'),
          budget: countOf('budget'),
          timeline: countOf('timeline'),
          executive: countOf('executive'),
          technical: countOf('technical'),
        },
      }
    }),
    notes: risks
      .flatMap((risk) =>
        risk.places
          .filter(({ startedAt }) => startedAt.getTime() >= from)
          .map((place) => ({
            riskId: risk.riskId,
            accountId: risk.accountId,
            accountName: risk.accountName,
            type: risk.type,
            severity: place.severity ?? 'low',
            state: risk.state,
            at: place.startedAt.toISOString(),
            callId: place.callId,
            startMs: place.startMs,
            quote: place.quote,
            speaker: place.speaker ?? 'Unknown speaker',
          })),
      )
      .toSorted((a, b) => a.at.localeCompare(b.at) || a.startMs - b.startMs),
  }
}

function mondayOf(atMs: number): number {
  return Math.floor((atMs - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS
}

/** Watched ones are still open. */
function isOpenAt({ firstAt, state, mark }: HeardRisk, atMs: number): boolean {
  if (firstAt.getTime() > atMs) return false
  return state !== 'resolved' || (mark !== undefined && mark.changed_at.getTime() > atMs)
}

/** By what had been heard until then. */
function severityAt({ places }: HeardRisk, atMs: number): HeardRisk['severity'] {
  const heard = places.filter(({ startedAt }) => startedAt.getTime() <= atMs)
  return SEVERITIES.findLast((one) => heard.some(({ severity }) => severity === one)) ?? 'low'
}
