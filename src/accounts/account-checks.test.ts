/** Why calls are missing, from stubs as a reading of Gong leaves them: the right check fails, and says what to do. */
import { expect, test } from 'vitest'
import { addCall, SAM } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld } from '../../test/account-world.ts'
import type { Actor } from '../records/member.ts'
import { createAccountPages } from './account-pages.ts'

const ACME = { domains: ['acme.example'] }
const DEAL = {
  context: [
    { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '0065000000Abc1D' }] },
  ],
}

async function diagnosed() {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  const { db, clock, hashKeys, accounts } = world
  const get = (actor: Actor, id: string) => accounts.get(actor, id)
  const pages = createAccountPages({ db, clock, hashKeys, get })
  const told = async (actor: Actor) => ({
    checks: await pages.checks(actor, accountId),
    ladder: (await pages.overview(actor, accountId)).ladder,
  })
  return {
    world,
    accountId,
    told,
    /** What fails, with its words and its button; and the upper steps of the ladder. */
    failing: async () => {
      const { checks, ladder } = await told(world.ines)
      const { found, allowed, associated } = ladder
      const failing = checks
        .filter(({ isFine }) => !isFine)
        .map(({ key, text, fix }) => [key, text, fix?.label ?? null])
      return { failing, steps: [found, allowed, associated] }
    },
  }
}

test('A-120: calls outside of the chosen access fail that check alone, with why and a way to change it', async () => {
  const { world, failing } = await diagnosed()
  await addCall(world)
  await addCall(world)
  await world.choose({ mode: 'deal' })
  expect(await failing()).toEqual({
    failing: [
      [
        'access',
        '2 calls of this account are outside of the chosen access: they have no deal.',
        'Change access',
      ],
    ],
    steps: [2, 0, 0],
  })
  await addCall(world, DEAL)
  await world.sync()
  expect((await failing()).steps).toEqual([3, 1, 0])
})

test.each([
  [{ mode: 'team', teamUserIds: ['404'] } as const, 'it is with none of the chosen people.'],
  [{ workspaceIds: ['404'] }, 'it is in another workspace.'],
  [{ mode: 'deal', workspaceIds: ['404'] } as const, 'it has no deal and is in another workspace.'],
])('a call that %j leaves out is told with its reason', async (choice, why) => {
  const { world, failing } = await diagnosed()
  await addCall(world)
  await world.choose(choice)
  expect(await failing()).toEqual({
    failing: [
      ['access', `1 call of this account is outside of the chosen access: ${why}`, 'Change access'],
    ],
    steps: [1, 0, 0],
  })
})

test('A-122: where nothing is found, the first day is named, and widening it brings the older call', async () => {
  const { world, accountId, failing } = await diagnosed()
  await world.access.openToAll(world.ines, true)
  const old = await addCall(world, { started: '2025-09-10T10:00:00Z' })
  await world.choose({ readFrom: '2025-11-29' })
  const { failing: lines } = await failing()
  expect(lines).toContainEqual(['window', 'Calls before 2025-11-29 are not looked at.', 'Widen'])
  await world.choose({ readFrom: '2025-06-01' })
  expect(await world.callsOf(accountId)).toEqual([old])
  expect(await failing()).toEqual({ failing: [], steps: [1, 1, 1] })
})

test('A-121: private and internal calls, and those left out by title, are known of no account, and that is said', async () => {
  const { world, failing } = await diagnosed()
  await addClosed(world)
  expect(await failing()).toMatchObject({
    failing: [
      [
        'calls',
        '0 calls in Gong with @acme.example. Private and internal calls, and those left out by their title, are known of no account: paste the link of one to hear why it is not here.',
        'Link a call',
      ],
      ['window', 'Calls before 2025-04-09 are not looked at.', 'Widen'],
      ['matching', expect.stringContaining('No call matches.'), 'Look for near misses'],
    ],
    steps: [0, 0, 0],
  })
})

test('calls that an admin may not see, and those that somebody took away, are told to the admin', async () => {
  const { world, accountId, failing } = await diagnosed()
  const callId = await addCall(world)
  await world.sync()
  expect(await failing()).toEqual({
    failing: [
      [
        'matching',
        '1 call is of this account, and Gong does not show it to you.',
        'See Gong users',
      ],
    ],
    steps: [1, 1, 0],
  })
  await world.access.openToAll(world.ines, true)
  await world.links.unlink(world.ines, accountId, callId)
  expect((await failing()).failing).toEqual([
    ['matching', '1 call that matches was taken away by hand.', 'Link a call'],
  ])
})

test('A-118: whoever Gong shows nothing hears the same with calls of every kind as without any', async () => {
  const heard = async (fill: (world: AccountWorld) => Promise<unknown>) => {
    const { world, accountId, told } = await diagnosed()
    await fill(world)
    const maya = await world.member('Maya', 'csm')
    const answers = []
    for (const mode of ['all', 'deal', 'team'] as const) {
      await world.choose({ mode, readFrom: '2025-11-29', excludedTitleWords: ['lawsuit'] })
      answers.push(await told(maya))
    }
    return JSON.stringify(answers).replaceAll(accountId, 'acc')
  }
  const full = await heard(async (world) => {
    await addCall(world)
    await addCall(world, DEAL)
    await addCall(world, { started: '2025-09-10T10:00:00Z' })
    await addClosed(world)
  })
  expect(full).toBe(await heard(() => Promise.resolve()))
  expect(full).toContain('Ask an admin: Ines.')
})

async function addClosed(world: AccountWorld): Promise<void> {
  await addCall(world, { isPrivate: true })
  await addCall(world, { scope: 'Internal', parties: [SAM] })
  await addCall(world, { title: 'Acme: lawsuit' })
  await world.choose({ excludedTitleWords: ['lawsuit'] })
}
