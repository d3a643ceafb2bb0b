/** What of an account's moments is shown, as the address names it. The customer's words come first. */
import type { Moment } from '../../../src/records/moment.ts'
import { MOMENT_KINDS } from '../../parts/moment-words.ts'

export interface MomentChoice {
  readonly kind: Moment['kind'] | 'all'
  readonly side: 'customer' | 'us' | 'all'
  readonly from: 'all' | 'derived' | 'gong' | 'own'
}

export const SIDE_OPTIONS = [
  { value: 'customer', label: 'What the customer said' },
  { value: 'us', label: 'What we said' },
  { value: 'all', label: 'Both sides' },
] as const

export const FROM_OPTIONS = [
  { value: 'all', label: 'From everywhere' },
  { value: 'derived', label: 'Derived here' },
  { value: 'gong', label: 'From Gong' },
  { value: 'own', label: 'Yours' },
] as const

/** Whatever the address says: what it does not name, or names wrongly, is as it begins. */
export function momentChoice(given: {
  readonly kind: string
  readonly side: string
  readonly from: string
}): MomentChoice {
  return {
    kind: MOMENT_KINDS.find((one) => one === given.kind) ?? 'all',
    side: SIDE_OPTIONS.find(({ value }) => value === given.side)?.value ?? 'customer',
    from: FROM_OPTIONS.find(({ value }) => value === given.from)?.value ?? 'all',
  }
}
