/** Why a call belongs to an account, in words. */
import type { LinkReason } from '../../../src/records/account.ts'
import { ruleName } from '../../parts/link-words.ts'

interface Why {
  readonly reasons: readonly LinkReason[]
  readonly isManual: boolean
}

/** `by contact e-mail pat@acme.example (Pat Lee), domain acme.example`; empty where nobody knows. */
export function whyWords({ reasons, isManual }: Why): string {
  const told = reasons.map(({ rule, value, of }) => {
    const name = ruleName(rule)
    // Abbreviations stay large.
    const word = /^[A-Z]{2}/.test(name) ? name : name.toLowerCase()
    return of === null ? `${word} ${value}` : `${word} ${value} (${of})`
  })
  const all = isManual ? ['hand', ...told] : told
  return all.length === 0 ? '' : `by ${all.join(', ')}`
}
