/** The customers of the sample company, as somebody would have typed them in: some calls of theirs are found by none of it. */
import type { AccountNeeds } from './operations/account-needs.ts'
import { type NewAccount, newAccount } from './records/account.ts'
import { DAY_MS, dayOf } from './records/days.ts'
import type { Actor } from './records/member.ts'
import { findMemberByEmail } from './store/members.ts'
import type { Database } from './store/connect.ts'

interface SampleAccount {
  readonly name: string
  readonly domain: string
  /** Further domains, by which it is known as well. */
  readonly aliases?: readonly string[]
  readonly contacts?: readonly (readonly [name: string, email: string, title: string])[]
  readonly crm: readonly [accountId: string, dealId: string]
  readonly owner: string
  readonly stage: string
  /** From today. */
  readonly kickoffInDays: number
}

const AIKO = 'aiko.strand@quillbeam.example'
const HANNO = 'hanno.falk@quillbeam.example'

const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  {
    name: 'Hearth & Fennel',
    domain: 'hearthfennel.example',
    contacts: [
      ['Marieke Dijkhof', 'm.dijkhof@hearthfennel.example', 'Head of Customer Care'],
      ['Ludo Verhaegen', 'l.verhaegen@hearthfennel.example', 'CFO'],
    ],
    crm: ['ACC-0047218', 'DEAL-0091563'],
    owner: AIKO,
    stage: 'Pre-onboarding',
    kickoffInDays: 9,
  },
  {
    name: 'Brennhof Insurance Group',
    domain: 'brennhof.example',
    aliases: ['brennhof-versicherung.example'],
    contacts: [
      ['Katrin Oberlechner', 'katrin.oberlechner@brennhof.example', 'Head of Claims Service'],
      ['Stefan Wiedl', 'stefan.wiedl@brennhof.example', 'Enterprise Architect'],
    ],
    crm: ['ACC-0051906', 'DEAL-0093377'],
    owner: HANNO,
    stage: 'Onboarding',
    kickoffInDays: -6,
  },
  {
    name: 'Rotabird',
    domain: 'rotabird.example',
    contacts: [['Dani Okafor', 'dani@rotabird.example', 'VP Customer Experience']],
    crm: ['ACC-0053340', 'DEAL-0094012'],
    owner: AIKO,
    stage: 'Pre-onboarding',
    kickoffInDays: 16,
  },
  {
    name: 'Opalland Pay',
    domain: 'opalland.example',
    crm: ['001708038159010AAA', '006122874718688AAA'],
    owner: AIKO,
    stage: 'Adoption',
    kickoffInDays: -70,
  },
  {
    name: 'Ravenleigh Logistics',
    domain: 'ravenleigh.example',
    crm: ['001278970393700AAA', '006475149367422AAA'],
    owner: HANNO,
    stage: 'Adoption',
    kickoffInDays: -41,
  },
  {
    name: 'Ashmill Outdoor',
    domain: 'ashmill.example',
    crm: ['001131698903562AAA', '006354795497153AAA'],
    owner: HANNO,
    stage: 'In evaluation',
    kickoffInDays: 30,
  },
]

export interface SampleAccountNeeds {
  readonly db: Database['db']
  readonly accounts: Pick<AccountNeeds['accounts'], 'create' | 'list' | 'remove'>
  readonly access: Pick<AccountNeeds['accountAccess'], 'useOwn' | 'get' | 'set' | 'openToAll'>
}

/** The actor's connection reads for them, whatever it shows: an admin. Their calls come when the sync has read them. */
export async function makeSampleAccounts(
  { db, accounts, access }: SampleAccountNeeds,
  actor: Actor,
  now: Date,
): Promise<void> {
  for (const one of SAMPLE_ACCOUNTS) {
    await accounts.create(actor, await asNew(db, actor, one, now), 'hand')
  }
  await access.useOwn(actor)
  const { readFrom } = await access.get(actor)
  await access.set(actor, {
    mode: 'all',
    teamUserIds: [],
    teamLeadIds: [],
    workspaceIds: [],
    readFrom,
    excludedTitleWords: [],
  })
  // By the pretend Gong's permissions, whoever is nobody there would see none of its invented calls.
  if (actor.email !== AIKO && actor.email !== HANNO) await access.openToAll(actor, true)
}

async function asNew(
  db: Database['db'],
  { organizationId, memberId }: Actor,
  one: SampleAccount,
  now: Date,
): Promise<NewAccount> {
  const owner = await findMemberByEmail(db, one.owner)
  const [crmAccountId, crmDealId] = one.crm
  return newAccount.parse({
    name: one.name,
    domains: [one.domain, ...(one.aliases ?? [])],
    contacts: (one.contacts ?? []).map(([name, email, title]) => ({ name, email, title })),
    crmIds: [
      { kind: 'account', id: crmAccountId },
      { kind: 'deal', id: crmDealId },
    ],
    ownerId: owner?.organization_id === organizationId ? owner.member_id : memberId,
    stage: one.stage,
    kickoffOn: dayOf(now.getTime() + one.kickoffInDays * DAY_MS),
  })
}

/** Those that are still called as they were made. */
export async function removeSampleAccounts(
  { accounts }: Pick<SampleAccountNeeds, 'accounts'>,
  actor: Actor,
): Promise<void> {
  const domains = new Set(SAMPLE_ACCOUNTS.map(({ domain }) => domain))
  const filter = { query: undefined, ownerId: undefined, stage: undefined }
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await accounts.list(actor, filter, { limit: 100, cursor })
    for (const { accountId, domains: held } of page.data) {
      if (held.some((domain) => domains.has(domain))) found.push(accountId)
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  for (const accountId of found) await accounts.remove(actor, accountId)
}
