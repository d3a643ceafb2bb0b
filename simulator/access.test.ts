// Who is there and who may see what, as tests change it: through Gong's own endpoints and through the control plane.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorsOf, startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { ADMIN_ID, callId, SELLER_ID } from './small-world.ts'

let gong: SmallGong
beforeEach(async () => (gong = await startSmall()))
afterEach(() => gong.close())

const PROFILE = '/v2/permission-profile'
const GRANTS = '/v2/calls/users-access'
const profilesOf = (workspaceId: string) =>
  gong.get(`/v2/all-permission-profiles?workspaceId=${workspaceId}`)

test('grants come and go through Gong’s own endpoint, and no other access shows there', async () => {
  const list = { callAccessList: [{ callId: callId(0), userIds: [SELLER_ID] }] }
  const read = () => gong.post(GRANTS, { filter: { callIds: [callId(0)] } })
  await gong.send('PUT', GRANTS, list)
  expect((await read()).body).toMatchObject({
    callAccessList: [{ callId: callId(0), users: [{ userId: SELLER_ID }] }],
  })
  await gong.send('DELETE', GRANTS, list)
  expect((await read()).body).toMatchObject({ callAccessList: [{ users: [] }] })
})

test('a private call is answered in full: its metadata, its details and its transcript', async () => {
  await gong.send('PATCH', `/_simulator/calls/${callId(1)}`, { isPrivate: true })
  const filter = { callIds: [callId(1)] }
  expect((await gong.get(`/v2/calls/${callId(1)}`)).body).toHaveProperty('call.isPrivate', true)
  expect((await gong.post('/v2/calls/extensive', { filter })).body).toHaveProperty(
    'calls.0.metaData.isPrivate',
    true,
  )
  expect((await gong.post('/v2/calls/transcript', { filter })).status).toBe(200)
})

test('a profile is changed in part, with team leads on any level', async () => {
  const callsAccess = { permissionLevel: 'report-to-them', teamLeadIds: [ADMIN_ID] }
  const answer = await gong.send('PUT', `${PROFILE}?profileId=6001`, { callsAccess })
  expect(answer.body).toMatchObject({ profile: { id: '6001', name: 'Sales', callsAccess } })
  expect((await profilesOf('5001')).body).toMatchObject({ profiles: [{ callsAccess }] })
  const wrong = { callsAccess: { permissionLevel: 'everybody' } }
  expect((await gong.send('PUT', `${PROFILE}?profileId=6001`, wrong)).status).toBe(400)
})

test('a profile is made in its workspace, and its name is taken then', async () => {
  const make = () => gong.post(`${PROFILE}?workspaceId=5001`, { name: 'Success' })
  expect((await make()).body).toMatchObject({
    profile: { name: 'Success', callsAccess: { permissionLevel: 'none' } },
  })
  const again = await make()
  expect([again.status, errorsOf(again)]).toEqual([422, [expect.stringContaining('already')]])
})

test('people join and leave a profile, and a level may be a word that nobody knows', async () => {
  await gong.send('PATCH', '/_simulator/profiles/6001', {
    userIds: [ADMIN_ID],
    callsAccess: { permissionLevel: 'squad', teamLeadIds: [SELLER_ID] },
  })
  expect((await gong.get(`${PROFILE}/users?profileId=6001`)).body).toMatchObject({
    users: [{ id: ADMIN_ID }],
  })
  expect((await profilesOf('5001')).body).toMatchObject({
    profiles: [{ callsAccess: { permissionLevel: 'squad', teamLeadIds: [SELLER_ID] } }],
  })
})

test('people come, move to another manager, get another address, and leave', async () => {
  const added = await gong.post('/_simulator/users', { id: '1000', emailAddress: 'new@f.example' })
  expect(added).toMatchObject({ status: 201, body: { id: '1000' } })
  await gong.send('PATCH', '/_simulator/users/1000', {
    managerId: ADMIN_ID,
    active: false,
    emailAliases: ['n@f.example'],
    trustedEmailAddress: 'sso@f.example',
  })
  expect((await gong.get('/v2/users/1000')).body).toMatchObject({
    user: {
      emailAddress: 'new@f.example',
      managerId: ADMIN_ID,
      active: false,
      emailAliases: ['n@f.example'],
      trustedEmailAddress: 'sso@f.example',
    },
  })
  const ids = (await gong.get('/v2/users')).body
  expect(ids).toMatchObject({ users: [{ id: '1000' }, { id: '1001' }, { id: '1002' }] })
  await gong.send('DELETE', '/_simulator/users/1000', {})
  expect((await gong.get('/v2/users/1000')).status).toBe(404)
})

test('a second workspace with a folder of its own', async () => {
  await gong.post('/_simulator/workspaces', { id: '5002', name: 'Success' })
  await gong.post('/_simulator/folders', {
    id: '71',
    workspaceId: '5002',
    name: 'Renewals',
    calls: [{ callId: callId(2) }],
  })
  expect((await gong.get('/v2/library/folders')).status).toBe(400)
  expect((await gong.get('/v2/library/folders?workspaceId=5002')).body).toMatchObject({
    folders: [{ id: '71', name: 'Renewals' }],
  })
  await gong.send('PATCH', '/_simulator/folders/71', { calls: [] })
  expect((await gong.get('/v2/library/folder-content?folderId=71')).body).toMatchObject({
    name: 'Renewals',
    calls: [],
  })
})

test.each([
  ['PATCH', '/_simulator/users/404', { active: false }],
  ['POST', '/_simulator/profiles', { id: '6001' }],
  ['PATCH', '/_simulator/profiles/6001', { level: 'all' }],
  ['DELETE', '/_simulator/folders/404', {}],
])('%s %s %j is refused with a sentence', async (method, path, body) => {
  const answer = await gong.send(method, path, body)
  expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(/\w+ \w+/) } })
})
