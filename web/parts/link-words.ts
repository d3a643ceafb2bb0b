/** Why a call belongs to an account, in few words and in whole sentences. Pure. */
import type { LinkReason, LinkRule } from '../../src/records/account.ts'
import { counted } from '../words.ts'

const NAMES: Readonly<Record<LinkRule, readonly [one: string, many: string]>> = {
  contact: ['contact e-mail', 'contact e-mails'],
  domain: ['domain', 'domains'],
  crm_deal: ['CRM deal', 'CRM deals'],
  crm_account: ['CRM account', 'CRM accounts'],
}
const RULES: readonly LinkRule[] = ['contact', 'domain', 'crm_deal', 'crm_account']

/** `2 contact e-mails, domain`; `by hand` for a call that a person linked. */
export function becauseWords(reasons: readonly LinkReason[], isManual: boolean): string {
  const parts = RULES.flatMap((rule) => {
    const values = new Set(
      reasons.filter((reason) => reason.rule === rule).map(({ value }) => value),
    )
    const [one, many] = NAMES[rule]
    if (values.size === 0) return []
    return [values.size === 1 ? one : counted(values.size, one, many)]
  })
  return [...(isManual ? ['by hand'] : []), ...parts].join(', ') || 'by hand'
}

/** `Contact e-mail`, as a line begins. */
export function ruleName(rule: LinkRule): string {
  const [one] = NAMES[rule]
  return `${one.charAt(0).toUpperCase()}${one.slice(1)}`
}
