import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'
import { createLinkDoor } from '../../accounts/links.ts'
import { Problem } from '../../records/problems.ts'
import { deleteCalls } from '../../store/call-removals.ts'

const NO_CHANGE = { sentences: undefined, isConfirmed: undefined, proposal: undefined }
const AGAIN = {
  level: 'built-in',
  period: 'all',
  callIds: [],
  instruction: undefined,
  fieldKeys: [],
} as const

async function begun() {
  const world = await handoffWorld()
  await world.call('first', 'maya', 'Our agents type every order twice.', 'It has to stop.')
  await world.write(world.maya, {
    pain_points: [['Agents type every order twice.', 'first', 1]],
    goals: [['Typing twice has to stop.', 'first', 2]],
  })
  const change = (key: string, more: object) =>
    world.handoffs.answer(world.maya, world.accountId, key, { ...NO_CHANGE, ...more })
  return { ...world, change }
}

test('A-081: an answer is suggested, edited, confirmed and opened again, with who did it and when', async () => {
  const { maya, handoffs, accountId, answer, change } = await begun()
  expect(await answer(maya, 'pain_points')).toMatchObject({
    state: 'suggested',
    level: 'model',
    changedBy: null,
  })
  const kept = {
    text: 'Agents type every order twice.',
    evidence: [{ callId: 'first', sentences: [1] }],
  }
  const edited = await change('pain_points', {
    sentences: [kept, { text: 'It costs two hours a day.', evidence: [] }],
  })
  expect(edited).toMatchObject({
    state: 'edited',
    level: 'person',
    changedBy: 'Maya',
    sentences: [
      { isOwn: false, evidence: [{ quote: 'Our agents type every order twice.' }] },
      { isOwn: true, evidence: [] },
    ],
  })
  expect(await change('pain_points', { isConfirmed: true })).toMatchObject({ state: 'confirmed' })
  expect(await change('pain_points', { isConfirmed: false })).toMatchObject({ state: 'edited' })
  expect(await change('pain_points', { sentences: [] })).toMatchObject({
    state: 'empty',
    note: 'Left empty by Maya.',
  })
  await expect(change('pain_points', { isConfirmed: true })).rejects.toMatchObject({
    code: 'D-CONFLICT',
  })
  await expect(change('zebra', { isConfirmed: true })).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })
  const history = await handoffs.history(maya, accountId)
  expect(history.map(({ what }) => what)).toEqual([
    'edited',
    'reopened',
    'confirmed',
    'edited',
    'generated',
  ])
  expect(history[3]?.diff).toEqual([
    { text: 'Agents type every order twice.', change: 'same' },
    { text: '\nIt costs two hours a day.', change: 'added' },
  ])
})

test('A-081: what people wrote or confirmed stays when newer calls say more, and gets a proposal beside it', async () => {
  const { maya, handoffs, accountId, answer, change, call, write, pass } = await begun()
  await change('pain_points', { sentences: [{ text: 'They type too much.', evidence: [] }] })
  await change('goals', { isConfirmed: true })
  await pass(60_000)
  await call('second', 'maya', 'Now it is three times.')
  expect((await handoffs.get(maya, accountId)).newerCalls).toBe(1)
  await write(maya, {
    pain_points: [
      ['Agents type every order twice.', 'first', 1],
      ['Now it is three times.', 'second', 1],
    ],
    goals: [['Typing twice has to stop.', 'first', 2]],
  })
  expect((await handoffs.get(maya, accountId)).newerCalls).toBe(0)
  expect(await answer(maya, 'goals')).toMatchObject({ state: 'confirmed', proposal: null })
  expect(await answer(maya, 'pain_points')).toMatchObject({
    state: 'edited',
    sentences: [{ text: 'They type too much.' }],
    proposal: [{ text: 'Agents type every order twice.' }, { text: 'Now it is three times.' }],
  })
  expect(await change('pain_points', { proposal: 'leave' })).toMatchObject({ proposal: null })
  await expect(change('pain_points', { proposal: 'take' })).rejects.toMatchObject({
    code: 'D-CONFLICT',
  })
  await write(maya, { pain_points: [['Now it is three times.', 'second', 1]] })
  expect(await change('pain_points', { proposal: 'take' })).toMatchObject({
    state: 'edited',
    sentences: [{ text: 'Now it is three times.', isOwn: false, evidence: [{ callId: 'second' }] }],
    proposal: null,
  })
})

test('A-087, reliability 38: where a model fails, what the engine and people wrote stands, and the failure is told', async () => {
  const { maya, handoffs, accountId, change, fail, write, answer } = await begun()
  await change('goals', { isConfirmed: true })
  fail(
    new Problem({
      code: 'D-UNREACHABLE',
      message: 'The model does not answer.',
      fix: 'Try later.',
    }),
  )
  await write(maya, {})
  const failed = await handoffs.get(maya, accountId)
  expect(failed).toMatchObject({
    progress: null,
    failure: { code: 'D-UNREACHABLE', message: 'The model does not answer.', fix: 'Try later.' },
    made: { level: 'model', model: 'test-model' },
  })
  expect(await answer(maya, 'goals')).toMatchObject({ state: 'confirmed' })
  expect(await answer(maya, 'pain_points')).toMatchObject({ sentences: [{}] })
  expect(await handoffs.generate(maya, accountId, AGAIN)).toMatchObject({
    failure: null,
    made: { level: 'built-in', model: null },
  })
})

test('A-087: a generation shows how far it is, is not begun twice, and is over when its process has died', async () => {
  const { maya, handoffs, accountId, db, clock, pass, write } = await begun()
  const at = clock.now().toISOString()
  const progress = JSON.stringify({ at, done: 3, total: 12, words: 'Concerns' })
  await db.updateTable('handoff').set({ progress }).execute()
  expect((await handoffs.get(maya, accountId)).progress).toEqual({
    done: 3,
    total: 12,
    words: 'Concerns',
  })
  expect(await handoffs.progress(maya, accountId)).toMatchObject({ progress: { done: 3 } })
  await expect(write(maya, {})).rejects.toMatchObject({ code: 'D-RUNNING' })
  await pass(10 * 60_000)
  expect((await handoffs.get(maya, accountId)).progress).toBeNull()
  await write(maya, {})
  expect((await handoffs.get(maya, accountId)).progress).toBeNull()
})

test('A-081: a call that goes takes the sentences, proposals and texts of the history that rest on it along', async () => {
  const { maya, sam, handoffs, accountId, db, organizationId, change, call, write, plant } =
    await begun()
  await call('second', 'maya', 'Now it is three times.')
  await change('goals', { isConfirmed: true })
  await write(maya, {
    pain_points: [['Now it is three times.', 'second', 1]],
    goals: [['Three times.', 'second', 1]],
    concerns: [['Agents type every order twice.', 'first', 1]],
  })
  await change('pain_points', {
    sentences: [{ text: 'Three.', evidence: [{ callId: 'second', sentences: [1] }] }],
  })
  const made = { answer: 'x', made_at: new Date() }
  await plant('ai_answer', { ...made, request_hash: 'one', call_ids: ['first', 'second'] })
  await plant('ai_answer', { ...made, request_hash: 'two', call_ids: ['first'] })
  await db.transaction().execute((trx) => deleteCalls(trx, organizationId, ['second']))
  const sentences = await db.selectFrom('handoff_sentence').select(['text', 'call_ids']).execute()
  expect(sentences.map(({ text }) => text).toSorted()).toEqual([
    'Agents type every order twice.',
    'Typing twice has to stop.',
  ])
  const events = await db.selectFrom('handoff_event').select(['before', 'after']).execute()
  expect(JSON.stringify(events)).not.toContain('hree')
  const asked = await sql`select request_hash from ai_answer`.execute(db)
  expect(asked.rows).toEqual([{ request_hash: 'two' }])
  const handoff = await handoffs.get(sam, accountId)
  const stateOf = (key: string) => handoff.answers.find((one) => one.key === key)?.state
  expect([stateOf('pain_points'), stateOf('goals'), stateOf('concerns')]).toEqual([
    'empty',
    'confirmed',
    'suggested',
  ])
})

test('A-081: a call that is taken away from the account takes its sentences along there', async () => {
  const { maya, handoffs, accountId, db, organizationId, clock } = await begun()
  const links = createLinkDoor({ db, clock, dropOrphans: () => Promise.resolve() })
  await links.unlink(maya, accountId, 'first')
  const left = await db
    .selectFrom('handoff_sentence')
    .select('text')
    .where('organization_id', '=', organizationId)
    .execute()
  expect(left).toEqual([])
  const { answers, counts } = await handoffs.get(maya, accountId)
  expect(counts).toMatchObject({ suggested: 0 })
  expect(answers[0]?.sentences).toEqual([])
})
