/** What happens in Gong to old calls, and to many at once, is noticed by the sync of the next hour. */
import { expect, test } from 'vitest'
import { findVisibleCall } from '../../src/store/calls.ts'
import { addCall, changeCall } from '../account-calls.ts'
import { type AccountWorld, accountWorld } from '../account-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const never = new AbortController().signal

/** Linked calls that began so many days ago, in a world where every member sees every linked call. */
async function linkedCalls(...daysAgo: readonly number[]) {
  const world = await accountWorld({ isConfirmed: false })
  const callIds: string[] = []
  for (const [n, days] of daysAgo.entries()) {
    const started = new Date(world.clock.now().getTime() - days * DAY_MS).toISOString()
    callIds.push(await addCall(world, { title: `Acme: call ${n}`, started }))
  }
  await world.choose()
  await world.access.openToAll(world.ines, true)
  const accountId = await world.account({ domains: ['acme.example'] })
  expect(await world.callsOf(accountId)).toEqual(callIds.toSorted())
  return { world, accountId, callIds }
}

/** What an hour brings by itself. */
async function nextHour(world: AccountWorld): Promise<void> {
  await world.advance(HOUR_MS)
  await world.jobs.sync(world.organizationId, never)
  await world.work()
}

function isSeen({ db, organizationId, ines, clock }: AccountWorld, callId: string) {
  const looker = { organizationId, memberId: ines.memberId, now: clock.now() }
  return findVisibleCall(db, looker, callId).then((call) => call !== undefined)
}

test.each([5, 30, 90])(
  'reliability 27: a call of %i days that becomes private, or is deleted, is gone within the hour, by itself',
  async (daysAgo) => {
    const { world, accountId, callIds } = await linkedCalls(daysAgo, daysAgo + 0.1)
    const [callId = '', other = ''] = callIds
    await changeCall(world, callId, { isPrivate: true })
    await nextHour(world)
    expect(await world.callsOf(accountId)).toEqual([other])
    await world.gong.control('DELETE', `calls/${other}`)
    await nextHour(world)
    expect(await world.callsOf(accountId)).toEqual([])
    const stubs = await world.db
      .selectFrom('stub')
      .select(['call_id', 'state'])
      .where('call_id', 'in', callIds)
      .execute()
    expect(stubs).toEqual([{ call_id: callId, state: 'private' }])
  },
)

test('reliability 27: calls that are missing in great number are seen by nobody until they are seen in Gong again', async () => {
  const young = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7]
  const { world, accountId, callIds } = await linkedCalls(30, ...young)
  const [callId = '', ...fresh] = callIds
  const maya = await world.member('Maya', 'csm')
  const one = fresh[0] ?? ''
  expect(await isSeen(world, one)).toBe(true)
  await world.gong.control('PUT', 'faults', [
    { fault: 'late-details', callIds: fresh, ms: 1.5 * HOUR_MS },
  ])
  await changeCall(world, callId, { isPrivate: true })
  await nextHour(world)
  // What is certain is done all the same.
  expect(await world.callsOf(accountId)).toEqual(fresh.toSorted())
  for (const id of fresh) expect(await isSeen(world, id)).toBe(false)
  expect((await world.access.state(world.ines)).problem?.message).toMatch(/^8 of \d+ calls/)
  // Nobody but an admin learns how many there are.
  const told = (await world.access.state(maya)).problem
  expect(told).toMatchObject({ code: 'D-REMOVALS' })
  expect(JSON.stringify([told?.message, told?.fix])).not.toMatch(/\d/)

  await nextHour(world)
  for (const id of fresh) expect(await isSeen(world, id)).toBe(true)
  expect((await world.access.state(world.ines)).problem).toBeNull()
})

test('reliability 30: where calls cannot be looked at again, all close after four hours, fresh permissions or not', async () => {
  const { world, callIds } = await linkedCalls(30)
  const [callId = ''] = callIds
  await world.gong.control('PUT', 'faults', [
    { fault: 'status', path: '/v2/calls/extensive', status: 500, times: 0 },
  ])
  for (let hours = 0; hours < 4; hours += 1) {
    expect(await isSeen(world, callId)).toBe(true)
    await nextHour(world)
  }
  await nextHour(world)
  expect(await isSeen(world, callId)).toBe(false)
  expect((await world.access.state(world.ines)).permissions.isTooOld).toBe(true)
  await world.gong.control('PUT', 'faults', [])
  await nextHour(world)
  expect(await isSeen(world, callId)).toBe(true)
})
