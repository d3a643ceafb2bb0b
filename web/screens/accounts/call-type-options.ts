/** The kinds of calls as a list to choose from. */
import type { CallType } from '../../../src/records/call-type.ts'
import { TYPE_NAMES } from './account-words.ts'

const TYPES: readonly CallType[] = [
  'discovery',
  'demo',
  'negotiation',
  'executive',
  'technical',
  'kickoff',
  'review',
  'other',
]

export const CALL_TYPE_OPTIONS = TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }))
