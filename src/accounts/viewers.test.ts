import { Kysely, PostgresDialect, sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiUnderTest, PASSWORD } from '../../test/api-door.ts'
import { insertAccount, insertCall } from '../../test/linked-calls.ts'
import { PRESENT } from '../../test/permission-world.ts'
import { systemClock } from '../clock.ts'
import { type MirrorRows, replaceMirror } from '../store/mirror.ts'
import { insertMember } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import { visibilityEpoch } from '../store/visibility.ts'
import { createChosenPeople } from './chosen-people.ts'
import { createViewers } from './viewers.ts'

type User = Partial<MirrorRows['gong_user'][number]> & { readonly user_id: string }

async function setUp() {
  const api = await apiUnderTest()
  const { db } = api.database
  const admin = await api.member('admin', { email: 'admin@quillbeam.example' })
  const { organizationId } = admin
  let minutes = 0
  const inGong = async (...users: readonly User[]) => {
    minutes += 1
    const rows: MirrorRows = {
      gong_user: users.map((user) => ({
        email: null,
        other_emails: [],
        name: `Gong ${user.user_id}`,
        title: null,
        manager_id: null,
        is_active: true,
        ...user,
      })),
      gong_workspace: [{ workspace_id: 'w1', name: 'EMEA' }],
      gong_profile: [
        {
          profile_id: 'p1',
          workspace_id: 'w1',
          name: 'Sales',
          calls_level: 'own',
          team_lead_ids: [],
          folders_level: null,
          folder_ids: [],
        },
      ],
      gong_profile_user: [{ profile_id: 'p1', user_id: '1' }],
      folder_call: [],
      call_grant: [],
    }
    const readSince = new Date(PRESENT.getTime() + minutes * 60_000)
    await replaceMirror(db, organizationId, rows, {
      readSince,
      problem: null,
      areGrantsReadable: true,
    })
  }
  const viewers = createViewers({ db, clock: systemClock })
  const userOf = async (memberId: string) => {
    const mapping = (await viewers.list(admin)).find((one) => one.memberId === memberId)
    return mapping?.user && `${mapping.basis} ${mapping.user.userId}`
  }
  const eventsOf = async (subjectId: string) => {
    const rows = await db
      .selectFrom('event')
      .select(['kind', 'member_id'])
      .where('subject_id', '=', subjectId)
      .orderBy('event_id')
      .execute()
    return rows.map(({ kind, member_id: by }) => (by === null ? kind : `${kind} by an admin`))
  }
  return { ...api, db, admin, organizationId, inGong, viewers, userOf, eventsOf }
}

test('X-07: a verified address that is exactly one active Gong user’s makes a member that user', async () => {
  const { member, inGong, userOf, viewers, admin, eventsOf } = await setUp()
  const ana = await member('csm', { email: 'ana@quillbeam.example' })
  const ben = await member('csm', { email: 'ben@quillbeam.example' })
  const cleo = await member('csm', { email: 'cleo@quillbeam.example' })
  const users = async () => [
    await userOf(ana.memberId),
    await userOf(ben.memberId),
    await userOf(cleo.memberId),
  ]
  await inGong(
    { user_id: '1', email: 'ana@quillbeam.example' },
    { user_id: '2', email: 'b@quillbeam.example', other_emails: ['ben@quillbeam.example'] },
    { user_id: '3', email: 'cleo@quillbeam.example', is_active: false },
  )
  expect(await users()).toEqual(['verified 1', 'verified 2', null])
  const list = await viewers.list(admin)
  expect(list.find(({ memberId }) => memberId === ana.memberId)).toMatchObject({
    user: { userId: '1', name: 'Gong 1', email: 'ana@quillbeam.example' },
    profiles: [{ workspace: 'EMEA', name: 'Sales', level: 'their own calls' }],
    visibleCalls: 0,
  })

  // Somebody else has the address as well: it could be either.
  await inGong(
    { user_id: '1', email: 'ana@quillbeam.example' },
    { user_id: '4', other_emails: ['ana@quillbeam.example'] },
    { user_id: '2', email: 'b@quillbeam.example' },
    { user_id: '3', email: 'cleo@quillbeam.example' },
  )
  expect(await users()).toEqual([null, null, 'verified 3'])
  // The address went over to another user.
  await inGong({ user_id: '5', email: 'cleo@quillbeam.example' })
  expect(await users()).toEqual([null, null, 'verified 5'])
  expect(await eventsOf(ana.memberId)).toEqual(['viewer.verified', 'viewer.ended'])
})

test('X-07: who comes after Gong was read is a viewer at once; who is removed is none any more', async () => {
  const { part, admin, db, organizationId, inGong, userOf } = await setUp()
  await inGong({ user_id: '1', email: 'dana@quillbeam.example' })
  const { url } = await part.members.invite(admin, { email: 'Dana@Quillbeam.example', role: 'csm' })
  const answers = { name: 'Dana', password: PASSWORD }
  await part.access.acceptInvitation(url.split('/').at(-1) ?? '', answers)
  const [dana] = (await part.members.list(admin)).filter(({ name }) => name === 'Dana')
  const memberId = dana?.memberId ?? ''
  expect(await userOf(memberId)).toBe('verified 1')
  const epoch = await visibilityEpoch(db, organizationId)
  await part.members.remove(admin, memberId)
  expect(await db.selectFrom('viewer').selectAll().execute()).toEqual([])
  expect(await visibilityEpoch(db, organizationId)).toBeGreaterThan(epoch)
})

test('X-07: an address that nobody has verified makes nobody a viewer', async () => {
  const { db, organizationId, inGong, userOf, member } = await setUp()
  const email = 'eve@quillbeam.example'
  const user = { id: 'u-eve', name: 'Eve' }
  await sql`
    insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${user.id}, ${user.name}, ${email}, false, now(), now())`.execute(db)
  const eve = await insertMember(db, {
    organizationId,
    userId: user.id,
    email,
    name: user.name,
    role: 'csm',
  })
  // Verified, but for another address than the member's.
  const finn = await member('csm', { email: 'finn@quillbeam.example' })
  await db
    .updateTable('member')
    .set({ email: 'boss@quillbeam.example' })
    .where('member_id', '=', finn.memberId)
    .execute()
  await inGong({ user_id: '1', email }, { user_id: '2', email: 'boss@quillbeam.example' })
  expect(await userOf(eve.member_id)).toBeNull()
  expect(await userOf(finn.memberId)).toBeNull()
})

test('X-07: what an admin says counts until the member’s address changes, and is told in the audit', async () => {
  const { db, viewers, admin, member, inGong, userOf, eventsOf } = await setUp()
  const { memberId } = await member('csm', { email: 'gil@quillbeam.example' })
  await inGong({ user_id: '1', email: 'gil@quillbeam.example' }, { user_id: '2' })
  expect(await userOf(memberId)).toBe('verified 1')
  expect(await viewers.map(admin, memberId, '2')).toMatchObject({
    basis: 'mapped',
    user: { userId: '2', name: 'Gong 2' },
  })
  await inGong({ user_id: '1', email: 'gil@quillbeam.example' }, { user_id: '2', name: 'New name' })
  expect(await userOf(memberId)).toBe('mapped 2')
  expect(await viewers.map(admin, memberId, null)).toMatchObject({
    basis: 'verified',
    user: { userId: '1' },
  })
  await viewers.map(admin, memberId, '2')
  await db.updateTable('member').set({ email: 'g@quillbeam.example' }).execute()
  expect(await viewers.check(admin, 'any', memberId)).toMatchObject({ isAllowed: false })
  await inGong({ user_id: '1', email: 'gil@quillbeam.example' }, { user_id: '2' })
  expect(await userOf(memberId)).toBeNull()
  expect(await eventsOf(memberId)).toEqual([
    'viewer.verified',
    'viewer.mapped by an admin',
    'viewer.mapped by an admin',
    'viewer.verified',
    'viewer.mapped by an admin',
    'viewer.ended',
  ])
})

test('X-07: nobody of another organization, and no user that Gong does not have, can be mapped', async () => {
  const { viewers, admin, member, inGong } = await setUp()
  const { memberId } = await member('csm')
  const stranger = await member('csm', { organization: 'Second' })
  await inGong({ user_id: '1' }, { user_id: '2', is_active: false })
  const refused = { code: 'D-NOT-FOUND' }
  await expect(viewers.map(admin, stranger.memberId, '1')).rejects.toMatchObject(refused)
  await expect(viewers.map(stranger, memberId, '1')).rejects.toMatchObject(refused)
  await expect(viewers.map(admin, memberId, '2')).rejects.toMatchObject(refused)
  await expect(viewers.map(admin, memberId, '9')).rejects.toMatchObject(refused)
  await expect(viewers.check(admin, 'any', stranger.memberId)).rejects.toMatchObject(refused)
})

test('X-07: an admin chooses what people listed beside no level mean, and the audit tells', async () => {
  const { db, admin, organizationId, inGong, eventsOf } = await setUp()
  const people = createChosenPeople({ db })
  await inGong({ user_id: '1' })
  await db
    .updateTable('gong_profile')
    .set({ calls_level: 'none', team_lead_ids: ['1'] })
    .execute()
  const profiles = [{ workspace: 'EMEA', name: 'Sales' }]
  expect(await people.chosenPeople(admin)).toEqual({ isFollowed: false, profiles })
  await expect(people.followChosenPeople(admin, true)).rejects.toMatchObject({ code: 'D-NO-CONN' })
  await db
    .insertInto('access')
    .values({
      organization_id: organizationId,
      connection_id: null,
      company_key: null,
      mode: 'all',
      read_from: PRESENT,
      confirmed_at: null,
      confirmed_by: null,
    })
    .execute()
  const epoch = await visibilityEpoch(db, organizationId)
  expect(await people.followChosenPeople(admin, true)).toEqual({ isFollowed: true, profiles })
  expect(await visibilityEpoch(db, organizationId)).toBeGreaterThan(epoch)
  expect(await eventsOf(organizationId)).toEqual(['visibility.chosen-people by an admin'])
})

test('X-07: the calls of all members are counted with as many statements as those of one', async () => {
  const { member, inGong, admin, database, organizationId } = await setUp()
  const { db, pool } = database
  const [ana, ben] = [
    await member('csm', { email: 'ana@quillbeam.example' }),
    await member('csm', { email: 'ben@quillbeam.example' }),
  ]
  await inGong(
    { user_id: '1', email: 'ana@quillbeam.example' },
    { user_id: '2', email: 'ben@quillbeam.example' },
  )
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme' })
  for (const [callId, host] of [
    ['101', '1'],
    ['102', '1'],
    ['103', '2'],
  ] as const) {
    const more = { workspace_id: 'w1', host_id: host }
    await insertCall(db, organizationId, { callId, accountIds: ['acc_acme'], more })
  }
  let statements = 0
  const counting = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: () => void (statements += 1),
  })
  const viewers = createViewers({ db: counting, clock: { ...systemClock, now: () => PRESENT } })
  const list = await viewers.list(admin)
  const visible = new Map(list.map(({ memberId, visibleCalls }) => [memberId, visibleCalls]))
  expect(visible.get(ana.memberId)).toBe(2)
  expect(visible.get(ben.memberId)).toBe(1)
  expect(visible.get(admin.memberId)).toBe(0)
  // How much others may hear is an admin's alone to know.
  for (const mapping of await viewers.list({ ...admin, role: 'auditor' })) {
    expect(mapping.visibleCalls).toBeNull()
  }
  statements = 0
  await viewers.list(admin)
  const few = statements
  for (let n = 0; n < 5; n += 1) await member('csm')
  statements = 0
  await viewers.list(admin)
  expect(statements).toBe(few)
})
