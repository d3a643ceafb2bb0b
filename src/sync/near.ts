/** How a call almost matches an account. Pure. */
import { companyDomain, domainLabel } from '../accounts/domains.ts'
import type { NearMiss } from '../records/account.ts'
import { type Call, type Party } from '../records/call.ts'

export interface Near {
  readonly kind: NearMiss['kind']
  /** As in "2 people with @acme.co; the account has acme.com". */
  readonly text: string
  readonly domain: string | null
}

export interface NearAccount {
  readonly name: string
  readonly domains: readonly string[]
  readonly contacts: readonly { readonly email: string }[]
}

/** The closest way in which it does; undefined where it does not. */
export function nearTo(account: NearAccount, call: Call): Near | undefined {
  const people = call.parties.filter(({ side }) => side !== 'Internal')
  return (
    similarDomain(account, people) ?? contactElsewhere(account, people) ?? sameName(account, call)
  )
}

/** Another domain of the same label, hyphens aside: acme.co, acme-corp.com where the account has acme.com. */
function similarDomain({ domains }: NearAccount, people: readonly Party[]): Near | undefined {
  const own = new Set(domains)
  const labels = new Map(domains.map((domain) => [plain(domainLabel(domain)), domain]))
  const counts = new Map<string, number>()
  for (const { email } of people) {
    const domain = email && companyDomain(email)
    if (domain && !own.has(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  for (const [domain, count] of counts) {
    const meant = labels.get(plain(domainLabel(domain)))
    if (meant === undefined) continue
    const who = count === 1 ? '1 person' : `${count} people`
    return {
      kind: 'similar-domain',
      text: `${who} with @${domain}; the account has ${meant}`,
      domain,
    }
  }
  return undefined
}

/** Somebody with the name before the @ of a known contact, at another address. */
function contactElsewhere(
  { contacts, domains }: NearAccount,
  people: readonly Party[],
): Near | undefined {
  const known = new Map(
    contacts.flatMap(({ email }) => {
      const mailbox = email.split('@')[0] ?? ''
      // "info" and "pat" are many people's.
      return /[._-]/.test(mailbox) ? [[plain(mailbox), email] as const] : []
    }),
  )
  for (const { email } of people) {
    const mailbox = email?.split('@')[0]
    const contact = mailbox === undefined ? undefined : known.get(plain(mailbox))
    if (email === undefined || contact === undefined || contact === email.toLowerCase()) continue
    const domain = companyDomain(email)
    const isNew = domain !== undefined && !domains.includes(domain)
    return {
      kind: 'contact-elsewhere',
      text: `${email.toLowerCase()} may be the contact ${contact}`,
      domain: isNew ? domain : null,
    }
  }
  return undefined
}

/** The account's name in the title. */
function sameName({ name }: NearAccount, { title }: Call): Near | undefined {
  const wanted = words(name).join(' ')
  if (title === undefined || wanted.length < SHORTEST_NAME) return undefined
  if (!` ${words(title).join(' ')} `.includes(` ${wanted} `)) return undefined
  return { kind: 'same-name', text: `The title names ${name}`, domain: null }
}

const SHORTEST_NAME = 4

function words(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
