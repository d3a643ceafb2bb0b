import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'

const HIDDEN = { text: '', evidence: [], isHidden: true, isOwn: false }
const NO_CHANGE = { sentences: undefined, isConfirmed: undefined, proposal: undefined }

async function written() {
  const world = await handoffWorld()
  await world.call('open', 'maya', 'Our agents type every order twice.')
  await world.call('closed', 'sam', 'The zqsecretzq team leaves in May.', 'Nobody may know that.')
  await world.write(world.sam, {
    pain_points: [
      ['Agents type every order twice.', 'open', 1],
      ['A zqsecretzq team leaves.', 'closed', 1],
      ['It is to be kept quiet.', 'closed', 2],
    ],
    concerns: [['The zqsecretzq team leaves in May.', 'closed', 1]],
  })
  return world
}

test('A-118: a sentence that rests on a call which somebody may not see has no words for them, and nobody learns how many', async () => {
  const world = await written()
  const { sam, maya, handoffs, accountId } = world
  expect((await world.answer(sam, 'pain_points')).sentences).toHaveLength(3)
  const pains = await world.answer(maya, 'pain_points')
  expect(pains.sentences.slice(1)).toEqual([HIDDEN])
  expect(pains.sentences[0]).toMatchObject({
    text: 'Agents type every order twice.',
    evidence: [{ callId: 'open', sentences: [1], quote: 'Our agents type every order twice.' }],
  })
  expect(await world.answer(maya, 'concerns')).toMatchObject({
    state: 'empty',
    sentences: [HIDDEN],
    note: 'Not mentioned in 1 call.',
  })
  expect((await handoffs.get(maya, accountId)).made).toMatchObject({ calls: 1, talkedSec: 2_400 })
  expect((await handoffs.get(sam, accountId)).made).toMatchObject({ calls: 2, dropped: 2 })
  const { content } = await handoffs.export(maya, accountId, 'md')
  expect(content).toContain('based on a call you cannot see')
  expect(content).not.toContain('zqsecretzq')
  const { content: all } = await handoffs.export(sam, accountId, 'md')
  expect(all).toContain('zqsecretzq')
  const told = [
    await handoffs.get(maya, accountId),
    await handoffs.prep(maya, accountId),
    await handoffs.exportPrep(maya, accountId),
    await handoffs.history(maya, accountId),
    await handoffs.board(maya, { ownerId: undefined }),
  ]
  expect(JSON.stringify(told)).not.toContain('zqsecretzq')
})

test('A-118: what somebody generates or writes leaves alone what rests on calls that they may not see', async () => {
  const world = await written()
  const { sam, maya, handoffs, accountId } = world
  await world.write(maya, {
    pain_points: [['Every order is typed twice.', 'open', 1]],
    concerns: [['A guess of the zqsecretzq.', 'closed', 1]],
  })
  expect(world.asked.at(-1)?.readings.map(({ callId }) => callId)).toEqual(['open'])
  expect((await world.answer(sam, 'pain_points')).sentences.map(({ text }) => text)).toEqual([
    'Every order is typed twice.',
    'A zqsecretzq team leaves.',
    'It is to be kept quiet.',
  ])
  expect((await world.answer(sam, 'concerns')).sentences.map(({ text }) => text)).toEqual([
    'The zqsecretzq team leaves in May.',
  ])
  await handoffs.answer(maya, accountId, 'concerns', {
    ...NO_CHANGE,
    sentences: [{ text: 'None that I know of.', evidence: [] }],
  })
  expect((await world.answer(sam, 'concerns')).sentences.map(({ text }) => text)).toEqual([
    'None that I know of.',
    'The zqsecretzq team leaves in May.',
  ])
  expect((await world.answer(maya, 'concerns')).sentences).toMatchObject([{ isOwn: true }, HIDDEN])
})

test('A-118: words that were made of a hidden call stay hidden when a person changes them or takes their proof away', async () => {
  const { sam, maya, handoffs, accountId, answer } = await written()
  await handoffs.answer(sam, accountId, 'concerns', {
    ...NO_CHANGE,
    sentences: [
      { text: 'The zqsecretzq team is leaving us in May.', evidence: [] },
      { text: 'We look after it.', evidence: [] },
    ],
  })
  expect((await answer(maya, 'concerns')).sentences).toMatchObject([
    { text: 'We look after it.', isOwn: true },
    HIDDEN,
  ])
  const [latest] = await handoffs.history(maya, accountId)
  expect(latest).toMatchObject({ what: 'edited', by: 'Sam', before: null, after: null, diff: [] })
  const [same] = await handoffs.history(sam, accountId)
  expect(same?.diff).toContainEqual({ text: 'leaves', change: 'removed' })
})

test('A-118: a call that somebody may not see proves nothing for them', async () => {
  const { maya, handoffs, accountId } = await written()
  const proven = (callId: string) =>
    handoffs.answer(maya, accountId, 'goals', {
      ...NO_CHANGE,
      sentences: [{ text: 'They grow.', evidence: [{ callId, sentences: [0] }] }],
    })
  await expect(proven('closed')).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  await expect(proven('never')).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  expect(await proven('open')).toMatchObject({ sentences: [{ evidence: [{ callId: 'open' }] }] })
})

test('A-118: a model is asked for risks of those calls alone that the asker may see and has chosen', async () => {
  const { call, sam, maya, handoffs, accountId, lookedFor, write } = await handoffWorld()
  await call('open', 'maya', 'Our agents type every order twice.')
  await call('closed', 'sam', 'The zqsecretzq team leaves in May.')
  await write(maya, {})
  await write(sam, {})
  await handoffs.generate(sam, accountId, {
    level: 'model',
    period: 'all',
    callIds: ['closed'],
    instruction: undefined,
    fieldKeys: [],
  })
  await handoffs.settled()
  expect(lookedFor.map(({ readings }) => readings.map(({ callId }) => callId))).toEqual([
    ['open'],
    ['open', 'closed'],
    ['closed'],
  ])
  await handoffs.generate(sam, accountId, {
    level: 'built-in',
    period: 'all',
    callIds: [],
    instruction: undefined,
    fieldKeys: [],
  })
  await handoffs.settled()
  expect(lookedFor).toHaveLength(3)
})
