import { expect, test } from 'vitest'
import { all, EVER, EVERYTHING, pretendGong } from '../../test/pretend-gong.ts'
import type { CallDetails as WorldDetails } from '../../simulator/world.ts'
import type { Sentence } from '../records/transcript.ts'
import { METADATA_ALONE } from './calls.ts'

const HEARD = [{ startTime: 12.5, speakerId: '501' }]
const DETAILS: WorldDetails = {
  parties: [],
  context: [],
  content: {
    structure: [],
    topics: [
      { name: 'Pricing', duration: 95 },
      { name: 'Silence', duration: 0 },
    ],
    trackers: [
      {
        id: '7001',
        name: 'Competitors',
        count: 1,
        type: 'KEYWORD',
        occurrences: HEARD,
        phrases: [{ phrase: 'Deskhound', count: 1, occurrences: HEARD }],
      },
      { id: '7002', name: 'Discount', count: 0, type: 'SMART', occurrences: [], phrases: [] },
    ],
    brief: 'They look for a new helpdesk.',
    outline: [
      {
        section: 'Opening',
        startTime: 0.5,
        duration: 60.25,
        items: [{ text: 'Introductions', startTime: 3 }],
      },
    ],
    highlights: [
      { title: 'Next steps', items: [{ text: 'Send the offer', startTimes: [61, 70.5] }] },
    ],
    callOutcome: { id: '9', category: 'MEETING_BOOKED', name: 'Meeting booked' },
    keyPoints: [{ text: 'Budget is settled' }],
  },
  interaction: {
    speakers: [{ id: '401', userId: '1001', talkTime: 300.5 }],
    interactionStats: [{ name: 'Talk Ratio', value: 0.4 }],
    video: [],
    questions: { companyCount: 4, nonCompanyCount: 2 },
  },
  publicComments: [
    {
      id: '31',
      audioStartTime: 12,
      audioEndTime: 20,
      commenterUserId: '1001',
      comment: 'Look here @[Aiko Strand](1002)!',
      postedMs: Date.parse('2026-04-01T10:00:00Z'),
      inReplyTo: null,
      duringCall: false,
    },
  ],
}

test('A-018…A-021: all that Gong made of a call, in seconds, without what was never heard', async () => {
  const gong = await pretendGong({
    calls: 1,
    change: (world) => ({ ...world, details: () => DETAILS }),
  })
  const [call] = await all(gong.connect().calls(EVER, EVERYTHING))
  expect(call?.details).toEqual({
    topics: [{ name: 'Pricing', durationSec: 95 }],
    trackers: [
      {
        id: '7001',
        name: 'Competitors',
        kind: 'KEYWORD',
        count: 1,
        occurrences: [{ startSec: 12.5, speakerId: '501' }],
        phrases: [
          {
            phrase: 'Deskhound',
            count: 1,
            occurrences: [{ startSec: 12.5, speakerId: '501' }],
          },
        ],
      },
    ],
    outline: [
      {
        title: 'Opening',
        startSec: 0.5,
        durationSec: 60.25,
        items: [{ text: 'Introductions', startSec: 3 }],
      },
    ],
    highlights: [
      { title: 'Next steps', items: [{ text: 'Send the offer', startsSec: [61, 70.5] }] },
    ],
    keyPoints: ['Budget is settled'],
    brief: 'They look for a new helpdesk.',
    outcome: { id: '9', category: 'MEETING_BOOKED', name: 'Meeting booked' },
    questions: { internal: 4, external: 2 },
    talkTimes: [{ partyId: '401', userId: '1001', talkSec: 300.5 }],
    hostMeasures: [{ name: 'Talk Ratio', value: 0.4 }],
    comments: [
      {
        id: '31',
        postedAt: new Date('2026-04-01T10:00:00Z'),
        authorId: '1001',
        text: 'Look here @Aiko Strand!',
        fromSec: 12,
        toSec: 20,
        inReplyTo: undefined,
      },
    ],
  })
  expect(call?.topics).toEqual(['Pricing'])
  expect(call?.trackers).toEqual([{ name: 'Competitors', count: 1 }])
})

test('recordings are never asked for, and details only where they are wanted', async () => {
  const gong = await pretendGong({ calls: 1 })
  const connection = gong.connect()
  await all(connection.calls(EVER, EVERYTHING))
  const [light] = await all(connection.calls(EVER, METADATA_ALONE))
  expect(light?.details).toBeUndefined()
  const selectors = (await gong.requests('/v2/calls/extensive')).map(({ body }) =>
    JSON.stringify(body),
  )
  expect(selectors).toHaveLength(2)
  expect(selectors[0]).toContain('"trackerOccurrences":true')
  expect(selectors[1]).not.toContain('trackerOccurrences')
  for (const selector of selectors) expect(selector).not.toContain('media')
})

test('ids of CRM objects come without their fields', async () => {
  const gong = await pretendGong({ calls: 20 })
  const connection = gong.connect()
  const light = await all(connection.calls(EVER, { ...METADATA_ALONE, crm: 'ids' }))
  const heavy = await all(connection.calls(EVER, { ...METADATA_ALONE, crm: 'fields' }))
  const objects = light.flatMap(({ crm }) => crm)
  expect(objects.length).toBeGreaterThan(0)
  expect(objects).toEqual(
    heavy.flatMap(({ crm }) => crm.map((object) => ({ ...object, fields: [] }))),
  )
})

test('A-022: without Gong’s AI its parts are undefined, which is not the same as empty', async () => {
  const gong = await pretendGong({ calls: 0 })
  await gong.control('POST', 'calls', { id: '1', insights: false })
  await gong.control('POST', 'calls', { id: '2', highlights: [], comments: [] })
  const [without, empty] = await all(gong.connect().calls(EVER, EVERYTHING))
  const { comments, ...made } = without?.details ?? {}
  expect(comments).toEqual([])
  expect(new Set(Object.values(made))).toEqual(new Set([undefined]))
  expect(empty?.details).toMatchObject({ topics: [], trackers: [], highlights: [], comments: [] })
  expect(empty?.details?.outline).toBeUndefined()
  expect(empty?.details?.questions).toEqual({ internal: 0, external: 0 })
})

test('odd calls come as they are: no length, nobody there, somebody there twice, words out of order', async () => {
  const gong = await pretendGong({ calls: 0 })
  const pat = { name: 'Pat', emailAddress: 'pat@acme.example', speakerId: '7' }
  await gong.control('POST', 'calls', { id: '1', durationSec: -5, parties: null })
  await gong.control('POST', 'calls', { id: '2', parties: [pat, pat], durationSec: 144_000 })
  await gong.control('PATCH', 'calls/2', {
    sentences: [
      { speakerId: '9', start: 5_000, end: 9_000, text: 'One.' },
      { speakerId: '7', start: -20, end: 6_000, text: 'Two.' },
    ],
  })
  const connection = gong.connect()
  const calls = await all(connection.calls(EVER, EVERYTHING))
  const byId = new Map(calls.map((call) => [call.id, call]))
  expect(byId.get('1')).toMatchObject({ durationSec: -5, parties: [] })
  expect(byId.get('2')?.parties.map(({ email }) => email)).toEqual([
    'pat@acme.example',
    'pat@acme.example',
  ])
  const turns: (readonly [string | undefined, Sentence | undefined])[] = []
  for await (const transcript of connection.transcripts(['2']))
    for (const { speakerId, sentences } of transcript.turns) turns.push([speakerId, sentences[0]])
  expect(turns).toEqual([
    ['9', { startMs: 5_000, endMs: 9_000, text: 'One.' }],
    ['7', { startMs: -20, endMs: 6_000, text: 'Two.' }],
  ])
})
