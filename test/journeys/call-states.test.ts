/** The page of a call where something is missing, odd or not one's own, and on a small screen. */
import { expect, test } from 'vitest'
import { insertAccount, insertCall, openToAll, said } from '../linked-calls.ts'
import { startProduct } from '../product.ts'
import { insertReading } from '../readings.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'
import { MAYA, toldProduct } from './told-product.ts'

test('A-022: what Gong did not provide is said once, and makes no empty box', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertCall(db, organizationId, { callId: '1', accountIds: ['acc_acme'] })
  const maya = await person(product, MAYA)
  await maya.open('/calls/1')
  const about = maya.page.getByRole('complementary', { name: 'About this call' })
  await about.getByText('not provided by Gong for this call').waitFor()
  expect(await about.getByRole('heading').allTextContents()).toEqual(['People', 'Details'])
  await maya.page.getByRole('button', { name: 'derived' }).waitFor()
  await maya.look()
})

test('A-018, A-093, A-097: without Gong, type and topics are derived, said to be, and each topic leads to its place', async () => {
  const { product, hearth } = await toldProduct()
  const { db } = product.app.ground.database
  const callId = hearth.callIds[2] ?? ''
  const { organization_id: organizationId } = await db
    .selectFrom('call')
    .select('organization_id')
    .executeTakeFirstOrThrow()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${callId}`)
  const topics = page.getByRole('region', { name: 'Topics' })
  await topics.getByText('Gong', { exact: true }).waitFor()
  expect(await topics.getByRole('link').count()).toBe(0)

  const unknown = { type: null, type_source: 'none', details: '{}' } as const
  await db.updateTable('call').set(unknown).where('call_id', '=', callId).execute()
  const derived = [
    { kind: 'pricing', durationSec: 180, sentence: 69, startMs: 595_000 },
    { kind: 'next', durationSec: 60, sentence: 143, startMs: 7_000 },
  ]
  await insertReading(db, organizationId, callId, [], {
    type: 'negotiation',
    topics: JSON.stringify(derived),
  })
  await page.reload()
  await topics.getByRole('button', { name: 'derived' }).click()
  await page.getByText('Gong gives no topics of this call.').waitFor()
  await page.keyboard.press('Escape')
  await topics.getByText('3:00').waitFor()
  await page
    .getByRole('button', { name: 'Type: Negotiation, derived from what was said and by whom' })
    .waitFor()
  await page.getByText(/Summary, key points, topics and outline: not provided by Gong/).waitFor()
  await topics.getByRole('link', { name: 'Pricing and contract' }).click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#t=595')
  await page
    .locator('.turn[aria-current=true]')
    .getByText('She watched ten minutes from the recording')
    .waitFor()
  await maya.look('call-derived')
  await maya.open('/calls?type=negotiation')
  await page.getByTitle('Derived from what was said and by whom').first().waitFor()
})

test('A-016: voices that nobody knows, somebody twice, a call of forty hours, and times that run backwards are shown', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertCall(db, organizationId, {
    callId: '1',
    title: null,
    accountIds: ['acc_acme'],
    durationSec: 144_000,
    parties: [
      { name: 'Pat Lee', email: 'pat@acme.example', speaker_id: '11', side: 'External' },
      { name: 'Pat Lee', email: 'pat@acme.example', speaker_id: '12', side: 'External' },
    ],
    turns: [
      { speakerId: '11', topic: undefined, sentences: said(0, 'First phone.') },
      { speakerId: '12', topic: undefined, sentences: said(5_000, 'Second phone, same person.') },
      {
        speakerId: '99',
        topic: undefined,
        sentences: said(100_000_000, 'And who am I, after a day?'),
      },
      {
        speakerId: undefined,
        topic: undefined,
        sentences: [{ startMs: -900, endMs: -1_000, text: 'Before the beginning of it all.' }],
      },
    ],
  })
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/calls/1')
  await page.getByRole('heading', { name: 'Untitled call' }).waitFor()
  const speakers = page.getByRole('list', { name: 'Speakers' })
  // The transcript comes after the head of the page.
  await speakers.getByText('Unknown speaker 2').waitFor()
  expect(await speakers.getByRole('listitem').allTextContents()).toEqual(
    ['Pat Lee', 'Unknown speaker 1 ', 'Unknown speaker 2 '].map((name) =>
      expect.stringContaining(name.trim()),
    ),
  )
  await page.getByRole('article', { name: 'Unknown speaker 1, side unknown, 27:46:40' }).waitFor()
  await maya.look()
})

test('A-132, A-133, A-134, A-135: a transcript that is not there says why and what one can do', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  const states = ['owed', 'not_recorded', 'no_scope', 'given_up'] as const
  for (const state of states) {
    await insertCall(db, organizationId, {
      callId: `${states.indexOf(state) + 1}`,
      accountIds: ['acc_acme'],
      turns: null,
      more: { transcript_state: state, transcript_checked_at: new Date(Date.now() - 4 * 60_000) },
    })
  }
  const nextTry = new Date()
  nextTry.setHours(23, 58)
  await db
    .insertInto('owed_part')
    .values({
      organization_id: organizationId,
      call_id: '1',
      part: 'transcript',
      since: new Date(),
      tries: 1,
      next_try_at: nextTry,
      given_up_at: null,
    })
    .execute()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/calls/1')
  await page
    .getByText(/Gong is still processing \(checked 4 min ago, next check .*\d\d:58\)/)
    .waitFor()
  await page.getByRole('button', { name: 'Check again now' }).waitFor()
  expect(await page.getByRole('link', { name: 'Open in Gong' }).count()).toBe(2)
  await maya.look('call-processing')
  await maya.open('/calls/2')
  await page.getByText(/^Not recorded/).waitFor()
  expect(await page.getByRole('button', { name: 'Check again now' }).count()).toBe(0)
  await maya.look()
  await maya.open('/calls/3')
  await page.getByText('Key lacks api:calls:read:transcript').waitFor()
  await page.getByRole('link', { name: 'How to add it' }).waitFor()
  await maya.open('/calls/4')
  await page.getByText('Gong had no transcript of this call for a long time').waitFor()
})

test('A-118: a call that one may not see looks like one that is not there; a call that Carryover cannot reach is told', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertCall(db, organizationId, {
    callId: '1',
    accountIds: ['acc_acme'],
    more: { is_private: true },
  })
  await insertCall(db, organizationId, { callId: '2', accountIds: ['acc_acme'] })
  const maya = await person(product, MAYA)
  const { page } = maya
  const shown = async (path: string) => {
    await maya.open(path)
    await page.getByRole('heading', { name: 'Not here' }).waitFor()
    return page.getByRole('main').innerHTML()
  }
  const absent = await shown('/calls/3')
  expect(await shown('/calls/1')).toBe(absent)
  await maya.look()

  await maya.open('/calls')
  await page.getByRole('link', { name: 'Acme and Quillbeam', exact: true }).waitFor()
  await page.route('**/api/v1/calls/2', (route) => route.abort())
  await page.getByRole('link', { name: 'Acme and Quillbeam', exact: true }).click()
  await page.getByText('Carryover cannot be reached.').waitFor()
  await maya.look()
  await page.unroute('**/api/v1/calls/2')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('We need single sign-on before we launch.').first().waitFor()
})

test('J14: on a phone and at twice the size the call is read in tabs, without sideways scroll', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA, NARROW)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}`)
  await page.getByText('Morning Tom').first().waitFor()
  await maya.look('call-narrow')
  await page.getByRole('tab', { name: 'Outline' }).click()
  await page.getByRole('heading', { name: 'Chapters' }).waitFor()
  await maya.look()
  await page.getByRole('tab', { name: 'About' }).click()
  await page.getByRole('heading', { name: 'People' }).waitFor()
  await maya.look()
  // Twice the size of a window of 1280 px.
  await page.setViewportSize({ width: 640, height: 450 })
  await maya.look()
  await page.setViewportSize({ width: 900, height: 800 })
  await page.getByRole('complementary', { name: 'About this call' }).waitFor()
  await maya.look()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.getByRole('complementary', { name: 'About this call' }).waitFor()
})
