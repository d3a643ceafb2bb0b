/** How calls come from Gong to the accounts, against the pretend Gong. */
import { expect, test } from 'vitest'
import { accountWorld } from '../../test/account-world.ts'

const PAT = {
  name: 'Pat',
  emailAddress: 'pat@acme.example',
  speakerId: '1',
  affiliation: 'External',
}
const SAM = {
  name: 'Sam',
  emailAddress: 'sam@tidepool.example',
  speakerId: '2',
  affiliation: 'Internal',
}
const SENTENCES = [
  { speakerId: '1', start: 0, end: 900, text: 'We need this by May.' },
  { speakerId: '2', start: 1_000, end: 1_900, text: 'That can be done.' },
]

type World = Awaited<ReturnType<typeof accountWorld>>

async function addCall(world: World, body: object = {}): Promise<string> {
  const answer = await world.gong.control('POST', 'calls', {
    title: 'Acme: intro',
    parties: [PAT, SAM],
    sentences: SENTENCES,
    ...body,
  })
  return Object(answer).id
}

test('A-050, A-053: an account finds its calls, with who took part and what was said', async () => {
  const world = await accountWorld()
  const callId = await addCall(world)
  await world.sync()
  expect(await world.db.selectFrom('call').selectAll().execute()).toEqual([])
  const accountId = await world.account({ domains: ['acme.example'] })
  expect(await world.callsOf(accountId)).toEqual([callId])
  const call = await world.db.selectFrom('call').selectAll().executeTakeFirstOrThrow()
  expect(call).toMatchObject({
    call_id: callId,
    title: 'Acme: intro',
    type: 'discovery',
    type_source: 'title',
    transcript_state: 'here',
  })
  const transcript = await world.db.selectFrom('transcript').selectAll().executeTakeFirstOrThrow()
  expect(transcript).toMatchObject({
    texts: ['We need this by May.', 'That can be done.'],
    starts_ms: [0, 1_000],
    ends_ms: [900, 1_900],
    turn_starts: [0, 1],
    turn_speakers: ['1', '2'],
  })
  expect([...world.indexed]).toEqual([callId])
})
