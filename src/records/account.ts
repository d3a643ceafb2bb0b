/** A customer, what their calls are found by, and what the pages of an account show. Counts are the reader's own. */
import { z } from 'zod'
import { callType } from './call-type.ts'

export const contact = z.object({
  email: z.string(),
  name: z.string().nullable(),
  title: z.string().nullable(),
})
export type Contact = z.infer<typeof contact>

export const crmId = z.object({ kind: z.enum(['account', 'deal']), id: z.string() })
export type CrmId = z.infer<typeof crmId>

/** How calls were found, as numbers of calls; one call can count for several. */
export const linksByRule = z.object({
  contact: z.number(),
  domain: z.number(),
  crmDeal: z.number(),
  crmAccount: z.number(),
  manual: z.number(),
})
export type LinksByRule = z.infer<typeof linksByRule>

export const accountSource = z.enum(['hand', 'csv', 'api', 'webhook', 'crm'])
export type AccountSource = z.infer<typeof accountSource>

export const account = z.object({
  accountId: z.string(),
  name: z.string(),
  /** Registrable domains in their ASCII form, aliases among them. */
  domains: z.array(z.string()).readonly(),
  contacts: z.array(contact).readonly(),
  crmIds: z.array(crmId).readonly(),
  owner: z.object({ memberId: z.string(), name: z.string() }).nullable(),
  stage: z.string(),
  /** A day, `YYYY-MM-DD`. */
  kickoffOn: z.string().nullable(),
  source: accountSource,
  createdAt: z.iso.datetime(),
  /** Calls are being looked for just now. Whoever is no admin is told so for a while after each change, call or no call. */
  isMatching: z.boolean(),
})
export type Account = z.infer<typeof account>

/** A row of the table of accounts. */
export const accountRow = account.omit({ contacts: true, crmIds: true }).extend({
  calls: z.number(),
  lastCallAt: z.iso.datetime().nullable(),
  matchedBy: linksByRule,
  /** Of these calls, how many the reader has marked as reviewed. */
  reviewed: z.number(),
})
export type AccountRow = z.infer<typeof accountRow>

/** What is known of an account's calls at a glance. */
export const accountOverview = z.object({
  account,
  calls: z.number(),
  withTranscript: z.number(),
  /** Transcripts still on their way. */
  owed: z.number(),
  talkedSec: z.number(),
  firstCallAt: z.iso.datetime().nullable(),
  lastCallAt: z.iso.datetime().nullable(),
  reviewed: z.number(),
  matchedBy: linksByRule,
  byType: z.array(z.object({ type: callType.nullable(), calls: z.number() })).readonly(),
  /** The next call to review before kickoff: the newest that the reader has not. */
  nextToReview: z.object({ callId: z.string(), title: z.string() }).nullable(),
  /** The account's page in the CRM, where a deal or account carries a link. */
  crmUrl: z.string().nullable(),
  /**
   * Steps from found to reviewed. `found` and `allowed` count whatever Gong holds with the customer, but for private calls
   * and those left out by title, of which nothing is known: null for everybody but an admin.
   */
  ladder: z.object({
    found: z.number().nullable(),
    allowed: z.number().nullable(),
    associated: z.number(),
    withTranscript: z.number(),
    reviewed: z.number(),
    /** Linked calls that the reader may not see; null for everybody but an admin. */
    hidden: z.number().nullable(),
  }),
})
export type AccountOverview = z.infer<typeof accountOverview>

export const person = z.object({
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  side: z.enum(['Internal', 'External', 'Unknown']),
  calls: z.number(),
  /** Share of all that was said in the account's calls, 0 to 1; null where no transcript tells. */
  talkShare: z.number().nullable(),
  lastHeardAt: z.iso.datetime().nullable(),
  isContact: z.boolean(),
})
export type Person = z.infer<typeof person>

/** People over time: who took part in which call, and how much they said. */
export const relationship = z.object({
  calls: z
    .array(z.object({ callId: z.string(), title: z.string(), startedAt: z.iso.datetime() }))
    .readonly(),
  people: z
    .array(
      person.pick({ name: true, title: true, side: true, lastHeardAt: true }).extend({
        parts: z
          .array(z.object({ callId: z.string(), talkSec: z.number(), attended: z.boolean() }))
          .readonly(),
      }),
    )
    .readonly(),
})
export type Relationship = z.infer<typeof relationship>

/** One line of the list that an account without calls shows of itself. */
export const accountCheck = z.object({
  key: z.enum(['connection', 'calls', 'window', 'access', 'matching']),
  isFine: z.boolean(),
  text: z.string(),
  fix: z
    .object({
      label: z.string(),
      /** What the button does; `open` leads to `path`. */
      act: z.enum(['open', 'widen', 'link', 'add-domain']),
      path: z.string().nullable(),
    })
    .nullable(),
})
export type AccountCheck = z.infer<typeof accountCheck>

export const LINK_RULES = ['contact', 'domain', 'crm_deal', 'crm_account'] as const
export type LinkRule = (typeof LINK_RULES)[number]

/** Why a call belongs to an account: all that holds. */
export const linkReason = z.object({
  rule: z.enum(LINK_RULES),
  /** The address, domain or CRM id that matched. */
  value: z.string(),
  /** Whose it is on the call, or what the deal is called. */
  of: z.string().nullable(),
})
export type LinkReason = z.infer<typeof linkReason>

export const link = z.object({
  accountId: z.string(),
  accountName: z.string(),
  callId: z.string(),
  state: z.enum(['linked', 'unlinked']),
  reasons: z.array(linkReason).readonly(),
  manual: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type Link = z.infer<typeof link>

/** A call read live from Gong and kept nowhere, unless it is linked. */
export const liveCall = z.object({
  callId: z.string(),
  title: z.string(),
  startedAt: z.iso.datetime(),
  durationSec: z.number(),
  participants: z.array(z.object({ name: z.string(), side: person.shape.side })).readonly(),
})
export type LiveCall = z.infer<typeof liveCall>

/** A call that almost matches, and what would make it match. */
export const nearMiss = liveCall.extend({
  kind: z.enum(['similar-domain', 'same-name', 'contact-elsewhere']),
  /** As in "2 people with @acme.co; the account has acme.com". */
  text: z.string(),
  domain: z.string().nullable(),
})
export type NearMiss = z.infer<typeof nearMiss>

/** What a live look at Gong has cost. */
const measuredCost = z.object({ requests: z.number(), calls: z.number() })
export type LiveCost = z.infer<typeof measuredCost>

/** Null for everybody but an admin: requests grow with the calls that were read, whoever may see them. */
export const liveCost = measuredCost.nullable()

/** How many calls of an account there are from before the first day that is read. Read live, kept nowhere. */
export const olderCalls = z.object({
  calls: z.number(),
  /** What was looked through: from this day on, up to the first day that is read. */
  from: z.iso.date(),
  to: z.iso.date(),
  cost: liveCost,
})
export type OlderCalls = z.infer<typeof olderCalls>

/** An account as another system or a person gives it. */
export const newAccount = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'give the account a name')
    .max(200)
    .describe('how the company is called'),
  domains: z
    .array(z.string().max(300))
    .max(100)
    .readonly()
    .describe('domains of the company, with commas between')
    .default([]),
  contacts: z
    .array(
      z.object({
        email: z.string().trim().min(3).max(320),
        name: z.string().trim().max(200).nullable().default(null),
        title: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .max(1_000)
    .readonly()
    .describe('e-mail addresses of people there')
    .default([]),
  crmIds: z
    .array(z.object({ kind: z.enum(['account', 'deal']), id: z.string().trim().min(1).max(100) }))
    .max(100)
    .readonly()
    .describe('ids in the CRM, as account:… or deal:…')
    .default([]),
  ownerId: z
    .string()
    .describe('the member who looks after it: id or address')
    .nullable()
    .default(null),
  stage: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .describe('where it stands (default: Pre-onboarding)')
    .default('Pre-onboarding'),
  kickoffOn: z.iso.date().describe('a day, as 2026-12-31').nullable().default(null),
})
export type NewAccount = z.output<typeof newAccount>

/** Domains that were given and cannot be matched by, each with the reason in words. */
export const refusedDomain = z.object({ domain: z.string(), why: z.string() })
export type RefusedDomain = z.infer<typeof refusedDomain>

/** An account that Gong's own call context suggests. Read live, kept nowhere. */
export const suggestion = z.object({
  crmAccountId: z.string(),
  name: z.string(),
  domains: z.array(z.string()).readonly(),
  dealIds: z.array(z.string()).readonly(),
  calls: z.number(),
  /** There is an account of this CRM id or domain already. */
  accountId: z.string().nullable(),
})
export type Suggestion = z.infer<typeof suggestion>

/** An account as it was saved. */
export const savedAccount = account.extend({ refusedDomains: z.array(refusedDomain).readonly() })
export type SavedAccount = z.infer<typeof savedAccount>
