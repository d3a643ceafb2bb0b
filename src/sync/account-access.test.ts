/** Which calls the accounts may be made of, and what reads them. */
import { expect, test } from 'vitest'
import { addCall, SAM } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld, EVERYTHING } from '../../test/account-world.ts'
import { newId } from '../records/ids.ts'
import { insertConnection, markDisconnected } from '../store/connections.ts'

const ACME = { domains: ['acme.example'] }
const DEAL = { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '006A' }] }

async function shown(world: AccountWorld): Promise<readonly string[]> {
  const rows = await world.db.selectFrom('call').select('title').orderBy('title').execute()
  return rows.map(({ title }) => title ?? '')
}

test('A-041, A-043, A-044: all calls or those with deals, counted before the choice is taken', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  await addCall(world, { title: 'Acme: deal', context: [DEAL] })
  await addCall(world, { title: 'Acme: none' })
  await addCall(world, { title: 'Acme: private', isPrivate: true })
  await addCall(world, { title: 'Among ourselves', scope: 'Internal' })
  await world.sync()
  expect(await shown(world)).toEqual(['Acme: deal', 'Acme: none'])
  const requests = (await world.gong.requests()).length
  const narrow = { ...EVERYTHING, mode: 'deal' } as const
  const preview = await world.access.preview(world.ines, narrow)
  expect(preview).toMatchObject({ fallingOut: 1, comingIn: 0, accounts: 1, isComplete: true })
  expect(preview).toMatchObject({ found: 7, private: 1, internal: 1 })
  expect((await world.gong.requests()).length).toBe(requests)
  await world.access.set(world.ines, narrow)
  expect(await shown(world)).toEqual(['Acme: deal'])
  expect(await world.access.preview(world.ines, EVERYTHING)).toMatchObject({
    fallingOut: 0,
    comingIn: 1,
  })
  await world.choose()
  expect(await shown(world)).toEqual(['Acme: deal', 'Acme: none'])
})

test('A-122: an earlier first day tells from when on its numbers count', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  await addCall(world, { title: 'Acme: old', started: '2025-09-10T10:00:00Z' })
  await world.choose({ readFrom: '2025-11-29' })
  const preview = (readFrom: string) =>
    world.access.preview(world.ines, { ...EVERYTHING, readFrom })
  expect(await preview('2025-06-01')).toMatchObject({ comingIn: 0, listedFrom: '2025-11-29' })
  expect(await preview('2026-01-01')).toMatchObject({ listedFrom: null })
  await world.choose({ readFrom: '2025-06-01' })
  expect(await shown(world)).toEqual(['Acme: old'])
})

test('A-042: the calls of chosen people, and of the whole tree below a manager', async () => {
  const world = await accountWorld({ users: 12 })
  const { users } = world.gong.world
  const report = users.find(({ managerId }) =>
    users.some(({ id, managerId: of }) => id === managerId && of),
  )
  const lead = users.find(({ id }) => id === report?.managerId)
  const chief = users.find(({ id }) => id === lead?.managerId)
  if (!report || !lead || !chief) throw new Error('The world has three levels.')
  const outsider = users.find(({ id }) => ![report.id, lead.id, chief.id].includes(id))
  await world.account(ACME)
  const hosted = (title: string, primaryUserId: string | undefined) =>
    addCall(world, { title, primaryUserId })
  await hosted('by the report', report.id)
  await hosted('by the chief', chief.id)
  await addCall(world, {
    title: 'with the lead',
    primaryUserId: outsider?.id,
    parties: [
      { ...SAM, userId: lead.id },
      { name: 'Pat', emailAddress: 'pat@acme.example' },
    ],
  })
  await world.sync()
  await world.choose({ mode: 'team', teamUserIds: [report.id] })
  expect(await shown(world)).toEqual(['by the report'])
  await world.choose({ mode: 'team', teamLeadIds: [lead.id] })
  expect(await shown(world)).toEqual(['by the report', 'with the lead'])
  await world.choose({ mode: 'team', teamLeadIds: [chief.id] })
  expect(await shown(world)).toEqual(['by the chief', 'by the report', 'with the lead'])
  await world.choose({ mode: 'team' })
  expect(await shown(world)).toEqual([])
})

test('A-032: only an admin connects, and others are told whom to ask', async () => {
  const world = await accountWorld()
  const maya = await world.member('Maya', 'csm')
  await expect(world.access.connect(maya, undefined)).rejects.toMatchObject({
    code: 'D-NOT-ALLOWED',
    fix: 'Ask an admin: Ines.',
  })
})

test('A-128: a company that Gong has switched off stops the sync, without a loop, and admins hear of it once', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  const callId = await addCall(world)
  await world.sync()
  await world.gong.control('PUT', 'faults', [{ fault: 'inactive-company' }])
  await world.gong.control('DELETE', 'requests')
  await world.sync()
  const asked = (await world.gong.requests()).length
  expect(asked).toBe(1)
  const state = await world.access.state(world.ines)
  expect(state).toMatchObject({ status: 'idle', nextAt: null, problem: { code: 'D-INACTIVE' } })
  await world.advance(26 * 3_600_000)
  expect(await world.jobs.dueSyncs()).toEqual([])
  expect(await world.callsOf(accountId)).toEqual([callId])
  expect(await world.db.selectFrom('notice').select('title').execute()).toHaveLength(1)
  await world.gong.control('PUT', 'faults', [])
  await world.sync()
  expect((await world.access.state(world.ines)).problem).toBeNull()
})

async function connect(world: AccountWorld, companyKey: string): Promise<void> {
  const { db, organizationId, connectionId, ines } = world
  await markDisconnected(db, { organizationId, connectionId }, new Date())
  const next = newId('con')
  await insertConnection(db, ines, {
    connectionId: next,
    kind: 'shared',
    method: 'api_key',
    baseUrl: 'https://api.gong.io',
    companyKey,
    companyName: null,
    userCount: null,
    secret: 'sealed',
    secretExpiresAt: null,
    checks: null,
    checkedAt: null,
    connectedAt: new Date(),
  })
  await world.access.serve({ organizationId, connectionId: next })
}

test('A-130: a disconnect leaves everything readable, and the same company goes on where it was', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  const callId = await addCall(world)
  await world.sync()
  const { organizationId, connectionId } = world
  await markDisconnected(world.db, { organizationId, connectionId }, new Date())
  expect((await world.access.state(world.ines)).connection?.status).toBe('disconnected')
  expect(await world.callsOf(accountId)).toEqual([callId])
  await connect(world, 'workspace:1')
  expect(await world.access.get(world.ines)).toMatchObject({ mode: 'all', confirmedBy: 'Ines' })
  expect(await world.callsOf(accountId)).toEqual([callId])
})

test('another company begins with nothing of the former one', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  await addCall(world)
  await world.sync()
  await connect(world, 'workspace:2')
  expect(await world.callsOf(accountId)).toEqual([])
  expect([...world.indexed]).toEqual([])
  for (const table of ['stub', 'stub_key', 'call', 'transcript', 'gong_user', 'viewer'] as const) {
    const rows = await world.db.selectFrom(table).select('organization_id').execute()
    expect([table, rows.length]).toEqual([table, 0])
  }
  // Nothing is linked before somebody has confirmed it for this company.
  await world.work()
  expect(await world.callsOf(accountId)).toEqual([])
  expect(await world.access.get(world.ines)).toMatchObject({ confirmedAt: null })
})

test('A-141: the report on matching counts by reason, and says what would help', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  for (let n = 0; n < 10; n += 1) await addCall(world, { title: `Acme: call ${n}` })
  await world.sync()
  const report = await world.access.matching(world.ines)
  expect(report).toMatchObject({
    linked: 10,
    linksByRule: { domain: 10, crmDeal: 0 },
    owedTranscripts: 0,
  })
  expect(report.unmatched).toBe(report.open - 10)
  expect(report.tip).toContain('0 %')
})
