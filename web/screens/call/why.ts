/** Why a call belongs to an account, in words. */
import type { LinkReason } from '../../../src/records/account.ts'

const RULES: Readonly<Record<LinkReason['rule'], string>> = {
  contact: 'contact e-mail',
  domain: 'domain',
  crm_deal: 'CRM deal',
  crm_account: 'CRM account',
}

/** `by contact e-mail pat@acme.example (Pat Lee), domain acme.example` */
export function whyWords({
  reasons,
  isManual,
}: {
  readonly reasons: readonly LinkReason[]
  readonly isManual: boolean
}): string {
  const told = reasons.map(({ rule, value, of }) =>
    of === null ? `${RULES[rule]} ${value}` : `${RULES[rule]} ${value} (${of})`,
  )
  const all = isManual ? ['hand', ...told] : told
  return all.length === 0 ? '' : `by ${all.join(', ')}`
}
