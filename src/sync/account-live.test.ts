/** Live looks at Gong: nothing is kept, and nobody is told of a call that Gong would not show them. */
import { expect, test } from 'vitest'
import { addCall, PAT, SAM, transcriptsAsked } from '../../test/account-calls.ts'
import { type AccountWorld, accountWorld } from '../../test/account-world.ts'
import { rowsBeside } from '../../test/imports.ts'
import type { Actor } from '../records/member.ts'
import { diagnoseCall } from './diagnosis.ts'
import { linkCall } from './link-by-hand.ts'
import { createLiveLists } from './live-lists.ts'
import { checkTranscript } from './transcript-check.ts'

const ACME = { domains: ['acme.example'] }
const LOU = { ...PAT, name: 'Lou', emailAddress: 'lou@acme.test' }
const ZED = { ...PAT, name: 'Zed', emailAddress: 'zed@zebra.example' }

const NEVER_SAID = { listed: 0, transcript: null, details: 0, spotlight: 0 }

async function liveWorld() {
  const world = await accountWorld()
  const accountId = await world.account(ACME)
  await world.access.openToAll(world.ines, true)
  return { world, accountId, lists: createLiveLists(world.needs) }
}

/** A member who is nobody in Gong. */
async function stranger(world: AccountWorld): Promise<Actor> {
  await world.access.openToAll(world.ines, false)
  return world.member('Maya', 'csm')
}

function diagnose(world: AccountWorld, actor: Actor, call: string, accountId?: string) {
  return diagnoseCall(world.needs, actor, { call, accountId })
}

test('A-124: calls that almost match are found by their domains, contacts and titles, and nothing is kept of them', async () => {
  const { world, accountId, lists } = await liveWorld()
  const similar = await addCall(world, { title: 'A talk', parties: [LOU, SAM] })
  const named = await addCall(world, { title: 'Pricing for ACME', parties: [ZED, SAM] })
  await addCall(world, { title: 'Nothing to do with it', parties: [ZED, SAM] })
  await addCall(world, { title: 'Acme, private', parties: [ZED, SAM], isPrivate: true })
  await addCall(world)
  await world.sync()
  const before = await rowsBeside(world.db)
  const { data, cost } = await lists.nearMisses(world.ines, accountId)
  expect(data.map(({ callId, kind, text, domain }) => [callId, kind, text, domain])).toEqual([
    [
      similar,
      'similar-domain',
      '1 person with @acme.test; the account has acme.example',
      'acme.test',
    ],
    [named, 'same-name', 'The title names Acme', null],
  ])
  expect(cost?.requests).toBe(2)
  expect(await rowsBeside(world.db)).toEqual(before)
})

test('A-057: a call is found by words of its title and its people, linked by hand, and stays through every sync', async () => {
  const { world, accountId, lists } = await liveWorld()
  const callId = await addCall(world, { title: 'Walk in the park', parties: [ZED, SAM] })
  await world.sync()
  const nobody = { from: undefined, to: undefined }
  const found = await lists.findLinkable(world.ines, accountId, { ...nobody, query: 'park zed' })
  expect(found.data.map((call) => call.callId)).toEqual([callId])
  expect(found.cost?.requests).toBe(1)
  const pasted = `https://us-12345.app.gong.io/call?id=${callId}`
  const link = await linkCall(world.needs, world.ines, { accountId, call: pasted })
  expect(link).toMatchObject({ state: 'linked', reasons: [], manual: { by: 'Ines' } })
  expect([...world.indexed]).toEqual([callId])
  await world.sync()
  await world.accounts.match(world.ines, accountId)
  await world.work()
  expect(await world.callsOf(accountId)).toEqual([callId])
  const again = await lists.findLinkable(world.ines, accountId, { ...nobody, query: 'park' })
  expect(again.data).toEqual([])
})

test('a call that was added a moment ago can be linked by its address', async () => {
  const { world, accountId } = await liveWorld()
  const callId = await addCall(world, { parties: [ZED, SAM] })
  await linkCall(world.needs, world.ines, { accountId, call: callId })
  expect(await world.callsOf(accountId)).toEqual([callId])
  await world.sync()
  expect(await world.callsOf(accountId)).toEqual([callId])
})

test('a link asks for the transcript of its own call, and leaves those that are due to the queue', async () => {
  const { world, accountId } = await liveWorld()
  const lately = new Date(world.clock.now().getTime() - 2 * 3_600_000).toISOString()
  const other = await addCall(world, { started: lately, readyAfterMs: NEVER_SAID })
  await world.sync()
  await world.advance(3_600_000)
  const callId = await addCall(world, { parties: [ZED, SAM] })
  const before = (await transcriptsAsked(world)).length
  await linkCall(world.needs, world.ines, { accountId, call: callId })
  expect((await transcriptsAsked(world)).slice(before)).toEqual([callId])
  expect([...world.indexed]).toContain(callId)
  await world.sync()
  expect((await transcriptsAsked(world)).slice(before)).toEqual([callId, other])
})

test('a link that is refused leaves nothing behind', async () => {
  const { world, accountId } = await liveWorld()
  const old = new Date(world.clock.now().getTime() - 3 * 365 * 86_400_000).toISOString()
  const callId = await addCall(world, { parties: [ZED, SAM], started: old })
  const before = await rowsBeside(world.db)
  const linking = linkCall(world.needs, world.ines, { accountId, call: callId })
  await expect(linking).rejects.toMatchObject({
    code: 'D-CONFLICT',
    message: 'This call is outside of what an admin has chosen for the accounts.',
  })
  expect(await rowsBeside(world.db)).toEqual(before)
})

test.each([
  ['private', { isPrivate: true }],
  ['among ourselves', { scope: 'Internal' }],
])('a call that is %s cannot be linked by hand, whoever asks', async (_, body) => {
  const { world, accountId } = await liveWorld()
  const { users } = world.gong.world
  const own = users.find(({ active }) => active)
  const callId = await addCall(world, { ...body, primaryUserId: own?.id })
  await world.sync()
  const outsider = linkCall(world.needs, world.ines, { accountId, call: callId })
  await expect(outsider).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  await world.db
    .insertInto('viewer')
    .values({
      organization_id: world.organizationId,
      member_id: world.ines.memberId,
      user_id: own?.id ?? '',
      basis: 'mapped',
      email: world.ines.email,
      mapped_by: null,
      mapped_at: new Date(),
    })
    .execute()
  const host = linkCall(world.needs, world.ines, { accountId, call: callId })
  await expect(host).rejects.toMatchObject({ code: 'D-CONFLICT' })
  expect(await world.callsOf(accountId)).toEqual([])
  expect(await transcriptsAsked(world)).toEqual([])
})

test('whoever Gong shows nothing sees nothing live, links nothing, and hears of no call', async () => {
  const { world, accountId, lists } = await liveWorld()
  const near = await addCall(world, { title: 'Pricing for Acme', parties: [LOU, SAM] })
  const hidden = await addCall(world)
  await world.sync()
  const maya = await stranger(world)
  expect((await lists.nearMisses(maya, accountId)).data).toEqual([])
  const everything = { query: '', from: undefined, to: undefined }
  expect((await lists.findLinkable(maya, accountId, everything)).data).toEqual([])
  expect((await lists.unmatched(maya)).data).toEqual([])
  expect((await lists.suggestions(maya)).data).toEqual([])
  const nothing = await diagnose(world, maya, '99999999')
  for (const callId of [near, hidden]) {
    const linking = linkCall(world.needs, maya, { accountId, call: callId })
    await expect(linking).rejects.toMatchObject({
      code: 'D-NOT-FOUND',
      message: 'Gong has no such call, or it is not yours to see.',
    })
    expect(await diagnose(world, maya, callId)).toEqual({ ...nothing, callId })
    expect(await diagnose(world, maya, callId, accountId)).toEqual({ ...nothing, callId })
  }
})

test('A-123: a call that is pasted says why it is not shown', async () => {
  const { world, accountId } = await liveWorld()
  const shown = await addCall(world)
  const unmatched = await addCall(world, { parties: [ZED, SAM] })
  const old = await addCall(world, { started: '2024-01-10T10:00:00Z' })
  const excluded = await addCall(world, { title: 'Acme: lawsuit' })
  const internal = await addCall(world, { scope: 'Internal' })
  const closed = await addCall(world, { isPrivate: true })
  await world.choose({ excludedTitleWords: ['lawsuit'] })
  const code = async (callId: string, account?: string) =>
    (await diagnose(world, world.ines, callId, account)).code
  expect(await code(shown)).toBe('shown')
  expect(await code(shown, accountId)).toBe('shown')
  expect(await code(unmatched, accountId)).toBe('D-NO-MATCH')
  expect(await code(old)).toBe('D-WINDOW')
  expect(await code(excluded)).toBe('D-ACCESS-MODE')
  expect(await code(internal)).toBe('D-INTERNAL')
  expect(await code(closed)).toBe('D-PRIVATE')
  expect(await code('123')).toBe('D-NOT-FOUND')
  await world.access.openToAll(world.ines, false)
  expect(await code(shown)).toBe('D-USER-PERM')
  await expect(diagnose(world, world.ines, 'what?')).rejects.toMatchObject({ code: 'D-USAGE' })
  expect(await transcriptsAsked(world)).toEqual([shown])
})

test('accounts are suggested from what hangs on calls in Gong, with what is there already', async () => {
  const { world, accountId, lists } = await liveWorld()
  const crm = (id: string, name: string) => ({
    system: 'Salesforce',
    objects: [
      { objectType: 'Account', objectId: id, fields: [{ name: 'Name', value: name }] },
      { objectType: 'Opportunity', objectId: `006${id}` },
    ],
  })
  await addCall(world, { context: [crm('001Z', 'Zebra Ltd')], parties: [ZED, SAM] })
  await addCall(world, { context: [crm('001Z', 'Zebra Ltd')], parties: [ZED, SAM] })
  await addCall(world, { context: [crm('001A', 'Acme Inc')] })
  await world.sync()
  const { data } = await lists.suggestions(world.ines)
  const ours = data.filter(({ crmAccountId }) => ['001Z', '001A'].includes(crmAccountId))
  expect(ours).toEqual([
    {
      crmAccountId: '001Z',
      name: 'Zebra Ltd',
      domains: ['zebra.example'],
      dealIds: ['006001Z'],
      calls: 2,
      accountId: null,
    },
    {
      crmAccountId: '001A',
      name: 'Acme Inc',
      domains: ['acme.example'],
      dealIds: ['006001A'],
      calls: 1,
      accountId,
    },
  ])
})

test('calls of nobody are listed with the accounts that come near', async () => {
  const { world, accountId, lists } = await liveWorld()
  const callId = await addCall(world, { title: 'A talk', parties: [LOU, SAM] })
  await addCall(world)
  await world.sync()
  const { data } = await lists.unmatched(world.ines)
  expect(data.find((call) => call.callId === callId)).toMatchObject({
    domains: ['acme.test'],
    near: [{ accountId, name: 'Acme' }],
  })
  expect(data.some(({ near }) => near.some(({ why }) => why === ''))).toBe(false)
})

test('A-135: a person asks for a transcript before its time, once in a while', async () => {
  const { world } = await liveWorld()
  const callId = await addCall(world)
  await world.gong.control('PUT', 'faults', [{ fault: 'late-transcript', callId, ms: 60_000 }])
  await world.sync()
  await checkTranscript(world.needs, world.ines, callId)
  expect(await transcriptsAsked(world)).toHaveLength(1)
  await world.advance(2 * 60_000)
  await checkTranscript(world.needs, world.ines, callId)
  expect(await transcriptsAsked(world)).toHaveLength(2)
  expect([...world.indexed]).toEqual([callId])
})
