/** An account while it is typed, and what becomes of it. Pure. */
import type { Contact } from '../../../src/records/account.ts'
import type { InputOf } from '../../api.ts'

export interface AccountDraft {
  readonly name: string
  readonly domains: readonly string[]
  /** As pasted: one person a line, or addresses divided by commas. */
  readonly contacts: string
  readonly crmAccountIds: readonly string[]
  readonly crmDealIds: readonly string[]
  readonly ownerId: string
  readonly stage: string
  readonly kickoffOn: string
}

export const EMPTY_DRAFT: AccountDraft = {
  name: '',
  domains: [],
  contacts: '',
  crmAccountIds: [],
  crmDealIds: [],
  ownerId: '',
  stage: 'Pre-onboarding',
  kickoffOn: '',
}

export function accountOf(draft: AccountDraft): InputOf<'post /accounts'> {
  return {
    name: draft.name.trim(),
    domains: [...draft.domains],
    contacts: [...parseContacts(draft.contacts).contacts],
    crmIds: crmIdsOf(draft),
    ownerId: draft.ownerId || null,
    stage: draft.stage.trim() || 'Pre-onboarding',
    kickoffOn: draft.kickoffOn || null,
  }
}

export function crmIdsOf({
  crmAccountIds,
  crmDealIds,
}: Pick<AccountDraft, 'crmAccountIds' | 'crmDealIds'>): InputOf<'post /accounts'>['crmIds'] {
  return [
    ...crmAccountIds.map((id) => ({ kind: 'account' as const, id })),
    ...crmDealIds.map((id) => ({ kind: 'deal' as const, id })),
  ]
}

const ADDRESS = /[^\s<>,;"']+@[^\s<>,;"']+\.[^\s<>,;"']+/

/**
 * People as they are pasted from mail or a table: `Pat Lee <pat@acme.example>, CTO`, one a line; several bare addresses
 * may share a line. Lines without an address are given back.
 */
export function parseContacts(text: string): {
  readonly contacts: readonly Contact[]
  readonly refused: readonly string[]
} {
  const contacts = new Map<string, Contact>()
  const refused: string[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const addresses = line.match(new RegExp(ADDRESS, 'g')) ?? []
    if (addresses.length === 0) refused.push(line)
    for (const address of addresses) {
      const email = address.toLowerCase()
      const told = addresses.length === 1 ? aboutPerson(line, address) : { name: null, title: null }
      contacts.set(email, { email, ...told })
    }
  }
  return { contacts: [...contacts.values()], refused }
}

/** What stands before the address is the name, what stands behind it the title. */
function aboutPerson(line: string, address: string): Pick<Contact, 'name' | 'title'> {
  const at = line.indexOf(address)
  return { name: trimmed(line.slice(0, at)), title: trimmed(line.slice(at + address.length)) }
}

function trimmed(text: string): string | null {
  return text.replaceAll(/^[\s<>,;"'\t]+|[\s<>,;"'\t]+$/g, '') || null
}

/** Lower case, without what people paste around a domain. */
export function cleanDomain(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '')
}

const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.uk ymail.com ' +
    'icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com web.de t-online.de mail.ru yandex.ru qq.com 163.com ' +
    'proton.me protonmail.com orange.fr free.fr wanadoo.fr libero.it zoho.com fastmail.com hey.com'
  ).split(' '),
)

/** Why a domain cannot be matched by, as far as a page can tell at once; the server knows more. */
export function domainTrouble(domain: string): string | undefined {
  if (FREE_MAIL.has(domain)) {
    return `${domain} belongs to a mail provider: everybody has it. Add its people as contacts instead.`
  }
  return /^[^\s.]+(\.[^\s.]+)+$/.test(domain) ? undefined : `${domain} is no domain.`
}
