/** Calls as Gong really has them: whatever is odd about one, the others arrive, and it does as far as it can. */
import { expect, test } from 'vitest'
import { addCall, PAT, SAM, SENTENCES } from '../../test/account-calls.ts'
import { accountWorld } from '../../test/account-world.ts'

const DEAL = { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '006A' }] }
const ACCOUNT = { domains: ['acme.example'], crmIds: [{ kind: 'deal' as const, id: '006A' }] }

test.each<[string, object, object]>([
  ['no parties at all', { parties: null, context: [DEAL] }, { parties: [] }],
  ['nobody on it', { parties: [], context: [DEAL] }, { parties: [] }],
  ['no title', { title: null }, { title: null }],
  ['the same person twice', { parties: [PAT, PAT, SAM] }, { parties: ['1', '1', '2'] }],
  [
    'speakers that nobody is',
    { sentences: [{ speakerId: '77', start: 0, end: 5, text: 'Who am I?' }] },
    { turn_speakers: ['77'] },
  ],
  [
    'a voice without an id',
    { sentences: [{ speakerId: null, start: 0, end: 5, text: 'Hm.' }] },
    { turn_speakers: [null] },
  ],
  [
    'times that overlap and run backwards',
    {
      sentences: [
        { speakerId: '1', start: 5_000, end: 9_000, text: 'First' },
        { speakerId: '2', start: 4_000, end: 3_000, text: 'second.' },
      ],
    },
    { starts_ms: [5_000, 4_000], ends_ms: [9_000, 3_000] },
  ],
  [
    'forty hours',
    {
      durationSec: 144_000,
      sentences: [{ speakerId: '1', start: 143_999_000, end: 144_000_000, text: 'Still here?' }],
    },
    { duration_sec: 144_000, starts_ms: [143_999_000] },
  ],
  [
    'a NUL and half a character in its words',
    {
      title: 'Acme\u0000 intro \ud800',
      sentences: [{ speakerId: '1', start: 0, end: 5, text: 'Yes\u0000 \udfff' }],
    },
    { title: 'Acme intro \ufffd', texts: ['Yes \ufffd'] },
  ],
  ['an empty transcript', { sentences: [] }, { texts: [], transcript_state: 'here' }],
])('a call with %s is kept', async (_, body, expected) => {
  const world = await accountWorld()
  await world.account(ACCOUNT)
  const odd = await addCall(world, { sentences: SENTENCES, ...body })
  const usual = await addCall(world)
  await world.sync()
  expect((await world.access.state(world.ines)).problem).toBeNull()
  expect([...world.indexed].toSorted()).toEqual([odd, usual].toSorted())
  const call = await world.db
    .selectFrom('call')
    .leftJoin('transcript', 'transcript.call_id', 'call.call_id')
    .selectAll()
    .where('call.call_id', '=', odd)
    .executeTakeFirstOrThrow()
  const parties = await world.db
    .selectFrom('call_party')
    .select('speaker_id')
    .where('call_id', '=', odd)
    .orderBy('position')
    .execute()
  const kept = { ...call, parties: parties.map((party) => party.speaker_id) }
  expect(kept).toMatchObject(expected)
})
