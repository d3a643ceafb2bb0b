/** Words that Gong makes late, or makes anew, without a change of the call that would tell. */
import { expect, test } from 'vitest'
import { addCall, changeCall } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld } from '../../test/account-world.ts'
import { DAY_MS } from '../records/days.ts'

const ACME = { domains: ['acme.example'] }
const never = new AbortController().signal

async function wordsOf({ db }: AccountWorld): Promise<readonly string[] | undefined> {
  return (await db.selectFrom('transcript').select('texts').executeTakeFirst())?.texts
}

async function days(world: AccountWorld, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    await world.advance(DAY_MS)
    await world.jobs.sync(world.organizationId, never)
  }
}

test('a transcript that Gong reworks is read again within a month', async () => {
  const world = await accountWorld()
  const callId = await addCall(world)
  await world.sync()
  await world.account(ACME)
  await world.gong.control('PUT', 'faults', [
    { fault: 'reworked-transcript', callId, find: 'May', replace: 'June' },
  ])
  await days(world, 29)
  expect(await wordsOf(world)).toEqual(['We need this by May.', 'That can be done.'])
  await days(world, 2)
  expect(await wordsOf(world)).toEqual(['We need this by June.', 'That can be done.'])
  expect(await world.db.selectFrom('owed_part').selectAll().execute()).toEqual([])
})

test('a transcript that was given up comes when its call changes, or a month later', async () => {
  const world = await accountWorld()
  const callId = await addCall(world)
  await world.gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId, ms: 20 * DAY_MS }])
  await world.sync()
  await world.account(ACME)
  await days(world, 21)
  const stateOf = async () =>
    (await world.db.selectFrom('call').select('transcript_state').executeTakeFirst())
      ?.transcript_state
  expect(await stateOf()).toBe('given_up')
  await changeCall(world, callId, { title: 'Acme: intro, again' })
  await world.sync()
  expect(await stateOf()).toBe('here')
})
