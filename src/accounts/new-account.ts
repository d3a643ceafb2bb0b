/** An account as it is given, made ready to be kept: what cannot be used is told, what is twice is once. Pure. */
import type { Contact, CrmId, RefusedDomain } from '../records/account.ts'
import { hostOfEmail, normalEmail } from '../records/email-address.ts'
import { usage } from '../records/problems.ts'
import { plainCrmId } from './crm-ids.ts'
import { readDomain } from './domains.ts'

export interface GivenClues {
  readonly domains: readonly string[]
  readonly contacts: readonly Contact[]
  readonly crmIds: readonly CrmId[]
}

export interface ReadClues extends GivenClues {
  /** As they were typed. */
  readonly refusedDomains: readonly RefusedDomain[]
  /** What was given for an e-mail address and is none. */
  readonly refusedContacts: readonly string[]
}

export function readClues({ domains, contacts, crmIds }: GivenClues): ReadClues {
  const read = domains.map((typed) => ({ typed, reading: readDomain(typed) }))
  const people = contacts.map((contact) => ({ contact, email: readEmail(contact.email) }))
  return {
    domains: [
      ...new Set(read.flatMap(({ reading }) => (reading.kind === 'domain' ? reading.domain : []))),
    ],
    refusedDomains: read.flatMap(({ typed, reading }) =>
      reading.kind === 'refused' ? { domain: typed, why: reading.why } : [],
    ),
    contacts: onceBy(
      people.flatMap(({ contact, email }) => (email === undefined ? [] : { ...contact, email })),
      ({ email }) => email,
    ),
    refusedContacts: people.flatMap(({ contact, email }) =>
      email === undefined ? contact.email : [],
    ),
    crmIds: onceBy(
      crmIds.map(({ kind, id }) => ({ kind, id: plainCrmId(id) })),
      ({ kind, id }) => `${kind}:${id}`,
    ),
  }
}

/** The same of what is typed or sent: an address that is none is a slip, and nothing is saved. */
export function usableClues(given: GivenClues): ReadClues {
  const clues = readClues(given)
  const [refused] = clues.refusedContacts
  if (refused === undefined) return clues
  throw usage(`contacts: "${refused}" is no e-mail address.`, 'Give it as name@company.com.')
}

/** Lower case, also out of `Pat Lee <pat@acme.com>`; undefined for what is none. */
function readEmail(typed: string): string | undefined {
  const text = typed.trim().replace(/^mailto:/i, '')
  const email = normalEmail(/<([^<>]*)>$/.exec(text)?.[1] ?? text)
  const isOne = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email) && hostOfEmail(email)?.includes('.')
  return isOne === true ? email : undefined
}

/** The last one of each, at the place of the first. */
function onceBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
