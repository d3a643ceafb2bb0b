/** What becomes of a link when the rules have been asked again. Pure. */
import type { LinkReason } from '../records/account.ts'

export interface LinkState {
  readonly state: 'linked' | 'unlinked'
  readonly reasons: readonly LinkReason[]
  /** A person decided it. */
  readonly isManual: boolean
}

/**
 * Undefined where there is no tie. What a person linked stays linked when no rule holds, and what a person unlinked
 * stays so when every rule does.
 */
export function nextLink(
  former: LinkState | undefined,
  reasons: readonly LinkReason[],
): LinkState | undefined {
  if (former?.isManual === true) {
    return former.state === 'linked' ? { ...former, reasons } : former
  }
  return reasons.length > 0 ? { state: 'linked', reasons, isManual: false } : undefined
}
