/** One domain more, or one less, for an account. Pure. */
import { Problem, usage } from '../records/problems.ts'
import { readDomain } from './domains.ts'

export interface DomainChange {
  readonly addedDomain?: string | undefined
  readonly removedDomain?: string | undefined
}

/** Throws a usage problem for what cannot be matched by, D-NOT-FOUND for what the account does not have. */
export function changedDomains(
  domains: readonly string[],
  { addedDomain, removedDomain }: DomainChange,
): readonly string[] {
  if (addedDomain !== undefined) return [...domains, domainOf(addedDomain)]
  if (removedDomain === undefined) return domains
  const removed = domainOf(removedDomain)
  if (domains.includes(removed)) return domains.filter((domain) => domain !== removed)
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: `The account does not have the domain ${removed}.`,
    fix: 'Look at the account: it shows its domains.',
  })
}

function domainOf(typed: string): string {
  const reading = readDomain(typed)
  if (reading.kind === 'domain') return reading.domain
  throw usage(`domain: "${typed}" ${reading.why}.`, 'Give a domain of the company, as acme.com.')
}
