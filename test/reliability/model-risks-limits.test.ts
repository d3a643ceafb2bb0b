/** Which calls a model is asked about for risks, and what stays of it. */
import { expect, test } from 'vitest'
import { createModels } from '../../src/insights/models/models.ts'
import { createHandoffs } from '../../src/insights/handoffs/handoffs.ts'
import { systemClock } from '../../src/clock.ts'
import { insertAccount, insertCall, said } from '../linked-calls.ts'
import { asked, generated, PAGE, risksOf, TURNS } from '../model-world.ts'
import { insertReading } from '../readings.ts'
import { goodModel, jobOf, linesOf } from '../scripted-model.ts'

test('A-118: a call that becomes private while the model is at work is not asked about any more', async () => {
  let hidden: Promise<unknown> | undefined
  const world = await asked((ask, n) => {
    if (jobOf(ask) !== 'risks') hidden ??= hide()
    return goodModel(ask, n)
  })
  const { db } = world.product.app.ground.database
  const hide = () =>
    db.updateTable('call').set({ is_private: true }).where('call_id', '=', '8000').execute()
  const { organizationId } = world.admin
  const words = said(0, 'The budget of the second is out.')
  const turns = [{ speakerId: '11', topic: undefined, sentences: words }]
  await insertCall(db, organizationId, { callId: '8000', accountIds: ['acc_1'], turns })
  await insertReading(db, organizationId, '8000', [])
  expect((await generated(world)).failure).toBeNull()
  expect(await hidden).toBeDefined()
  const prompts = world.model.asked.filter((ask) => jobOf(ask) === 'risks')
  expect(prompts.map(({ prompt }) => prompt.includes('of the second'))).toEqual([false])
})

test('calls that the engine has not read are not asked about, nor calls of other accounts', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  const { organizationId } = world.admin
  await insertAccount(db, organizationId, { accountId: 'acc_2', name: 'Other' })
  await insertCall(db, organizationId, { callId: '9001', accountIds: ['acc_2'], turns: TURNS })
  await insertReading(db, organizationId, '9001', [])
  await insertCall(db, organizationId, { callId: '9002', accountIds: ['acc_1'], turns: TURNS })
  const handoff = await generated(world)
  expect(handoff.unreadCalls).toBe(1)
  const { data } = await world.product.app.needs.ai.requests(world.admin, PAGE)
  const risks = data.filter(({ purpose }) => purpose === 'risks')
  expect(risks.map(({ callIds }) => callIds)).toEqual([['7001']])
  expect(
    world.model.asked
      .filter((ask) => jobOf(ask) === 'risks')
      .every((ask) => linesOf(ask).length === 3),
  ).toBe(true)
})

test('what was found stays, with its label, when the model is turned off again', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  await generated(world)
  const given = {
    db,
    clock: systemClock,
    sealer: { seal: async () => '', open: async () => '' },
    search: world.product.app.needs.search,
    environment: { provider: 'off', baseUrl: undefined, model: undefined, key: undefined },
  } as const
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const model = createModels(given)
  const handoffs = createHandoffs({ db, clock: systemClock, log, model })
  const before = world.model.asked.length
  const request = { period: 'all', callIds: [], instruction: undefined, fieldKeys: [] } as const
  await handoffs.generate(world.admin, 'acc_1', { ...request, level: 'model' })
  await handoffs.settled()
  expect((await handoffs.get(world.admin, 'acc_1')).failure).toMatchObject({ without: 'answers' })
  await handoffs.generate(world.admin, 'acc_1', { ...request, level: 'built-in' })
  expect(world.model.asked).toHaveLength(before)
  expect(await risksOf(world)).toMatchObject([{ origin: 'model', model: 'local-model' }])
})
