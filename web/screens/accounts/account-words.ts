/** How the calls of an account were found, in words. */
import type { LinksByRule } from '../../../src/records/account.ts'
import { counted } from '../../words.ts'

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
