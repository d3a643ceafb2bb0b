/** Calls that may not be here any more leave everything that they reached, within one sync. */
import { expect, test } from 'vitest'
import { linkCall } from '../../src/sync/link-by-hand.ts'
import { addCall, changeCall, PAT, SAM, transcriptsAsked } from '../account-calls.ts'
import { type AccountWorld, accountWorld, EVERYTHING } from '../account-world.ts'

const ACME = { domains: ['acme.example'] }
const WORDS = 'We need this by May'

interface Linked {
  readonly world: AccountWorld
  readonly accountId: string
  readonly callId: string
}

async function linkedCall(body: object = {}): Promise<Linked> {
  const world = await accountWorld({ isConfirmed: false })
  const callId = await addCall(world, body)
  await world.choose()
  const accountId = await world.account(ACME)
  expect(await world.callsOf(accountId)).toEqual([callId])
  expect([...world.indexed]).toEqual([callId])
  expect(await tablesWith(world, WORDS)).toEqual(['transcript'])
  return { world, accountId, callId }
}

/** Tables in which a text stands. */
async function tablesWith({ pool }: AccountWorld, text: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await pool.query(
      `select from ${name} t where strpos(t::text, $1) > 0 limit 1`,
      [text],
    )
    if (rowCount !== 0) found.push(name)
  }
  return found
}

async function expectGone({ world, accountId, callId }: Linked, stubState: string | undefined) {
  expect(await world.callsOf(accountId)).toEqual([])
  expect([...world.indexed]).toEqual([])
  expect(await tablesWith(world, WORDS)).toEqual([])
  expect(await tablesWith(world, 'pat@acme.example')).toEqual([])
  expect(await tablesWith(world, 'Acme: intro')).toEqual([])
  const stub = await world.db
    .selectFrom('stub')
    .selectAll()
    .where('call_id', '=', callId)
    .executeTakeFirst()
  expect(stub?.state).toBe(stubState)
}

test('reliability 27: a call that becomes private in Gong is gone after one sync, and is not asked for again', async () => {
  const linked = await linkedCall()
  await changeCall(linked.world, linked.callId, { isPrivate: true })
  await linked.world.gong.control('DELETE', 'requests')
  await linked.world.sync()
  await expectGone(linked, 'private')
  expect(await transcriptsAsked(linked.world)).toEqual([])
  expect(await tablesWith(linked.world, linked.callId)).toEqual(['stub'])
})

test('reliability 27: a call that turns out to be among ourselves is gone after one sync', async () => {
  const linked = await linkedCall()
  await changeCall(linked.world, linked.callId, { scope: 'Internal' })
  await linked.world.sync()
  await expectGone(linked, 'internal')
})

test('reliability 27: an address that is erased in Gong takes the link that rested on it along', async () => {
  const linked = await linkedCall()
  const { emailAddress: _erased, ...nameless } = PAT
  await changeCall(linked.world, linked.callId, { parties: [nameless, SAM] })
  await linked.world.sync()
  await expectGone(linked, 'open')
})

test('reliability 27: a word of the title that is excluded empties what it names before the choice is told as taken', async () => {
  const linked = await linkedCall()
  await linked.world.access.set(linked.world.ines, {
    ...EVERYTHING,
    excludedTitleWords: ['INTRO'],
  })
  await expectGone(linked, 'excluded')
  await linked.world.work()
  await expectGone(linked, 'excluded')
  await linked.world.choose()
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
})

test('reliability 27: a later start takes older calls away at once, stubs and all', async () => {
  const linked = await linkedCall({ started: '2026-01-10T10:00:00Z' })
  await linked.world.access.set(linked.world.ines, { ...EVERYTHING, readFrom: '2026-02-01' })
  await expectGone(linked, undefined)
  await linked.world.work()
  await expectGone(linked, undefined)
  await linked.world.choose()
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
})

test('reliability 27: a workspace that is no longer chosen takes its calls along', async () => {
  const linked = await linkedCall()
  const call = await linked.world.db.selectFrom('call').selectAll().executeTakeFirstOrThrow()
  await linked.world.access.set(linked.world.ines, { ...EVERYTHING, workspaceIds: ['1'] })
  await expectGone(linked, 'open')
  await linked.world.choose({ workspaceIds: [call.workspace_id ?? ''] })
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
})

test('reliability 27: an account that is deleted, or that loses the domain, leaves no call behind', async () => {
  const linked = await linkedCall()
  await linked.world.accounts.change(linked.world.ines, linked.accountId, { domains: [] })
  await linked.world.work()
  await expectGone(linked, 'open')
  await linked.world.accounts.change(linked.world.ines, linked.accountId, ACME)
  await linked.world.work()
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
  await linked.world.accounts.remove(linked.world.ines, linked.accountId)
  await expectGone(linked, 'open')
})

test('reliability 25: a call that was deleted in Gong goes after a complete listing', async () => {
  const linked = await linkedCall()
  await linked.world.gong.control('DELETE', `calls/${linked.callId}`)
  await linked.world.sync()
  await expectGone(linked, undefined)
})

test('reliability 25: a listing that fails or breaks off takes nothing away', async () => {
  const { world, accountId, callId } = await linkedCall()
  const other = await addCall(world, { title: 'Acme: second' })
  await world.sync()
  await world.gong.control('DELETE', `calls/${callId}`)
  await world.gong.control('PUT', 'faults', [
    { fault: 'status', path: '/v2/calls/extensive', status: 500, times: 0 },
  ])
  await world.sync()
  expect((await world.access.state(world.ines)).problem).not.toBeNull()
  expect(await world.callsOf(accountId)).toEqual([callId, other].toSorted())
  await world.gong.control('PUT', 'faults', [])
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([other])
  expect((await world.access.state(world.ines)).problem).toBeNull()
})

test('reliability 26: when most of a window is gone from Gong nothing goes until a person confirms it', async () => {
  const { world, accountId, callId } = await linkedCall()
  const ids = [callId]
  for (let n = 0; n < 9; n += 1) ids.push(await addCall(world, { title: `Acme: call ${n}` }))
  await world.sync()
  for (const id of ids) await world.gong.control('DELETE', `calls/${id}`)
  await world.sync()
  expect((await world.access.state(world.ines)).problem).toMatchObject({ code: 'D-REMOVALS' })
  expect(await world.callsOf(accountId)).toHaveLength(10)
  const notices = await world.db.selectFrom('notice').select('title').execute()
  expect(notices).toEqual([{ title: 'Account sync needs you' }])
  await world.sync(true)
  expect((await world.access.state(world.ines)).problem).toBeNull()
  expect(await world.callsOf(accountId)).toEqual([])
  expect([...world.indexed]).toEqual([])
})

test('a call whose deal is gone falls out where only deals are read', async () => {
  const deal = { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '006A' }] }
  const linked = await linkedCall({ context: [deal] })
  await linked.world.choose({ mode: 'deal' })
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
  await changeCall(linked.world, linked.callId, { context: [] })
  await linked.world.sync()
  await expectGone(linked, 'open')
})

test('a private call that is opened again comes back', async () => {
  const linked = await linkedCall()
  await changeCall(linked.world, linked.callId, { isPrivate: true })
  await linked.world.sync()
  await changeCall(linked.world, linked.callId, { isPrivate: false })
  await linked.world.sync()
  expect(await linked.world.callsOf(linked.accountId)).toEqual([linked.callId])
  expect([...linked.world.indexed]).toEqual([linked.callId])
})

test('reliability 28: a call that became private while its transcript was due is not asked for it', async () => {
  const world = await accountWorld()
  await world.account(ACME)
  // Old enough that its details are not looked at again today, young enough that its transcript is.
  const callId = await addCall(world, { started: '2026-04-07T04:00:00Z' })
  await world.gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId, ms: 10 * 60_000 }])
  await world.sync()
  expect(await transcriptsAsked(world)).toEqual([callId])
  await changeCall(world, callId, { isPrivate: true })
  await world.advance(20 * 60_000)
  // Not a listing yet: only what is owed is looked for.
  for (const id of await world.jobs.dueSyncs()) await world.needs.queue.syncAccounts(id)
  await world.work()
  expect(await transcriptsAsked(world)).toEqual([callId])
  expect(await tablesWith(world, callId)).toEqual(['stub'])
})

test('A-057: a call that was linked by hand is linked again when it is open again, and nothing of it is kept meanwhile', async () => {
  const world = await accountWorld({ isConfirmed: false })
  const callId = await addCall(world)
  await world.choose()
  const accountId = await world.account({ domains: ['elsewhere.example'] })
  await world.access.openToAll(world.ines, true)
  await linkCall(world.needs, world.ines, { accountId, call: callId })
  expect(await world.callsOf(accountId)).toEqual([callId])
  await changeCall(world, callId, { isPrivate: true })
  await world.sync()
  await expectGone({ world, accountId, callId }, 'private')
  await changeCall(world, callId, { isPrivate: false })
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([callId])
  await world.choose({ excludedTitleWords: ['intro'] })
  expect(await world.callsOf(accountId)).toEqual([])
  await world.choose()
  expect(await world.callsOf(accountId)).toEqual([callId])
  expect([...world.indexed]).toEqual([callId])
  // A call that is gone from Gong is forgotten with all that was decided.
  await world.gong.control('DELETE', `calls/${callId}`)
  await world.sync()
  expect(await world.db.selectFrom('link').selectAll().execute()).toEqual([])
})
