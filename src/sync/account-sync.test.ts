/** How calls come from Gong to the accounts, against the pretend Gong. */
import { expect, test } from 'vitest'
import { addCall, changeCall, PAT, SAM, transcriptsAsked } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld } from '../../test/account-world.ts'
import { rowsBeside } from '../../test/imports.ts'
import { insertReading } from '../../test/readings.ts'
import { DAY_MS } from '../records/days.ts'

const MINUTE_MS = 60_000
const ACME = { domains: ['acme.example'] }

function kept(world: AccountWorld) {
  return world.db.selectFrom('call').selectAll().orderBy('call_id').execute()
}

async function onlyCall(world: AccountWorld) {
  return world.db.selectFrom('call').selectAll().executeTakeFirstOrThrow()
}

test('A-050, A-053, A-090, A-091, A-092, A-094, A-095: an account finds its calls, with who took part and what was said', async () => {
  const world = await accountWorld()
  const callId = await addCall(world)
  await world.sync()
  expect(await kept(world)).toEqual([])
  const accountId = await world.account(ACME)
  expect(await world.callsOf(accountId)).toEqual([callId])
  expect(await onlyCall(world)).toMatchObject({
    call_id: callId,
    title: 'Acme: intro',
    duration_sec: 1800,
    type: 'discovery',
    type_source: 'title',
    transcript_state: 'here',
  })
  const parties = await world.db.selectFrom('call_party').selectAll().execute()
  expect(parties.map(({ name, email, side }) => [name, email, side])).toEqual([
    ['Pat Lee', 'pat@acme.example', 'External'],
    ['Sam', 'sam@tidepool.example', 'Internal'],
  ])
  expect(await world.db.selectFrom('transcript').selectAll().executeTakeFirst()).toMatchObject({
    texts: ['We need this by May.', 'That can be done.'],
    starts_ms: [0, 1_000],
    ends_ms: [900, 1_900],
    turn_starts: [0, 1],
    turn_speakers: ['1', '2'],
  })
  expect([...world.indexed]).toEqual([callId])
})

test('A-050: an account whose calls are known asks Gong for them alone', async () => {
  const world = await accountWorld({ calls: 40 })
  await addCall(world)
  await world.sync()
  await world.gong.control('DELETE', 'requests')
  await world.account(ACME)
  const asked = (await world.gong.requests()).map(({ path }) => path)
  expect(asked.filter((path) => path === '/v2/calls/extensive')).toHaveLength(1)
  expect(asked.filter((path) => path === '/v2/calls/transcript')).toHaveLength(1)
})

test('A-058: a new call for an existing account is linked at the next sync', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  const callId = await addCall(world)
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([callId])
})

test('A-059: a call of two accounts belongs to both', async () => {
  const world = await accountWorld()
  const other = { ...PAT, name: 'Lou', emailAddress: 'lou@beta.example', speakerId: '3' }
  const callId = await addCall(world, { parties: [PAT, other, SAM] })
  const acme = await world.account(ACME)
  const beta = await world.account({ name: 'Beta', domains: ['beta.example'] })
  await world.sync()
  expect(await world.callsOf(acme)).toEqual([callId])
  expect(await world.callsOf(beta)).toEqual([callId])
})

test('no call is linked before an admin has confirmed which may be', async () => {
  const world = await accountWorld({ isConfirmed: false })
  await addCall(world)
  await world.sync()
  const accountId = await world.account(ACME)
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([])
  expect(await transcriptsAsked(world)).toEqual([])
  await world.choose()
  expect(await world.callsOf(accountId)).toHaveLength(1)
})

test('A-057: a call that was cut by hand is not linked again', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  const callId = await addCall(world)
  await world.sync()
  await world.access.openToAll(world.ines, true)
  await world.links.unlink(world.ines, accountId, callId)
  expect(await kept(world)).toEqual([])
  await changeCall(world, callId, { title: 'Acme: something else' })
  await world.sync()
  await world.accounts.match(world.ines, accountId)
  await world.work()
  expect(await world.callsOf(accountId)).toEqual([])
  expect([...world.indexed]).toEqual([])
})

test('A-112, A-114, X-09: nothing readable is kept of a call that belongs to no account', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  await addCall(world, {
    title: 'A very secret title',
    parties: [{ ...PAT, name: 'Zed Zebra', emailAddress: 'zed@zebra.example' }, SAM],
    sentences: [{ start: 0, end: 1, text: 'Nobody reads this.' }],
  })
  await world.sync()
  const { rows } = await world.pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of rows) {
    const found = await world.pool.query(
      `select from ${name} t where t::text ~* 'zebra|secret title|Nobody reads'`,
    )
    expect([name, found.rowCount]).toEqual([name, 0])
  }
  expect(await transcriptsAsked(world)).toEqual([])
})

test('A-113, A-119, reliability 28: private calls and calls among ourselves are never asked for their words', async () => {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  await addCall(world, { isPrivate: true })
  await addCall(world, { scope: 'Internal' })
  await addCall(world, { parties: [SAM, { ...SAM, name: 'Kim', affiliation: 'Internal' }] })
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([])
  expect(await transcriptsAsked(world)).toEqual([])
  const states = await world.db.selectFrom('stub').select('state').orderBy('state').execute()
  expect(states.filter(({ state }) => state !== 'open').map(({ state }) => state)).toEqual([
    'internal',
    'internal',
    'private',
  ])
})

test('reliability 1: a second sync of what has not changed writes nothing', async () => {
  const world = await accountWorld({ calls: 20 })
  await world.account(ACME)
  await addCall(world)
  await world.sync()
  const before = await rowsBeside(world.db, ['account_sync'])
  await world.sync()
  const after = await rowsBeside(world.db, ['account_sync'])
  // Permissions are read each time, and their time is what keeps calls visible.
  const { mirror: _before, ...rest } = before
  const { mirror: _after, ...restAfter } = after
  expect(restAfter).toEqual(rest)
})

test('A-133: a transcript that Gong does not have yet comes by itself', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const callId = await addCall(world)
  await world.gong.control('PUT', 'faults', [
    { fault: 'late-transcript', callId, ms: 50 * MINUTE_MS },
  ])
  await world.sync()
  expect(await onlyCall(world)).toMatchObject({ transcript_state: 'owed' })
  expect([...world.indexed]).toEqual([])
  for (let minutes = 0; minutes < 120; minutes += 15) {
    await world.advance(15 * MINUTE_MS)
    for (const organizationId of await world.jobs.dueSyncs()) {
      await world.needs.queue.syncAccounts(organizationId)
    }
    await world.work()
  }
  expect(await onlyCall(world)).toMatchObject({ transcript_state: 'here' })
  expect([...world.indexed]).toEqual([callId])
  expect((await transcriptsAsked(world)).length).toBeLessThan(6)
})

test('a transcript that never comes is given up after a fortnight, and a person can still ask', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const callId = await addCall(world)
  await world.gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId, ms: 30 * DAY_MS }])
  for (let day = 0; day < 17; day += 1) {
    await world.sync()
    await world.advance(DAY_MS)
  }
  expect(await onlyCall(world)).toMatchObject({ transcript_state: 'given_up' })
  const asked = (await transcriptsAsked(world)).length
  await world.sync()
  expect((await transcriptsAsked(world)).length).toBe(asked)
})

test('A-132: a call without a length was not recorded, and is not asked for', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  await addCall(world, { durationSec: 0 })
  await world.sync()
  expect(await onlyCall(world)).toMatchObject({ transcript_state: 'not_recorded' })
  expect(await transcriptsAsked(world)).toEqual([])
})

test('A-134: a key that may not read transcripts is told at the call, and asked about later', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  await addCall(world)
  await addCall(world, { title: 'Acme: second' })
  await world.gong.control('PUT', 'scopes', { missing: ['api:calls:read:transcript'] })
  await world.sync()
  expect((await kept(world)).map((call) => call.transcript_state)).toEqual(['no_scope', 'no_scope'])
  expect((await world.access.state(world.ines)).problem).toBeNull()
  await world.gong.control('PUT', 'scopes', { scopes: null })
  await world.advance(7 * 60 * MINUTE_MS)
  await world.sync()
  expect((await kept(world)).map((call) => call.transcript_state)).toEqual(['here', 'here'])
})

test('A-093: a type that a person has corrected stays, others follow the title', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const corrected = await addCall(world, { title: 'Acme: demo' })
  const other = await addCall(world, { title: 'Acme: demo' })
  await world.sync()
  await world.db
    .updateTable('call')
    .set({ type: 'technical', type_source: 'person' })
    .where('call_id', '=', corrected)
    .execute()
  for (const callId of [corrected, other]) {
    await changeCall(world, callId, { title: 'Acme: contract' })
  }
  await world.sync()
  const types = new Map((await kept(world)).map((call) => [call.call_id, call.type]))
  expect(types.get(corrected)).toBe('technical')
  expect(types.get(other)).toBe('negotiation')
})

test('A-093, X-10: the type of a call is that of its purpose, else of its title, else what was derived, else none', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const callId = await addCall(world, { title: 'Acme and us' })
  await world.sync()
  const typed = async () => {
    await world.sync()
    const { type, type_source: source } = await onlyCall(world)
    return [type, source]
  }
  expect(await typed()).toEqual([null, 'none'])
  await insertReading(world.db, (await onlyCall(world)).organization_id, callId, [], {
    type: 'executive',
  })
  expect(await typed()).toEqual(['executive', 'derived'])
  // Gong knows of none, and something else of the call is new.
  await changeCall(world, callId, { title: 'Acme and you' })
  expect(await typed()).toEqual(['executive', 'derived'])
  await changeCall(world, callId, { title: 'Acme: contract' })
  expect(await typed()).toEqual(['negotiation', 'title'])
  await changeCall(world, callId, { purpose: 'Demo' })
  expect(await typed()).toEqual(['demo', 'purpose'])
  await changeCall(world, callId, { title: 'Acme and you', purpose: null })
  expect(await typed()).toEqual(['executive', 'derived'])
})

test('a call that has changed is read again, and only then its transcript', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const callId = await addCall(world)
  await addCall(world, { title: 'Acme: second' })
  await world.sync()
  await changeCall(world, callId, { title: 'Acme: renamed' })
  await world.gong.control('PUT', 'faults', [
    { fault: 'reworked-transcript', callId, find: 'May', replace: 'June' },
  ])
  await world.gong.control('DELETE', 'requests')
  await world.sync()
  expect(await transcriptsAsked(world)).toEqual([callId])
  const titles = (await kept(world)).map(({ title }) => title ?? '')
  expect(titles.toSorted()).toEqual(['Acme: renamed', 'Acme: second'])
  const row = await world.db
    .selectFrom('transcript')
    .select('texts')
    .where('call_id', '=', callId)
    .executeTakeFirstOrThrow()
  expect(row.texts[0]).toBe('We need this by June.')
})

test('what Gong makes of a call later arrives', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  const callId = await addCall(world)
  await world.sync()
  expect((await onlyCall(world)).details).not.toHaveProperty('brief')
  await changeCall(world, callId, { brief: 'They want to begin in May.' })
  await world.advance(DAY_MS)
  await world.sync()
  expect((await onlyCall(world)).details).toMatchObject({ brief: 'They want to begin in May.' })
})
