/** What the pages of accounts say about days, rules and numbers of calls. */
import type { LinksByRule } from '../../../src/records/account.ts'
import type { CallType } from '../../../src/records/call-type.ts'
import { counted } from '../../words.ts'

const DAY_MS = 86_400_000

/** Of a day `YYYY-MM-DD`, from today: 0 for today, 3 for in three days, negative for the past. */
export function daysUntil(day: string, now: Date = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((Date.parse(day) - today) / DAY_MS)
}

/** `today`, `tomorrow`, `in 3 days`, `4 days ago`. */
export function daysWords(days: number): string {
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days)
  if (near !== undefined) return near
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** How long ago in whole days of the reader's calendar, from an instant. */
export function daysSince(at: string, now: Date = new Date()): number {
  const then = new Date(at)
  const day = Date.UTC(then.getFullYear(), then.getMonth(), then.getDate())
  return Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - day) / DAY_MS)
}

/** In the order in which they are believed. */
const RULES: readonly (readonly [keyof LinksByRule, string])[] = [
  ['contact', 'contact e-mail'],
  ['domain', 'domain'],
  ['crmDeal', 'CRM deal'],
  ['crmAccount', 'CRM account'],
  ['manual', 'hand'],
]

export interface RuleShare {
  readonly key: keyof LinksByRule
  readonly name: string
  readonly calls: number
}

/** Rules by which any call was found. */
export function rulesOf(matchedBy: LinksByRule): readonly RuleShare[] {
  return RULES.map(([key, name]) => ({ key, name, calls: matchedBy[key] })).filter(
    ({ calls }) => calls > 0,
  )
}

/** `5 by contact e-mail, 2 by domain`; empty without calls. */
export function matchedWords(matchedBy: LinksByRule): string {
  return rulesOf(matchedBy)
    .map(({ name, calls }) => `${calls} by ${name}`)
    .join(', ')
}

/** `Found 7 calls: 5 by contact e-mail, 2 by domain.` */
export function foundWords(calls: number, matchedBy: LinksByRule): string {
  if (calls === 0) return 'No call found yet.'
  const how = matchedWords(matchedBy)
  return `Found ${counted(calls, 'call')}${how === '' ? '' : `: ${how}`}.`
}

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

/** As `Maya, Dev and Ines`. */
export function listed(names: readonly string[], word = 'and'): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`
}

/** What a live look at Gong has cost, as `3 requests to Gong, 212 calls looked at`. */
export function costWords(cost: { readonly requests: number; readonly calls: number }): string {
  return `${counted(cost.requests, 'request')} to Gong, ${counted(cost.calls, 'call')} looked at, nothing kept`
}
