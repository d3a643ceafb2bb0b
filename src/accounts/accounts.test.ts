import { beforeEach, describe, expect, test } from 'vitest'
import { addCall } from '../../test/account-calls.ts'
import { accountKeepers, given, type Keepers } from '../../test/account-keepers.ts'
import { accountWorld } from '../../test/account-world.ts'
import { insertCall, openToAll } from '../../test/linked-calls.ts'
import type { Account } from '../records/account.ts'
import type { Actor } from '../records/member.ts'
import { visibilityEpoch } from '../store/visibility.ts'

let keepers: Keepers
const PAGE = { limit: 50, cursor: undefined }
const ALL = { query: undefined, ownerId: undefined, stage: undefined }
const DOMAIN = { rule: 'domain', value: 'acme.example', of: 'Pat Lee' }
const CONTACT = { rule: 'contact', value: 'pat@acme.example', of: 'Pat Lee' }

beforeEach(async () => {
  keepers = await accountKeepers()
  await openToAll(keepers.db, keepers.organizationId)
})

describe('making', () => {
  test('A-050: an account is kept as it can be matched by, and what cannot is told', async () => {
    const { accounts, maya } = keepers
    const account = await accounts.create(
      maya,
      given({
        domains: ['https://www.ACME.example/', 'acme.example.', 'gmail.com', 'co.uk', '10.0.0.1'],
        contacts: [
          { email: 'Pat Lee <Pat@Acme.example>', name: null, title: null },
          { email: 'pat@acme.example', name: 'Pat Lee', title: 'CTO' },
        ],
        crmIds: [
          { kind: 'account', id: '0015000000Gv7qJAAR' },
          { kind: 'account', id: '0015000000Gv7qJ' },
        ],
        ownerId: maya.memberId,
        kickoffOn: '2026-12-01',
      }),
      'hand',
    )
    expect(account).toMatchObject({
      name: 'Acme',
      domains: ['acme.example'],
      contacts: [{ email: 'pat@acme.example', name: 'Pat Lee', title: 'CTO' }],
      crmIds: [{ kind: 'account', id: '0015000000Gv7qJ' }],
      owner: { memberId: maya.memberId, name: 'Maya' },
      stage: 'Pre-onboarding',
      kickoffOn: '2026-12-01',
      source: 'hand',
    })
    expect(account.refusedDomains.map(({ domain }) => domain)).toEqual([
      'gmail.com',
      'co.uk',
      '10.0.0.1',
    ])
    const { refusedDomains: _told, ...kept } = account
    expect(await accounts.get(maya, account.accountId)).toEqual(kept)
  })

  test('A-050: its calls are looked for at once; only an admin is told whether a listed one may be its own', async () => {
    const { accounts, maya, ines, listed, asked } = keepers
    await listed('1', 'pat@acme.example')
    const bolt = await accounts.create(maya, given({ domains: ['bolt.example'] }), 'hand')
    const acme = await accounts.create(maya, given({ domains: ['acme.example'] }), 'hand')
    const bare = await accounts.create(maya, given(), 'hand')
    expect(asked).toEqual([bolt.accountId, acme.accountId])
    expect([bolt, acme, bare].map(({ isMatching }) => isMatching)).toEqual([true, true, false])
    const told = async ({ accountId }: Account) => (await accounts.get(ines, accountId)).isMatching
    expect([await told(bolt), await told(acme), await told(bare)]).toEqual([false, true, false])
  })

  test('A-118: looking takes the same time for whoever is no admin, whatever there is to look at', async () => {
    const world = await accountWorld()
    await addCall(world)
    await world.sync()
    const maya = await world.member('Maya', 'csm')
    const before = await world.gong.requests()
    const bolt = await world.accounts.create(maya, given({ domains: ['bolt.example'] }), 'hand')
    await world.work()
    expect(await world.gong.requests()).toEqual(before)
    const acme = await world.accounts.create(maya, given({ domains: ['acme.example'] }), 'hand')
    const told = (actor: Actor) =>
      Promise.all(
        [bolt, acme].map(
          async ({ accountId }) => (await world.accounts.get(actor, accountId)).isMatching,
        ),
      )
    expect(await told(maya)).toEqual([true, true])
    expect(await told(world.ines)).toEqual([false, true])
    world.clock.advance(31_000)
    expect(await told(maya)).toEqual([false, false])
    expect(await told(world.ines)).toEqual([false, true])
  })

  test('an address that is none, or an owner from elsewhere, saves nothing', async () => {
    const { accounts, maya, stranger } = keepers
    const contacts = [{ email: 'pat at acme', name: null, title: null }]
    await expect(accounts.create(maya, given({ contacts }), 'hand')).rejects.toMatchObject({
      code: 'D-USAGE',
      message: 'contacts: "pat at acme" is no e-mail address.',
    })
    const { memberId: ownerId } = await stranger()
    await expect(accounts.create(maya, given({ ownerId }), 'hand')).rejects.toMatchObject({
      code: 'D-USAGE',
    })
    expect((await accounts.list(maya, ALL, PAGE)).data).toEqual([])
  })
})

describe('changing', () => {
  let acme: Account

  beforeEach(async () => {
    const { accounts, maya } = keepers
    const contacts = [{ email: 'pat@acme.example', name: null, title: null }]
    acme = await accounts.create(maya, given({ domains: ['acme.example'], contacts }), 'hand')
    keepers.asked.length = 0
  })

  test('what is left out stays as it is', async () => {
    const { accounts, maya } = keepers
    const changed = await accounts.change(maya, acme.accountId, { stage: 'Live', kickoffOn: null })
    expect(changed).toEqual({ ...acme, stage: 'Live', refusedDomains: [] })
  })

  test('A-053: a new alias is matched by at once', async () => {
    const { accounts, maya, listed, asked } = keepers
    await listed('1', 'ana@acme-group.example')
    const domains = ['acme.example', 'acme-group.example', 'gmail.com']
    const changed = await accounts.change(maya, acme.accountId, { domains })
    expect(changed).toMatchObject({
      domains: ['acme-group.example', 'acme.example'],
      isMatching: true,
      refusedDomains: [{ domain: 'gmail.com' }],
    })
    expect(asked).toEqual([acme.accountId])
  })

  test('A-056: reasons that no longer hold go, and links and calls that had no other', async () => {
    const { accounts, maya, db, organizationId, removed } = keepers
    const linked = { accountIds: [acme.accountId] }
    await insertCall(db, organizationId, { ...linked, callId: '1', reasons: [DOMAIN, CONTACT] })
    await insertCall(db, organizationId, { ...linked, callId: '2', reasons: [DOMAIN] })
    await insertCall(db, organizationId, { ...linked, callId: '3', reasons: [DOMAIN] })
    await db.updateTable('link').set({ is_manual: true }).where('call_id', '=', '3').execute()
    const before = await visibilityEpoch(db, organizationId)
    await accounts.change(maya, acme.accountId, { domains: ['bolt.example'] })
    const links = await db
      .selectFrom('link')
      .select(['call_id', 'reasons'])
      .orderBy('call_id')
      .execute()
    expect(links).toEqual([
      { call_id: '1', reasons: [CONTACT] },
      { call_id: '3', reasons: [] },
    ])
    expect(removed).toEqual(['2'])
    expect(await visibilityEpoch(db, organizationId)).toBeGreaterThan(before)
  })

  test('A-112: with an account go its calls, but for those that another one holds', async () => {
    const { accounts, ines, db, organizationId, removed } = keepers
    const other = await accounts.create(ines, given({ name: 'Other' }), 'api')
    await insertCall(db, organizationId, { callId: '1', accountIds: [acme.accountId] })
    const both = [acme.accountId, other.accountId]
    await insertCall(db, organizationId, { callId: '2', accountIds: both })
    await accounts.remove(ines, acme.accountId)
    expect(removed).toEqual(['1'])
    const calls = await db.selectFrom('call').select('call_id').execute()
    expect(calls).toEqual([{ call_id: '2' }])
    expect(await db.selectFrom('stub').select('call_id').execute()).toHaveLength(2)
    expect(await db.selectFrom('account_key').selectAll().execute()).toEqual([])
    await expect(accounts.get(ines, acme.accountId)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  })

  test('looking again asks the queue, and shows that it is under way', async () => {
    const { accounts, maya, asked } = keepers
    expect(await accounts.match(maya, acme.accountId)).toMatchObject({ isMatching: true })
    expect(asked).toEqual([acme.accountId])
  })

  test('A-118: an account of another organization is told like one that is not there', async () => {
    const { accounts, stranger } = keepers
    const olga = await stranger()
    const told = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      )
    const nowhere = await told(accounts.get(olga, 'acc_nowhere'))
    expect(nowhere).toBe('There is no such account.')
    expect(await told(accounts.get(olga, acme.accountId))).toBe(nowhere)
    expect(await told(accounts.change(olga, acme.accountId, { name: 'Mine' }))).toBe(nowhere)
    expect(await told(accounts.match(olga, acme.accountId))).toBe(nowhere)
    expect(await told(accounts.remove(olga, acme.accountId))).toBe(nowhere)
    expect((await accounts.list(olga, ALL, PAGE)).data).toEqual([])
    expect((await accounts.get(keepers.maya, acme.accountId)).name).toBe('Acme')
  })
})

describe('the table', () => {
  test('is paged by name, whatever its case and length', async () => {
    const { accounts, maya } = keepers
    const long = 'ö'.repeat(200)
    const names = [`${long}`, 'beta', 'Alpha', 'beta', 'Gamma', long]
    for (const name of names) await accounts.create(maya, given({ name }), 'hand')
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await accounts.list(maya, ALL, { limit: 2, cursor })
      seen.push(...page.data.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(['Alpha', 'beta', 'beta', 'Gamma', long, long])
  })

  test('is searched by name and domain, and cut by owner and stage', async () => {
    const { accounts, maya } = keepers
    await accounts.create(maya, given({ name: '100% Öl', domains: ['oel.example'] }), 'hand')
    await accounts.create(maya, given({ name: 'Bolt', stage: 'Live' }), 'hand')
    await accounts.create(maya, given({ name: 'Cog', ownerId: maya.memberId }), 'hand')
    const names = async (filter: {
      readonly query?: string
      readonly stage?: string
      readonly ownerId?: string
    }) => (await accounts.list(maya, { ...ALL, ...filter }, PAGE)).data.map(({ name }) => name)
    expect(await names({ query: '0% ö' })).toEqual(['100% Öl'])
    expect(await names({ query: 'OEL.ex' })).toEqual(['100% Öl'])
    expect(await names({ query: '_' })).toEqual([])
    expect(await names({ stage: 'Live' })).toEqual(['Bolt'])
    expect(await names({ ownerId: maya.memberId })).toEqual(['Cog'])
  })

  test('A-118: counts only calls that the reader may see', async () => {
    const { accounts, maya, db, organizationId } = keepers
    const { accountId } = await accounts.create(maya, given(), 'hand')
    const linked = { accountIds: [accountId] }
    await insertCall(db, organizationId, { ...linked, callId: '1', reasons: [DOMAIN, CONTACT] })
    await insertCall(db, organizationId, {
      ...linked,
      callId: '2',
      startedAt: new Date('2026-05-01T00:00:00Z'),
      more: { is_private: true },
    })
    await db
      .insertInto('call_review')
      .values({
        organization_id: organizationId,
        call_id: '1',
        member_id: maya.memberId,
        reviewed_at: new Date(),
      })
      .execute()
    const { data } = await accounts.list(maya, ALL, PAGE)
    expect(data).toMatchObject([
      {
        calls: 1,
        lastCallAt: '2026-04-08T10:30:00.000Z',
        reviewed: 1,
        matchedBy: { contact: 1, domain: 1, crmDeal: 0, crmAccount: 0, manual: 0 },
      },
    ])
    expect((await accounts.list(keepers.ines, ALL, PAGE)).data).toMatchObject([{ reviewed: 0 }])
  })
})
