/** Why a member sees a call or does not: the rules in the order in which they were asked, up to the one that decided. */
import type { VisibilityRule } from '../records/visibility.ts'
import { type VisibilityFacts, WORDS } from './visibility-words.ts'

export interface AskedRule {
  readonly rule: VisibilityRule
  readonly verdict: 'allow' | 'deny'
  readonly holds: boolean
}

export interface Explanation {
  readonly isAllowed: boolean
  readonly rule: VisibilityRule
  readonly text: string
  readonly steps: readonly { readonly isFine: boolean; readonly text: string }[]
}

/** Where no rule decides, the call stays hidden. */
export function explain(asked: readonly AskedRule[], facts: VisibilityFacts): Explanation {
  const decidesAt = asked.findIndex(({ holds }) => holds)
  const told = decidesAt === -1 ? asked : asked.slice(0, decidesAt + 1)
  const last = asked[decidesAt] ?? { rule: 'no-rule' as const, verdict: 'deny' as const }
  const steps = told.map(({ rule, verdict, holds }) => ({
    isFine: holds === (verdict === 'allow'),
    text: holds ? WORDS[rule].yes(facts) : WORDS[rule].no(facts),
  }))
  const text = WORDS[last.rule].yes(facts)
  return {
    isAllowed: last.verdict === 'allow',
    rule: last.rule,
    text,
    steps: decidesAt === -1 ? [...steps, { isFine: false, text }] : steps,
  }
}
