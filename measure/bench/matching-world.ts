/** Calls and customers to be matched, made by arithmetic alone: the same for the same numbers. */
import type { Findable, MatchedCall } from '../../src/accounts/clues.ts'
import type { Party, Side } from '../../src/records/call.ts'

export interface WorldCall extends MatchedCall {
  readonly callId: string
  readonly startedAt: Date
  readonly hostId: string
}

const OUR_PEOPLE = 120
const DAY_MS = 86_400_000
const PERIOD_DAYS = 730
export const PERIOD_START = new Date('2024-12-01T00:00:00Z')
const SUFFIXES = ['com', 'co.uk', 'de', 'io', 'com.br']
/** A big prime: walks through all companies without order. */
const STRIDE = 7_919

/** Each has a domain, every third an alias; three contacts, an account and a deal of the CRM. */
export function worldAccount(n: number): Findable {
  const domain = domainOf(n)
  return {
    accountId: `acc_${n}`,
    domains: n % 3 === 0 ? [domain, `${labelOf(n)}-group.com`] : [domain],
    contacts: [0, 1, 2].map((each) => ({ email: `person${each}@${domain}` })),
    crmIds: [
      { kind: 'account', id: `crm-account-${n}` },
      { kind: 'deal', id: `crm-deal-${n}` },
    ],
  }
}

/**
 * One of 25 is among ourselves, as Gong says; the others are with a company of which four in five are customers, two to
 * four of its people and two of ours. Three in ten carry the deal.
 */
export function worldCall(n: number, customers: number): WorldCall {
  const company = (n * STRIDE) % Math.round(customers * 1.25)
  const guests = Array.from({ length: 2 + (n % 3) }, (_, each) =>
    party(`person${(n + each) % 9}@${each === 1 ? 'eu.' : ''}${domainOf(company)}`, 'External'),
  )
  const hosts = [n % OUR_PEOPLE, (n + 7) % OUR_PEOPLE].map((each) =>
    party(`colleague${each}@us.example`, 'Internal', `user-${each}`),
  )
  const isInternal = n % 25 === 0
  const deal = { kind: 'deal', system: 'CRM', id: `crm-deal-${company}`, fields: [] } as const
  return {
    callId: `call-${n}`,
    startedAt: new Date(PERIOD_START.getTime() + ((n * STRIDE) % PERIOD_DAYS) * DAY_MS),
    hostId: `user-${n % OUR_PEOPLE}`,
    scope: isInternal ? 'Internal' : 'External',
    parties: isInternal ? hosts : [...hosts, ...guests],
    crm: !isInternal && n % 10 < 3 ? [deal] : [],
  }
}

function party(email: string, side: Side, userId?: string): Party {
  return {
    id: undefined,
    name: email,
    email,
    phone: undefined,
    title: undefined,
    userId,
    speakerId: undefined,
    side,
    attended: true,
    crm: [],
  }
}

function domainOf(company: number): string {
  return `${labelOf(company)}.${SUFFIXES[company % SUFFIXES.length]}`
}

function labelOf(company: number): string {
  return `company${company}`
}
