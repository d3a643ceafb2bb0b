/** How a call almost matches an account. Pure. */
import { companyDomain, domainLabel } from '../accounts/domains.ts'
import type { NearMiss } from '../records/account.ts'
import { type Call, type Party } from '../records/call.ts'
import { inTurns } from '../records/turns.ts'

export interface Near {
  readonly kind: NearMiss['kind']
  /** As in "2 people with @acme.co; the account has acme.com". */
  readonly text: string
  readonly domain: string | null
}

type NearParty = Pick<Party, 'email' | 'side'>
type NearCall = Pick<Call, 'title'> & { readonly parties: readonly NearParty[] }

export interface NearAccount {
  readonly name: string
  readonly domains: readonly string[]
  readonly contacts: readonly { readonly email: string }[]
}

/** Finds those that a call comes near to without looking at each: by the labels of domains, and by names. */
export interface NearFinder<Account> {
  /** In the order of the accounts. */
  near(call: NearCall): readonly { readonly account: Account; readonly near: Near }[]
}

type NamedNear = Omit<NearAccount, 'contacts'>

export async function createNearFinder<Account extends NamedNear>(
  accounts: readonly Account[],
): Promise<NearFinder<Account>> {
  const places = new Map<string, Set<number>>()
  const note = (key: string, place: number): void => {
    const there = places.get(key)
    if (there === undefined) places.set(key, new Set([place]))
    else there.add(place)
  }
  let place = 0
  let mostWords = 0
  for await (const { name, domains } of inTurns(accounts)) {
    const named = words(name)
    mostWords = Math.max(mostWords, named.length)
    note(nameKey(named), place)
    for (const domain of domains) note(labelKey(domain), place)
    place += 1
  }
  return {
    near(call) {
      const keys = [...labelKeysOf(call), ...nameKeysOf(call, mostWords)]
      const found = new Set(keys.flatMap((key) => [...(places.get(key) ?? [])]))
      return [...found]
        .toSorted((a, b) => a - b)
        .flatMap((at) => {
          const account = accounts[at]
          const near = account && nearTo({ ...pick(account), contacts: [] }, call)
          return near ? [{ account, near }] : []
        })
    },
  }
}

function pick({ name, domains }: NamedNear): NamedNear {
  return { name, domains }
}

function labelKeysOf({ parties }: NearCall): readonly string[] {
  return parties.flatMap(({ email, side }) => {
    const domain = side === 'Internal' || !email ? undefined : companyDomain(email)
    return domain === undefined ? [] : [labelKey(domain)]
  })
}

/** Every row of words that the title has, up to the longest name. */
function nameKeysOf({ title = '' }: NearCall, mostWords: number): readonly string[] {
  const all = words(title)
  return all.flatMap((_word, from) =>
    Array.from({ length: Math.min(mostWords, all.length - from) }, (_each, n) =>
      nameKey(all.slice(from, from + n + 1)),
    ),
  )
}

const labelKey = (domain: string): string => `label ${plain(domainLabel(domain))}`
const nameKey = (named: readonly string[]): string => `name ${named.join(' ')}`

/** The closest way in which it does; undefined where it does not. */
export function nearTo(account: NearAccount, call: NearCall): Near | undefined {
  const people = call.parties.filter(({ side }) => side !== 'Internal')
  return (
    similarDomain(account, people) ?? contactElsewhere(account, people) ?? sameName(account, call)
  )
}

/** Another domain of the same label, hyphens aside: acme.co, acme-corp.com where the account has acme.com. */
function similarDomain({ domains }: NearAccount, people: readonly NearParty[]): Near | undefined {
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
  people: readonly NearParty[],
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
function sameName({ name }: NearAccount, { title }: NearCall): Near | undefined {
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
