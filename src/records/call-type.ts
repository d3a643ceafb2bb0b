/** What kind of talk a call was: Gong's purpose says so, else its title, else what was said; a person may correct it. */
import { z } from 'zod'

export const CALL_TYPES = [
  'discovery',
  'demo',
  'negotiation',
  'executive',
  'technical',
  'kickoff',
  'review',
  'other',
] as const
export type CallType = (typeof CALL_TYPES)[number]

export const callType = z.enum(CALL_TYPES)

/** How a type is known; `derived` from what was said and by whom, `none` where it is not. */
export const typeSource = z.enum(['purpose', 'title', 'derived', 'none', 'person'])
export type TypeSource = z.infer<typeof typeSource>
