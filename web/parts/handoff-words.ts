/** What pages say of a handoff as a whole. */
import type { Handoff, HandoffState } from '../../src/records/handoff.ts'
import { day, daysUntil, daysWords } from '../words.ts'

export const HANDOFF_STATE_NAMES: Readonly<Record<HandoffState, string>> = {
  draft: 'Draft',
  ready: 'Ready',
  accepted: 'Accepted',
  returned: 'Returned',
}

/** `Draft, due 5 Sep, in 3 days`. */
export function standingWords({ state, dueOn }: Pick<Handoff, 'state' | 'dueOn'>): string {
  if (dueOn === null || state === 'accepted') return HANDOFF_STATE_NAMES[state]
  return `${HANDOFF_STATE_NAMES[state]}, due ${day(dueOn)}, ${daysWords(daysUntil(dueOn))}`
}

/** `3 confirmed, 1 edited, 8 suggested, 1 empty`; what is none is left out. */
export function countsWords({ counts }: Pick<Handoff, 'counts'>): string {
  const { confirmed, edited, suggested, empty } = counts
  return Object.entries({ confirmed, edited, suggested, empty })
    .filter(([, amount]) => amount > 0)
    .map(([name, amount]) => `${amount} ${name}`)
    .join(', ')
}
