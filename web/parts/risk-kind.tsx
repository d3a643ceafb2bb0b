/** The kind of a risk with how much it weighs, as a shape and words. */
import { TriangleAlert } from 'lucide-react'
import type { RiskType, Severity } from '../../src/records/finding.ts'
import { RISK_NAMES, SEVERITY_KINDS } from './risk-words.ts'
import { State } from './state.tsx'

interface RiskKindProps {
  readonly type: RiskType
  readonly severity: Severity
  /** The weight is told elsewhere, or only to ears. */
  readonly isShort?: boolean
}

export function RiskKind({ type, severity, isShort = false }: RiskKindProps) {
  return (
    <State kind={SEVERITY_KINDS[severity]} icon={<TriangleAlert className="i" aria-hidden />}>
      {RISK_NAMES[type]}
      <span className={isShort ? 'hush' : undefined}>, {severity}</span>
    </State>
  )
}
