/** The ways from a citation to what was said, given by the desk that a page stands on. */
import { createContext, useContext } from 'react'
import type { Evidence } from '../../src/records/evidence.ts'

export interface EvidenceActs {
  readonly open: (evidence: Evidence) => void
  /** Fetches what opening will show: a hand that comes near is about to press. */
  readonly warm: (evidence: Evidence) => void
}

export const EvidenceActsContext = createContext<EvidenceActs>({ open: () => {}, warm: () => {} })

export function useEvidence(): EvidenceActs {
  return useContext(EvidenceActsContext)
}
