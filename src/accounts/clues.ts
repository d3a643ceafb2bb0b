/** Clues: what ties a call to an account, as both sides carry it. Pure. */
import type { CrmId, LinkRule } from '../records/account.ts'
import { type Call, type Party, partyName } from '../records/call.ts'
import { crmName } from '../records/crm.ts'
import { normalEmail } from '../records/email-address.ts'
import { plainCrmId } from './crm-ids.ts'
import { companyDomain } from './domains.ts'

/** What is needed of a call to match it. */
export type MatchedCall = Pick<Call, 'scope' | 'parties' | 'crm'>

/** What an account's calls are found by. */
export interface Findable {
  readonly accountId: string
  /** Registrable domains, as `readDomain` gives them. */
  readonly domains: readonly string[]
  readonly contacts: readonly { readonly email: string }[]
  readonly crmIds: readonly CrmId[]
}

export interface Clue {
  readonly rule: LinkRule
  readonly value: string
}

/** A clue of a call, with whose it is: a person's name, or what the deal is called. */
export interface CallClue extends Clue {
  readonly of: string | undefined
}

/**
 * Each once, in the order of the rules. Only the other side's addresses count, and `ownDomains`, our own company's,
 * never do.
 */
export function cluesOfCall(call: MatchedCall, ownDomains: ReadonlySet<string>): CallClue[] {
  const people = call.parties.filter(isTheirs)
  const contacts = people.map((party) => ({
    rule: 'contact' as const,
    value: normalEmail(party.email),
    of: partyName(party),
  }))
  const domains = people.flatMap((party) => {
    const domain = companyDomain(normalEmail(party.email))
    return domain === undefined || ownDomains.has(domain)
      ? []
      : [{ rule: 'domain' as const, value: domain, of: partyName(party) }]
  })
  const crm = call.crm.flatMap((object) =>
    object.kind === 'contact'
      ? []
      : [{ rule: CRM_RULES[object.kind], value: plainCrmId(object.id), of: crmName(object) }],
  )
  return distinct([...contacts, ...domains, ...crm])
}

export function cluesOfAccount({ domains, contacts, crmIds }: Findable): Clue[] {
  return [
    ...contacts.map(({ email }) => ({ rule: 'contact' as const, value: normalEmail(email) })),
    ...domains.map((domain) => ({ rule: 'domain' as const, value: domain })),
    ...crmIds.map(({ kind, id }) => ({ rule: CRM_RULES[kind], value: plainCrmId(id) })),
  ]
}

/** Two clues of one name are the same. */
export function nameOfClue({ rule, value }: Clue): string {
  return `${rule}:${value}`
}

const CRM_RULES = { deal: 'crm_deal', account: 'crm_account' } as const

/** Gong leaves the side open where it cannot tell: such a person counts. */
function isTheirs(party: Party): party is Party & { readonly email: string } {
  return party.side !== 'Internal' && party.email !== undefined
}

function distinct(clues: readonly CallClue[]): CallClue[] {
  const first = new Map<string, CallClue>()
  for (const clue of clues) {
    const name = nameOfClue(clue)
    if (!first.has(name)) first.set(name, clue)
  }
  return [...first.values()]
}
