/** A finding as a moment. Pure. */
import type { Evidence } from '../records/evidence.ts'
import type { Moment } from '../records/moment.ts'
import type { CallFinding } from '../store/findings.ts'
import { labelOf, whyOf } from './moment-words.ts'

export function momentOf(finding: CallFinding, evidence: Evidence): Moment {
  const { kind, riskType, origin, model } = finding
  return {
    momentId: finding.findingId,
    kind,
    label: labelOf(kind, riskType),
    origin,
    model,
    gongKind: origin === 'gong' ? 'tracker' : null,
    riskType,
    severity: finding.severity,
    evidence,
    why: whyOf(finding),
    subject: finding.subject,
    due: finding.due,
    dueOn: finding.dueOn,
    isDone: false,
    confidence: finding.confidence,
  }
}
