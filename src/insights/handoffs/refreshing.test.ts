import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'

const NO_CHANGE = { sentences: undefined, isConfirmed: undefined, proposal: undefined }

/** Asks that any engine takes for a question. */
const ASKED = ['What happens next with the order form?', 'Who sends us the security questionnaire?']

test('A-081, A-087: by itself a handoff is filled in from all calls, and newer ones only propose where people were at it', async () => {
  const world = await handoffWorld()
  const { sam, maya, handoffs, accountId, organizationId, call, answer, pass } = world
  await call('first', 'maya', ASKED[0] ?? '')
  await handoffs.refreshSuggestions(organizationId, accountId)
  const suggested = await answer(maya, 'next_steps')
  expect(suggested).toMatchObject({ state: 'suggested', level: 'built-in', proposal: null })
  await handoffs.answer(maya, accountId, 'next_steps', { ...NO_CHANGE, isConfirmed: true })
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await answer(maya, 'next_steps')).toMatchObject({ state: 'confirmed', proposal: null })

  await pass(60_000)
  await call('second', 'sam', ASKED[1] ?? '')
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
  const { sam, handoffs, accountId, organizationId, call, write, pass } = await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
  await write(sam, { next_steps: [['The order form is open.', 'first', 1]] })
  const before = await handoffs.get(sam, accountId)
  await pass(60_000)
  await call('second', 'sam', ASKED[1] ?? '')
  await handoffs.refreshSuggestions(organizationId, accountId)
  expect(await handoffs.get(sam, accountId)).toMatchObject({
    answers: before.answers.map(({ key, state, sentences }) => ({ key, state, sentences })),
    made: before.made,
    newerCalls: 1,
  })
})

test('A-118: a call that is removed while a handoff is being filled in leaves nothing behind', async () => {
  const { sam, handoffs, accountId, organizationId, call, db } = await handoffWorld()
  await call('first', 'sam', ASKED[0] ?? '')
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
