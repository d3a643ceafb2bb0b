/** What kind of talk a call was, where Gong's purpose or the title says so, or a person has corrected it. */
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

/** How a type is known; `none` where it is not. */
export const typeSource = z.enum(['purpose', 'title', 'none', 'person'])
export type TypeSource = z.infer<typeof typeSource>
