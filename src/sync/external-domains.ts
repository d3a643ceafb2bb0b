/** What a call tells of the companies on it. Pure. */
import { companyDomain } from '../accounts/domains.ts'
import type { Call } from '../records/call.ts'

/** The companies of those who are not ours, each once. */
export function externalDomains(call: Call): readonly string[] {
  const people = call.parties.filter(({ side }) => side !== 'Internal')
  return [...new Set(people.flatMap(({ email }) => (email && companyDomain(email)) || []))]
}
