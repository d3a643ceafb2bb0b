import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { callIdsOf, startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { callId } from './small-world.ts'

let gong: SmallGong
beforeEach(async () => (gong = await startSmall()))
afterEach(() => gong.close())

const CALLS = '/_simulator/calls'

async function addCall(body: object): Promise<string> {
  const answer = await gong.post(CALLS, body)
  expect(answer.status).toBe(201)
  return z.object({ id: z.string() }).parse(answer.body).id
}

const detailsOf = (id: string) =>
  gong.post('/v2/calls/extensive', {
    filter: { callIds: [id] },
    contentSelector: { context: 'Extended', exposedFields: { parties: true } },
  })
const transcriptOf = (id: string) =>
  gong.post('/v2/calls/transcript', { filter: { callIds: [id] } })

test('an added call is ready at once, with everything that was given', async () => {
  const id = await addCall({
    title: 'Kick-off',
    parties: [{ name: 'Kim', emailAddress: 'kim@acme.example', speakerId: '7' }],
    sentences: [
      { speakerId: '7', start: 0, end: 500, text: 'Hello.' },
      { speakerId: '7', start: 500, end: 900, text: 'Shall we?' },
      { speakerId: null, start: 900, end: 1200, text: 'Yes.' },
    ],
  })
  expect((await gong.get(`/v2/calls/${id}`)).body).toHaveProperty('call.title', 'Kick-off')
  expect((await detailsOf(id)).body).toHaveProperty(
    'calls.0.parties.0',
    expect.objectContaining({ name: 'Kim', affiliation: 'External', context: [] }),
  )
  expect((await transcriptOf(id)).body).toHaveProperty('callTranscripts.0.transcript', [
    {
      speakerId: '7',
      topic: null,
      sentences: [expect.objectContaining({ text: 'Hello.' }), expect.anything()],
    },
    { speakerId: null, topic: null, sentences: [expect.objectContaining({ text: 'Yes.' })] },
  ])
})

test('parties of null leave the key out', async () => {
  const id = await addCall({ parties: null })
  expect((await detailsOf(id)).body).not.toHaveProperty('calls.0.parties')
})

test('a call can be added to come later', async () => {
  const id = await addCall({ readyAfterMs: { transcript: 4 * 3_600_000 } })
  expect((await gong.get(`/v2/calls/${id}`)).status).toBe(200)
  expect((await transcriptOf(id)).status).toBe(404)
})

test('a call that was not recorded never has a transcript', async () => {
  const id = await addCall({ durationSec: 0, readyAfterMs: { transcript: null } })
  await gong.send('PUT', '/_simulator/clock', { advanceMs: 400 * 24 * 3_600_000 })
  expect((await gong.get(`/v2/calls/${id}`)).status).toBe(200)
  expect((await transcriptOf(id)).status).toBe(404)
})

test('odd lengths and times are answered as they were given', async () => {
  const sentences = [{ start: -40, end: 90_000_000_000, text: 'Hm.' }]
  const id = await addCall({ durationSec: -5, sentences })
  expect((await gong.get(`/v2/calls/${id}`)).body).toHaveProperty('call.duration', -5)
  expect((await transcriptOf(id)).body).toHaveProperty(
    'callTranscripts.0.transcript.0.sentences.0',
    expect.objectContaining({ start: -40 }),
  )
})

test('what Gong made of a call, and what was written beside it', async () => {
  const insights = {
    brief: 'They met.',
    outline: [
      { section: 'Opening', startTime: 1.5, duration: 60, items: [{ text: 'Hi', startTime: 2 }] },
    ],
    highlights: [{ title: 'Next steps', items: [{ text: 'Send the offer', startTimes: [61.5] }] }],
    callOutcome: { id: '9', category: 'MEETING_BOOKED', name: 'Meeting booked' },
    keyPoints: [{ text: 'Budget is settled' }],
  }
  const id = await addCall({
    ...insights,
    interaction: { questions: { companyCount: 3, nonCompanyCount: 1 } },
    comments: [{ commenterUserId: '1001', comment: 'Well asked.', posted: '2026-06-19T10:00:00Z' }],
  })
  const everything = {
    content: { brief: true, outline: true, highlights: true, callOutcome: true, keyPoints: true },
    interaction: { questions: true },
    collaboration: { publicComments: true },
  }
  const read = () =>
    gong.post('/v2/calls/extensive', {
      filter: { callIds: [id] },
      contentSelector: { exposedFields: everything },
    })
  expect((await read()).body).toMatchObject({
    calls: [
      {
        content: insights,
        interaction: { questions: { companyCount: 3, nonCompanyCount: 1 } },
        collaboration: {
          publicComments: [
            { comment: 'Well asked.', posted: '2026-06-19T12:00:00+02:00', inReplyTo: null },
          ],
        },
      },
    ],
  })
  await gong.send('PATCH', `${CALLS}/${id}`, { insights: false })
  const { body } = await read()
  expect(body).not.toHaveProperty('calls.0.content')
  expect(body).not.toHaveProperty('calls.0.interaction')
  expect(body).toHaveProperty('calls.0.collaboration.publicComments.0.comment', 'Well asked.')
})

test('a changed start moves the call, and what is not given stays', async () => {
  const change = { started: '2026-06-10T00:00:00Z', isPrivate: true }
  await gong.send('PATCH', `${CALLS}/${callId(0)}`, change)
  const listed = await gong.get('/v2/calls')
  expect(callIdsOf(listed)).toEqual([1, 2, 3, 4, 0].map(callId))
  expect(listed.body).toHaveProperty('calls.4.title', 'Call 0')
  expect(listed.body).toHaveProperty('calls.4.isPrivate', true)
  expect(JSON.stringify((await transcriptOf(callId(0))).body)).toContain('Welcome to Call 0.')
})

test('a deleted call is gone without a trace', async () => {
  await gong.send('DELETE', `${CALLS}/${callId(0)}`, {})
  expect((await gong.get(`/v2/calls/${callId(0)}`)).status).toBe(404)
  expect((await gong.get('/_simulator/world')).body).toMatchObject({ calls: 4, publicCalls: 4 })
})

test('the log holds requests in order, and no credential', async () => {
  await gong.get('/v2/calls?workspaceId=5001')
  await gong.post('/v2/calls/transcript', { filter: {} })
  const { body } = await gong.get('/_simulator/requests')

  expect(body).toEqual([
    {
      method: 'GET',
      path: '/v2/calls',
      query: { workspaceId: '5001' },
      body: null,
      status: 200,
      at: expect.stringMatching(/\.\d{3}Z$/),
    },
    expect.objectContaining({ method: 'POST', query: {}, body: { filter: {} } }),
  ])
  expect(JSON.stringify(body)).not.toContain(btoa('demo-key:demo-secret'))
  await gong.send('DELETE', '/_simulator/requests', {})
  expect((await gong.get('/_simulator/requests')).body).toEqual([])
})

test('the numbers of the world', async () => {
  await gong.send('PATCH', `${CALLS}/${callId(0)}`, { isPrivate: true })
  expect((await gong.get('/_simulator/world')).body).toEqual({
    calls: 5,
    publicCalls: 4,
    users: 2,
    workspaces: 1,
    profiles: 1,
    folders: 0,
    trackers: 0,
    scorecards: 0,
    answeredScorecards: 2,
    deals: 1,
    contacts: 1,
    // The only account has no id.
    accounts: 0,
  })
})

test.each([
  ['PUT', '/_simulator/clock', { later: true }],
  ['PUT', '/_simulator/scopes', { scopes: ['api:everything'] }],
  ['POST', CALLS, { startet: '2026-06-10T00:00:00Z' }],
  ['PATCH', `${CALLS}/404`, { title: 'x' }],
  ['POST', CALLS, '{'],
])('%s %s %j is refused with a sentence', async (method, path, body) => {
  const answer = await gong.send(method, path, body)
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ error: expect.stringMatching(/\w+ \w+/) })
})
