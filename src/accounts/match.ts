/** Which accounts a call belongs to, and by which rules. Pure. */
import type { LinkReason } from '../records/account.ts'
import { companyDomain } from './domains.ts'
import {
  cluesOfAccount,
  cluesOfCall,
  type Findable,
  type MatchedCall,
  nameOfClue,
} from './clues.ts'

export interface Matcher {
  /** The reasons of each account that the call belongs to, all that hold; empty for a call of nobody's. */
  match(call: MatchedCall): ReadonlyMap<string, readonly LinkReason[]>
}

/** For many calls: the accounts are looked through once. */
export function createMatcher(
  accounts: Iterable<Findable>,
  ownDomains: ReadonlySet<string>,
): Matcher {
  const accountsOf = new Map<string, string[]>()
  for (const account of accounts) {
    for (const clue of cluesOfAccount(account)) {
      const ids = accountsOf.get(nameOfClue(clue))
      if (ids === undefined) accountsOf.set(nameOfClue(clue), [account.accountId])
      else if (ids.at(-1) !== account.accountId) ids.push(account.accountId)
    }
  }
  return {
    match(call) {
      const found = new Map<string, LinkReason[]>()
      if (isInternalOnly(call, ownDomains)) return found
      for (const { rule, value, of } of cluesOfCall(call, ownDomains)) {
        for (const accountId of accountsOf.get(nameOfClue({ rule, value })) ?? []) {
          const reasons = found.get(accountId) ?? []
          reasons.push({ rule, value, of: of ?? null })
          found.set(accountId, reasons)
        }
      }
      return found
    },
  }
}

/**
 * A talk among ourselves, which is never read: Gong says so, or everybody on it is of our side, or Gong does not know
 * and every address is of our own domains.
 */
export function isInternalOnly(
  { scope, parties }: MatchedCall,
  ownDomains: ReadonlySet<string>,
): boolean {
  if (scope === 'Internal') return true
  if (parties.length > 0 && parties.every(({ side }) => side === 'Internal')) return true
  if (scope === 'External' || parties.some(({ side }) => side === 'External')) return false
  const emails = parties.flatMap(({ email }) => email ?? [])
  return emails.length > 0 && emails.every((email) => ownDomains.has(companyDomain(email) ?? ''))
}

/** Of the addresses of our own people: what they have in common with a customer's is no sign of a customer. */
export function ownDomainsOf(emails: Iterable<string>): ReadonlySet<string> {
  return new Set([...emails].flatMap((email) => companyDomain(email) ?? []))
}
