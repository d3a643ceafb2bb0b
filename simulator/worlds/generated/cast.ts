/** Who is on an invented call and about which account: derived from the call's number alone. */
import { fullName, mailbox, organisationAt, personAt, type Organisation } from '../people.ts'
import { createRandom } from '../random.ts'
import type { CrmAccount } from '../crm.ts'

interface Contact {
  readonly name: string
  readonly firstName: string
  readonly email: string
  readonly title: string
}

export interface GeneratedAccount extends Organisation {
  readonly crm: CrmAccount
  readonly contacts: readonly Contact[]
  /** First names of people who are mentioned and never take part. */
  readonly others: readonly string[]
}

const TITLES = [
  'Head of Customer Service',
  'Operations Manager',
  'IT Lead',
  'Chief Operating Officer',
  'Procurement Manager',
  'Team Lead Back Office',
  'Chief Financial Officer',
  'Project Manager',
]

/** About eight calls belong to one account. */
export const accountCount = (calls: number): number => Math.max(1, Math.round(calls / 8))

export function accountAt(seed: string, position: number): GeneratedAccount {
  const random = createRandom('account', seed, position)
  const company = organisationAt(position)
  const first = random.below(2400)
  const contacts = Array.from({ length: random.between(3, 6) }, (_, index) => {
    const person = personAt(first + index)
    return {
      name: fullName(person),
      firstName: person.firstName,
      email: `${mailbox(person)}@${company.domain}`,
      title: TITLES[(position + index) % TITLES.length] ?? '',
    }
  })
  const crm = {
    accountId: `001${random.id().slice(0, 12)}AAA`,
    dealId: `006${random.id().slice(0, 12)}AAA`,
    name: company.name,
    domain: company.domain,
    industry: company.industry,
    employees: random.between(4, 400) * 10,
  }
  const others = [7, 11, 16, 23].map((step) => personAt(first + step).firstName)
  return { ...company, crm, contacts, others }
}
