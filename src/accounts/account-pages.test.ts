import { beforeEach, expect, test } from 'vitest'
import { insertAccount, insertCall, openToAll, said } from '../../test/linked-calls.ts'
import { testDatabase } from '../../test/database.ts'
import type { Account } from '../records/account.ts'
import type { Actor } from '../records/member.ts'
import type { Database } from '../store/connect.ts'
import { insertMember } from '../store/members.ts'
import { insertOrganization } from '../store/organizations.ts'
import { type AccountPages, createAccountPages } from './account-pages.ts'
import { systemClock } from '../clock.ts'
import { createSecrets } from '../connections/secrets.ts'
import { createHashKeys } from './hash-key.ts'
import { randomKey } from '../../test/connected-members.ts'

const NOW = new Date('2026-05-01T09:00:00Z')

let database: Database
let organizationId: string
let ines: Actor
let maya: Actor
let pages: AccountPages

beforeEach(async () => {
  database = await testDatabase()
  organizationId = await insertOrganization(database.db, { name: 'Quillbeam' })
  ines = await member('Ines', 'admin')
  maya = await member('Maya', 'csm')
  await openToAll(database.db, organizationId)
  await insertAccount(database.db, organizationId, { accountId: 'acme', name: 'Acme' })
  pages = createAccountPages({
    db: database.db,
    clock: { ...systemClock, now: () => NOW },
    hashKeys: createHashKeys({ db: database.db, sealer: createSecrets(randomKey()) }),
    get: (_actor, accountId) => Promise.resolve({ ...ACME, accountId }),
  })
})

test('A-140, A-142: an account at a glance: transcripts, types, how calls were found, what is still to review', async () => {
  await insertCall(database.db, organizationId, {
    callId: '1',
    accountIds: ['acme'],
    startedAt: new Date('2026-04-08T10:30:00Z'),
    reasons: [{ rule: 'contact', value: 'pat@acme.example' }, DOMAIN],
    more: { type: 'demo', type_source: 'title' },
  })
  await insertCall(database.db, organizationId, {
    callId: '2',
    title: 'Terms',
    accountIds: ['acme'],
    startedAt: new Date('2026-04-20T10:30:00Z'),
    durationSec: 600,
    turns: null,
    reasons: [DOMAIN],
    crm: [
      { kind: 'deal', system: 'Salesforce', id: '006', name: 'Acme', url: 'https://crm/006' },
      { kind: 'account', system: 'Salesforce', id: '001', name: 'Acme', url: 'https://crm/001' },
    ],
  })
  await review('1', maya)
  await review('2', ines)
  expect(await pages.overview(maya, 'acme')).toMatchObject({
    calls: 2,
    withTranscript: 1,
    owed: 1,
    talkedSec: 3_000,
    firstCallAt: '2026-04-08T10:30:00.000Z',
    lastCallAt: '2026-04-20T10:30:00.000Z',
    reviewed: 1,
    matchedBy: { contact: 1, domain: 2, crmDeal: 0, crmAccount: 0, manual: 0 },
    byType: [
      { type: 'demo', calls: 1 },
      { type: null, calls: 1 },
    ],
    nextToReview: { callId: '2', title: 'Terms' },
    crmUrl: 'https://crm/001',
  })
})

test('A-118: numbers over calls that the reader may not see are an admin’s alone', async () => {
  await insertCall(database.db, organizationId, { callId: '1', accountIds: ['acme'] })
  await insertCall(database.db, organizationId, {
    callId: '2',
    accountIds: ['acme'],
    more: { is_private: true },
  })
  const { ladder } = await pages.overview(ines, 'acme')
  expect(ladder).toEqual({
    found: 2,
    allowed: 2,
    associated: 1,
    withTranscript: 1,
    reviewed: 0,
    hidden: 1,
  })
  const own = await pages.overview(maya, 'acme')
  expect(own.calls).toBe(1)
  expect(own.ladder).toMatchObject({ found: null, allowed: null, hidden: null })
  const lines = await pages.checks(maya, 'acme')
  expect(lines.map(({ text }) => text).join(' ')).not.toMatch(/[2-9] call/)
})

test('A-016, D4.3: who talked for how long comes from the sentences of the calls that may be seen', async () => {
  await insertCall(database.db, organizationId, {
    callId: '1',
    accountIds: ['acme'],
    turns: [
      { speakerId: '21', topic: undefined, sentences: said(0, 'Good morning.', 'Shall we?') },
      { speakerId: '11', topic: undefined, sentences: said(60_000, 'Yes.') },
      { speakerId: undefined, topic: undefined, sentences: said(70_000, 'Hello?') },
      { speakerId: '21', topic: undefined, sentences: said(80_000, 'Hello.') },
    ],
  })
  await insertCall(database.db, organizationId, {
    callId: '2',
    accountIds: ['acme'],
    more: { is_private: true },
    parties: [{ name: 'Annabel Frost', email: 'annabel@acme.example', side: 'External' }],
  })
  const people = await pages.people(maya, 'acme')
  expect(people.map(({ name, talkShare }) => [name, talkShare])).toEqual([
    ['Pat Lee', 0.2],
    ['Sam Roy', 0.6],
  ])
  const { people: lanes } = await pages.relationship(maya, 'acme')
  expect(lanes.map(({ name, parts }) => [name, parts[0]?.talkSec])).toEqual([
    ['Pat Lee', 4],
    ['Sam Roy', 12],
  ])
})

test('A-120, A-121: without a connection and without a call, both are said, with what to do', async () => {
  const [connection, calls] = await pages.checks(ines, 'acme')
  expect(connection).toEqual({
    key: 'connection',
    isFine: false,
    text: 'No Gong connection reads for the accounts.',
    fix: { label: 'Connect', act: 'open', path: '/integrations/gong/access' },
  })
  expect(calls).toMatchObject({
    isFine: false,
    text: expect.stringMatching(/^0 calls in Gong with @acme.example or its 2 contacts\. /),
    fix: { act: 'link' },
  })
  const [asked] = await pages.checks(maya, 'acme')
  expect(asked).toMatchObject({ text: expect.stringContaining('Ask an admin: Ines.'), fix: null })
})

test('A-124: an account that nothing can be found by says so, and asks for a domain', async () => {
  const bare = createAccountPages({
    db: database.db,
    clock: { ...systemClock, now: () => NOW },
    hashKeys: createHashKeys({ db: database.db, sealer: createSecrets(randomKey()) }),
    get: () => Promise.resolve({ ...ACME, domains: [], contacts: [] }),
  })
  const lines = await bare.checks(maya, 'acme')
  expect(lines.find(({ key }) => key === 'matching')).toMatchObject({
    isFine: false,
    fix: { label: 'Add domain', act: 'add-domain' },
  })
})

const DOMAIN = { rule: 'domain', value: 'acme.example', person: 'Pat Lee' }

const ACME: Account = {
  accountId: 'acme',
  name: 'Acme',
  domains: ['acme.example'],
  contacts: [
    { email: 'pat@acme.example', name: 'Pat Lee', title: null },
    { email: 'ana@acme.example', name: null, title: null },
  ],
  crmIds: [],
  owner: null,
  stage: 'Pre-onboarding',
  kickoffOn: null,
  source: 'hand',
  createdAt: NOW.toISOString(),
  isMatching: false,
}

async function member(name: string, role: Actor['role']): Promise<Actor> {
  const email = `${name.toLowerCase()}@quillbeam.example`
  const row = await insertMember(database.db, { organizationId, userId: name, email, name, role })
  return { organizationId, memberId: row.member_id, name, email, role, scopes: [] }
}

function review(callId: string, { memberId }: Actor): Promise<unknown> {
  return database.db
    .insertInto('call_review')
    .values({
      organization_id: organizationId,
      call_id: callId,
      member_id: memberId,
      reviewed_at: NOW,
    })
    .execute()
}
