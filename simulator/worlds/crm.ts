/** What Salesforce knows about the other side of a call, in the shape in which Gong passes it on. */
import type { WireContext } from '../world.ts'
import { DAY_MS } from './calendar.ts'
import { createRandom, idOf } from './random.ts'

export interface CrmAccount {
  readonly accountId: string
  readonly dealId: string | null
  readonly name: string
  readonly domain: string
  readonly industry: string
  readonly employees: number
}

const STAGES = [
  { name: 'Qualification', probability: 10 },
  { name: 'Discovery', probability: 20 },
  { name: 'Proposal', probability: 50 },
  { name: 'Negotiation', probability: 75 },
  { name: 'Closed Won', probability: 100 },
  { name: 'Closed Lost', probability: 0 },
] as const

/** `accountContext({ …, dealId: null })` has no opportunity. */
export function accountContext(account: CrmAccount, closeAboutMs: number): WireContext[] {
  const { accountId, dealId } = account
  const objects: WireContext['objects'][number][] = [
    {
      objectType: 'Account',
      objectId: accountId,
      fields: [
        { name: 'Name', value: account.name },
        { name: 'Website', value: `https://www.${account.domain}` },
        { name: 'Industry', value: account.industry },
        { name: 'NumberOfEmployees', value: account.employees },
      ],
    },
  ]
  if (dealId !== null) objects.unshift(opportunity(account, dealId, closeAboutMs))
  return [{ system: 'Salesforce', objects }]
}

function opportunity(account: CrmAccount, dealId: string, closeAboutMs: number) {
  const random = createRandom('deal', dealId)
  const stage = random.pick(STAGES)
  const closeMs = closeAboutMs + random.between(5, 60) * DAY_MS
  return {
    objectType: 'Opportunity' as const,
    objectId: dealId,
    fields: [
      { name: 'Name', value: `${account.name} - new business` },
      { name: 'StageName', value: stage.name },
      { name: 'Amount', value: random.between(12, 240) * 1000 },
      { name: 'CloseDate', value: new Date(closeMs).toISOString().slice(0, 10) },
      { name: 'Probability', value: stage.probability },
      { name: 'Type', value: random.pick(['New Business', 'New Business', 'Expansion']) },
      { name: 'LeadSource', value: random.pick(['Web', 'Referral', 'Outbound', 'Event', null]) },
    ],
  }
}

export function contactContext(
  contact: { readonly name: string; readonly email: string; readonly title?: string | undefined },
  accountId: string,
): WireContext[] {
  return [
    {
      system: 'Salesforce',
      objects: [
        {
          objectType: 'Contact',
          objectId: `003${idOf('contact', contact.email).slice(0, 12)}AAA`,
          fields: [
            { name: 'Name', value: contact.name },
            { name: 'Email', value: contact.email },
            { name: 'Title', value: contact.title ?? null },
            { name: 'AccountId', value: accountId },
          ],
        },
      ],
    },
  ]
}
