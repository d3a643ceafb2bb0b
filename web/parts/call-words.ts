/** What pages say of calls: their kind, their length, what a live look at them has cost. */
import type { CallType } from '../../src/records/call-type.ts'
import { counted } from '../words.ts'

export const TYPE_NAMES: Readonly<Record<CallType, string>> = {
  discovery: 'Discovery',
  demo: 'Demo',
  negotiation: 'Negotiation',
  executive: 'Executive presentation',
  technical: 'Technical',
  kickoff: 'Kickoff',
  review: 'Review',
  other: 'Other',
}

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

/** To choose from. */
export const CALL_TYPE_OPTIONS = TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }))

/** `45m`, `1h 05m`: the length of a call, short. */
export function callLength(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 60) return `${minutes}m`
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, '0')}m`
}

/** `12 min` below an hour, `3.5 h` above. */
export function talkLength(seconds: number): string {
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))}\u00A0min`
  const hours = seconds / 3_600
  return `${hours < 9.95 ? hours.toFixed(1).replace(/\.0$/, '') : Math.round(hours)}\u00A0h`
}

/** What a live look at Gong has cost, as `3 requests to Gong, 212 calls looked at`. Only admins are told in numbers. */
export function costWords(
  cost: { readonly requests: number; readonly calls: number } | null,
): string {
  if (cost === null) return 'Looked up in Gong just now, nothing kept'
  return `${counted(cost.requests, 'request')} to Gong, ${counted(cost.calls, 'call')} looked at, nothing kept`
}
