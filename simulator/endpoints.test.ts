import { expect, test } from 'vitest'
import { startSmall } from './small-gong.ts'
import { ADMIN_ID, callId, INTEGRATION_ID, SELLER_ID, smallWorld } from './small-world.ts'

const EXTENSIVE = '/v2/calls/extensive'
const ONE_CALL = { callIds: [callId(0)] }

test('without a selector there is only metaData', async () => {
  await using gong = await startSmall()
  const { body } = await gong.post(EXTENSIVE, { filter: ONE_CALL })
  expect(body).toMatchObject({ calls: [{ metaData: { id: callId(0) } }] })
  expect(keysOfFirstCall(body)).toEqual(['metaData'])
})

test('only what is exposed is shown', async () => {
  await using gong = await startSmall()
  const { body } = await gong.post(EXTENSIVE, {
    filter: ONE_CALL,
    contentSelector: {
      exposedFields: {
        content: { topics: true, trackers: true },
        interaction: { questions: true },
      },
    },
  })
  expect(body).toHaveProperty('calls.0.content', {
    topics: [{ name: 'Pricing', duration: 60 }],
    // Occurrences have to be asked for.
    trackers: [expect.objectContaining({ count: 1, occurrences: [] })],
  })
  expect(body).toHaveProperty('calls.0.interaction', {
    questions: { companyCount: 1, nonCompanyCount: 2 },
  })
  expect(keysOfFirstCall(body)).toEqual(['content', 'interaction', 'metaData'])
})

test('CRM context is links, or links with fields for each timing asked for', async () => {
  await using gong = await startSmall()
  const context = async (selector: object) =>
    (await gong.post(EXTENSIVE, { filter: ONE_CALL, contentSelector: selector })).body

  expect(await context({ context: 'Basic' })).toHaveProperty('calls.0.context.0.objects', [
    { objectType: 'Opportunity', objectId: 'O1' },
    { objectType: 'Account', objectId: null },
  ])
  const both = { context: 'Extended', contextTiming: ['Now', 'TimeOfCall'] }
  expect(await context(both)).toHaveProperty(
    'calls.0.context.0.objects',
    expect.arrayContaining([
      expect.objectContaining({ objectId: 'O1', timing: 'Now', fields: [expect.anything()] }),
      expect.objectContaining({ objectId: 'O1', timing: 'TimeOfCall' }),
    ]),
  )
})

test('a party keeps what is null apart from what is absent', async () => {
  await using gong = await startSmall()
  const contentSelector = { exposedFields: { parties: true } }
  const { body } = await gong.post(EXTENSIVE, { filter: ONE_CALL, contentSelector })
  expect(body).toHaveProperty('calls.0.parties.1.speakerId', null)
  expect(body).not.toHaveProperty('calls.0.parties.1.userId')
  expect(body).toHaveProperty('calls.0.parties.1.context', [])
})

test('dates carry the offset of the company, in summer and in winter', async () => {
  await using gong = await startSmall()
  expect((await gong.get(`/v2/calls/${callId(0)}`)).body).toHaveProperty(
    'call.started',
    '2026-06-01T11:00:00+02:00',
  )
  expect((await gong.get(`/v2/users/${ADMIN_ID}`)).body).toHaveProperty(
    'user.created',
    '2025-01-01T11:00:00.250+01:00',
  )
})

test('the id of a CRM integration is a number with all its digits', async () => {
  await using gong = await startSmall()
  const response = await fetch(`${gong.url}/v2/crm/integrations`, {
    headers: { authorization: `Basic ${btoa('demo-key:demo-secret')}` },
  })
  expect(await response.text()).toContain(`"integrationId":${INTEGRATION_ID},`)
})

test('CRM entities without a body are 415', async () => {
  await using gong = await startSmall()
  const answer = await gong.get(
    `/v2/crm/entities?integrationId=${INTEGRATION_ID}&objectType=ACCOUNT`,
  )
  expect(answer.status).toBe(415)
})

test('library folders need a workspace in a company with several', async () => {
  const { workspaces } = smallWorld()
  const second = { id: '5002', name: 'EMEA', description: '' }
  await using gong = await startSmall({
    world: smallWorld({ workspaces: [...workspaces, second] }),
  })
  expect((await gong.get('/v2/library/folders')).status).toBe(400)
  expect((await gong.get('/v2/library/folders?workspaceId=5002')).body).toMatchObject({
    folders: [],
  })
})

test('answered scorecards are the manual ones unless asked for', async () => {
  await using gong = await startSmall()
  const total = async (filter: object) =>
    (await gong.post('/v2/stats/activity/scorecards', { filter })).body
  expect(await total({})).toHaveProperty('records.totalRecords', 1)
  expect(await total({ reviewMethod: 'BOTH' })).toHaveProperty('records.totalRecords', 2)
})

test('activity lists users who did something, interaction those with calls; nobody is 404', async () => {
  await using gong = await startSmall()
  const filter = { fromDate: '2026-06-01', toDate: '2026-06-02' }
  const { body } = await gong.post('/v2/stats/activity/day-by-day', { filter })
  expect(body).toMatchObject({
    usersDetailedActivities: [{ userId: ADMIN_ID }, { userId: SELLER_ID }],
  })
  expect(body).toHaveProperty(
    'usersDetailedActivities.0.userDailyActivityStats.0',
    expect.objectContaining({ callsGaveFeedback: [], fromDate: '2026-06-01T00:00:00+02:00' }),
  )
  const idle = { filter: { fromDate: '2026-06-02', toDate: '2026-06-03' } }
  expect((await gong.post('/v2/stats/activity/day-by-day', idle)).status).toBe(404)
  const talk = await gong.post('/v2/stats/interaction', { filter })
  expect(talk.body).toMatchObject({ peopleInteractionStats: [{ userId: SELLER_ID }] })
  const nobody = { filter: { ...filter, userIds: [ADMIN_ID] } }
  expect((await gong.post('/v2/stats/interaction', nobody)).status).toBe(404)
})

function keysOfFirstCall(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('calls' in body)) return []
  return Array.isArray(body.calls) ? Object.keys(body.calls[0]).toSorted() : []
}
