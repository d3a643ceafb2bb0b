import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'

const NO_CHANGE = { sentences: undefined, isConfirmed: undefined, proposal: undefined }

const QUESTION = { kind: 'question', sentences: [1] } as const
const ASKED = ['What happens next with the order form?', 'Who sends us the security questionnaire?']

test('A-081, A-087: by itself a handoff is filled in from all calls, and newer ones only propose where people were at it', async () => {
  const world = await handoffWorld()
  const { sam, maya, handoffs, accountId, organizationId, call, find, answer, pass } = world
  await call('first', 'maya', ASKED[0] ?? '')
  await find('first', QUESTION)
  await handoffs.refreshSuggestions(organizationId, accountId)
  const suggested = await answer(maya, 'next_steps')
  expect(suggested).toMatchObject({ state: 'suggested', level: 'built-in', proposal: null })
  await handoffs.answer(maya, accountId, 'next_steps', { ...NO_CHANGE, isConfirmed: true })
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await answer(maya, 'next_steps')).toMatchObject({ state: 'confirmed', proposal: null })

  await pass(60_000)
  await call('second', 'sam', ASKED[1] ?? '')
  await find('second', QUESTION)
  await handoffs.refreshSuggestions(organizationId, accountId)
  const confirmed = await answer(sam, 'next_steps')
  expect(confirmed.sentences).toEqual(suggested.sentences)
  expect(JSON.stringify(confirmed.proposal)).toContain(ASKED[1])
  // She does not see the second call: nothing is proposed to her.
  expect(await answer(maya, 'next_steps')).toMatchObject({ state: 'confirmed', proposal: null })

  await handoffs.answer(sam, accountId, 'next_steps', { ...NO_CHANGE, proposal: 'leave' })
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await answer(sam, 'next_steps')).toMatchObject({ proposal: null })
  expect(await handoffs.history(sam, accountId)).toMatchObject([{ what: 'confirmed' }])
})

test('A-087: what a model wrote is not written over by itself', async () => {
  const { sam, handoffs, accountId, organizationId, call, find, write, pass } = await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
  await find('first', QUESTION)
  await write(sam, { next_steps: [['The order form is open.', 'first', 1]] })
  const before = await handoffs.get(sam, accountId)
  await pass(60_000)
  await call('second', 'sam', ASKED[1] ?? '')
  await find('second', QUESTION)
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await handoffs.get(sam, accountId)).toMatchObject({
    answers: before.answers.map(({ key, state, sentences }) => ({ key, state, sentences })),
    made: before.made,
    newerCalls: 1,
  })
})

test('A-118: a call that is removed while a handoff is being filled in leaves nothing behind', async () => {
  const { sam, handoffs, accountId, organizationId, call, find, db } = await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
  await find('first', QUESTION)
  const refreshing = handoffs.refreshSuggestions(organizationId, accountId)
  await db
    .updateTable('call')
    .set({ is_private: true })
    .where('organization_id', '=', organizationId)
    .execute()
  await refreshing
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await db.selectFrom('handoff_sentence').select('text').execute()).toEqual([])
  expect((await handoffs.get(sam, accountId)).made).toBeNull()
})

test('A-081: a call that is not read yet is in no handoff, and the handoff says so until it is', async () => {
  const { sam, handoffs, accountId, call, find, answer, db, pass } = await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
  await call('second', 'sam', ASKED[1] ?? '')
  await db.deleteFrom('call_reading').execute()
  expect(await handoffs.get(sam, accountId)).toMatchObject({
    made: null,
    unreadCalls: 2,
    newerCalls: 0,
    counts: { suggested: 1 },
  })
  expect((await answer(sam, 'next_steps')).note).toBe('2 calls are still being read.')
  expect(await handoffs.progress(sam, accountId)).toMatchObject({ unreadCalls: 2 })

  await pass(60_000)
  await find('first', QUESTION)
  expect(await answer(sam, 'next_steps')).toMatchObject({ state: 'suggested' })
  expect((await answer(sam, 'goals')).note).toBe(
    'Not mentioned in 1 call. 1 call is still being read.',
  )
  await pass(60_000)
  await find('second', QUESTION)
  const whole = await handoffs.get(sam, accountId)
  expect(whole).toMatchObject({ made: { calls: 2 }, unreadCalls: 0, newerCalls: 0 })
  expect(JSON.stringify(whole)).toContain(ASKED[1])
  expect(await handoffs.progress(sam, accountId)).toMatchObject({ unreadCalls: 0 })
})

test('A-118: how many calls are still being read counts no call that somebody may not see', async () => {
  const { sam, maya, handoffs, accountId, call, db } = await handoffWorld()
  await call('closed', 'sam', ASKED[0] ?? '')
  await db.deleteFrom('call_reading').execute()
  expect(await handoffs.progress(sam, accountId)).toMatchObject({ unreadCalls: 1 })
  expect(await handoffs.progress(maya, accountId)).toMatchObject({ unreadCalls: 0 })
  expect(await handoffs.get(maya, accountId)).toMatchObject({ unreadCalls: 0 })
})

test('A-006, A-085: what the rules leave out, or somebody has dismissed, is in no handoff', async () => {
  const { sam, handoffs, accountId, organizationId, call, find, answer, plant, pass, clock } =
    await handoffWorld()
  await call('first', 'sam', 'We have no money for that.', 'The board is against it.')
  const [, board] = await find(
    'first',
    { riskType: 'budget', severity: 'high', sentences: [1] },
    { riskType: 'executive', severity: 'high', sentences: [2] },
  )
  const texts = async () => (await answer(sam, 'concerns')).sentences.map(({ text }) => text).join()
  expect(await texts()).toContain('The board is against it.')
  await plant('finding_mark', {
    account_id: accountId,
    finding_id: board,
    call_id: 'first',
    state: 'dismissed',
    changed_at: clock.now(),
  })
  await pass(60_000)
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await texts()).not.toContain('The board is against it.')
  expect(await texts()).toContain('We have no money for that.')
  expect((await handoffs.prep(sam, accountId)).risks).toMatchObject([{ type: 'budget' }])
})

test('A-081: what was found in words that Gong has reworked is not said of the new ones', async () => {
  const { sam, handoffs, accountId, organizationId, call, find, answer, db, pass } =
    await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
  await find('first', QUESTION)
  expect((await handoffs.prep(sam, accountId)).openPoints).toHaveLength(1)
  const texts = ['Good morning to you.', 'Nobody asks anything.']
  await db.updateTable('transcript').set({ hash: 'another', texts }).execute()
  await pass(60_000)
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect((await handoffs.prep(sam, accountId)).openPoints).toEqual([])
  expect(await answer(sam, 'next_steps')).toMatchObject({
    state: 'empty',
    note: '1 call is still being read.',
  })
})
