/** What the job derives of a call as a whole, on a negotiation of the sample world: its type and its topics. */
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { insertTranscript, said } from '../../test/linked-calls.ts'
import { readDueCalls } from '../../test/readings.ts'
import { seedToldCalls } from '../../test/told-calls.ts'
import { createCallReading } from '../accounts/call-page.ts'
import { systemClock } from '../clock.ts'
import { actorOf } from '../members/actor.ts'
import { createSearch } from '../search/search.ts'
import type { CallTable } from '../store/account-tables.ts'
import { insertMember } from '../store/members.ts'
import { insertOrganization } from '../store/organizations.ts'

/** "Rotabird order form + Wes" */
const CALL = '1808207603352136067'
const PAGE = { limit: 100, cursor: undefined }
const ALL = { query: undefined, accountId: undefined, from: undefined, to: undefined }
type Known = Pick<CallTable, 'type' | 'type_source'>
const NOT_KNOWN: Known = { type: null, type_source: 'none' }

/** What Gong says of the call is taken away, so that nothing but its words is left. */
async function office() {
  const database = await testDatabase()
  const { db } = database
  const organizationId = await insertOrganization(db, { name: 'Quillbeam' })
  const person = { userId: 'user_1', email: 'maya@quillbeam.example', name: 'Maya' } as const
  const maya = actorOf(await insertMember(db, { organizationId, ...person, role: 'csm' }))
  await seedToldCalls(db, organizationId)
  const change = (details: object, type: Known = NOT_KNOWN) =>
    db
      .updateTable('call')
      .set({ ...type, details: JSON.stringify(details) })
      .where('call_id', '=', CALL)
      .execute()
  await change({})
  const calls = createCallReading({ db, clock: systemClock })
  const search = createSearch({ ...database, clock: systemClock })
  return {
    change,
    maya,
    calls,
    read: () => readDueCalls(db, organizationId),
    readAnew: async () => {
      await db.updateTable('call_reading').set({ reader: '' }).where('call_id', '=', CALL).execute()
      await readDueCalls(db, organizationId)
    },
    page: () => calls.get(maya, CALL),
    typed: async () => {
      const { type, typeSource } = await calls.get(maya, CALL)
      return [type, typeSource]
    },
    reading: () =>
      db
        .selectFrom('call_reading')
        .selectAll()
        .where('call_id', '=', CALL)
        .executeTakeFirstOrThrow(),
    isReworked: async () => {
      await db.deleteFrom('transcript').where('call_id', '=', CALL).execute()
      const turn = { speakerId: '1', topic: undefined, sentences: said(0, 'Hello.', 'Bye.') }
      await insertTranscript(db, organizationId, CALL, [turn])
    },
    found: async (query: string) => {
      const request = { query, accountId: undefined, callId: undefined, side: undefined }
      const { hits } = await search.search(maya, { ...request, limit: 100 })
      return new Set(hits.map(({ callId }) => callId)).has(CALL)
    },
  }
}

test('A-093, X-10: where nobody says the type of a call it is derived, kept as such, and found by the filter and by search', async () => {
  const { read, typed, calls, maya, found } = await office()
  expect(await typed()).toEqual([null, 'none'])
  const all = (await calls.list(maya, { ...ALL, type: undefined }, PAGE)).data
  // Each once: a type that has been derived makes nothing due.
  expect(await read()).toBe(all.filter(({ transcript }) => transcript === 'here').length)
  expect(await typed()).toEqual(['negotiation', 'derived'])
  const { data } = await calls.list(maya, { ...ALL, type: 'negotiation' }, PAGE)
  expect(data.map(({ callId }) => callId)).toContain(CALL)
  expect(await found('type:negotiation sandbox')).toBe(true)
  expect(await found('type:demo sandbox')).toBe(false)
  expect(await read()).toBe(0)
})

test('X-10: purpose, title and person come before what is derived', async () => {
  const { change, readAnew, typed, reading } = await office()
  const known = [
    { type: 'demo', type_source: 'purpose' },
    { type: 'demo', type_source: 'title' },
    // Somebody has said that it has none.
    { type: null, type_source: 'person' },
  ] as const
  for (const one of known) {
    await change({}, one)
    await readAnew()
    expect(await typed()).toEqual([one.type, one.type_source])
    expect((await reading()).type).toBe('negotiation')
  }
  await change({}, NOT_KNOWN)
  await readAnew()
  expect(await typed()).toEqual(['negotiation', 'derived'])
})

test('a type that another reading does not tell is none; a person has the last word', async () => {
  const { read, typed, isReworked, calls, maya } = await office()
  await read()
  await isReworked()
  await read()
  expect(await typed()).toEqual([null, 'none'])
  await calls.changeType(maya, CALL, 'review')
  expect(await typed()).toEqual(['review', 'person'])
})

test("A-018, A-022, A-097: without Gong's topics those of the engine are shown as derived, with their time and place", async () => {
  const { read, page, change, isReworked } = await office()
  expect(await page()).toMatchObject({ topics: null, topicsFrom: 'none' })
  await read()
  const { topics, topicsFrom, durationSec } = await page()
  expect(topicsFrom).toBe('derived')
  expect(topics?.length).toBeGreaterThan(0)
  for (const topic of topics ?? []) {
    expect(topic.name).toMatch(/^[A-Z]/)
    expect(topic.durationSec).toBeGreaterThan(0)
    expect(topic.durationSec).toBeLessThan(durationSec)
    expect(topic.firstAtMs).toBeGreaterThan(0)
  }
  await change({ topics: [{ name: 'Price', durationSec: 70 }] })
  expect(await page()).toMatchObject({
    topics: [{ name: 'Price', durationSec: 70, firstAtMs: null }],
    topicsFrom: 'gong',
  })
  await change({ topics: [] })
  await isReworked()
  expect(await page()).toMatchObject({ topics: null, topicsFrom: 'none' })
})
