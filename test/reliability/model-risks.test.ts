/** Risks that a model finds while it writes a handoff: kept with their call, proven, labelled, and gone with its words. */
import { expect, test } from 'vitest'
import { deleteCalls } from '../../src/store/call-removals.ts'
import { transcriptRow, writeTranscripts } from '../../src/store/transcript-writes.ts'
import { insertCall, said } from '../linked-calls.ts'
import { type Asked, asked, generated, PAGE, risksOf, TURNS } from '../model-world.ts'
import { insertReading, readDueCalls } from '../readings.ts'
import { goodModel, jobOf, type ModelScript } from '../scripted-model.ts'

const FROZEN = 'Honestly, the budget for new tools is frozen until September.'
function rowsOf({ product }: Asked) {
  return product.app.ground.database.db
    .selectFrom('finding')
    .innerJoin('call_reading', 'call_reading.call_id', 'finding.call_id')
    .selectAll('finding')
    .select('read_at')
    .orderBy('finding_id')
    .execute()
}

/** Answers as a good model, and says this of risks. */
function saysOfRisks(...risks: readonly object[]): ModelScript {
  return (ask, n) =>
    jobOf(ask) === 'risks' ? { text: JSON.stringify({ risks }) } : goodModel(ask, n)
}

const BUDGET = { type: 'budget', severity: 'high', sentences: [1], quote: FROZEN, why: FROZEN }

async function changeRules({ product, admin }: Asked, isOn: boolean, exceptions: string[] = []) {
  const { risks } = product.app.needs
  const rules = await risks.rules(admin)
  const types = rules.types.map((one) =>
    one.type === 'budget' ? { ...one, isOn, exceptions } : one,
  )
  await risks.changeRules(admin, { ...rules, types })
}

test('A-005, A-083: what the model finds is a risk of the call, says so, and is asked for once', async () => {
  const world = await asked()
  const { needs } = world.product.app
  const handoff = await generated(world)
  expect(handoff.failure).toBeNull()
  const [risk, ...others] = await risksOf(world)
  expect(others).toEqual([])
  expect(risk).toMatchObject({
    type: 'budget',
    severity: 'medium',
    state: 'open',
    origin: 'model',
    model: 'local-model',
    evidence: [{ callId: '7001', sentences: [1], quote: FROZEN, speaker: 'Pat Lee' }],
  })
  const { moments } = await needs.insights.ofCall(world.admin, '7001')
  expect(moments.find(({ kind }) => kind === 'risk')).toMatchObject({
    origin: 'model',
    model: 'local-model',
    confidence: 0.7,
  })
  const { notes } = await needs.risks.trend(
    world.admin,
    { accountId: 'acc_1', type: undefined },
    104,
  )
  expect(notes).toMatchObject([{ riskId: risk?.riskId, quote: FROZEN }])
  const { data } = await needs.ai.requests(world.admin, PAGE)
  expect(data.map(({ purpose, result, callIds }) => [purpose, result, callIds])).toEqual([
    ['risks', 'ok', ['7001']],
    ['handoff', 'ok', ['7001']],
  ])
  expect(data[0]).toMatchObject({ accountId: 'acc_1', fields: ['transcript'], wasCached: false })
  expect(JSON.stringify(data)).not.toContain('frozen')

  const rows = await rowsOf(world)
  await generated(world)
  expect(await rowsOf(world)).toEqual(rows)
  expect(world.model.asked).toHaveLength(2)
})

test('A-005: all that is sent is shown before: the requests for answers and for risks', async () => {
  const world = await asked()
  const { requests } = await world.product.app.needs.ai.preview(world.admin, 'acc_1')
  expect(requests.map(({ lookedFor, tokens }) => [lookedFor, tokens > 100])).toEqual([
    ['answers', true],
    ['risks', true],
  ])
  expect(world.model.asked).toEqual([])
  await generated(world)
  const sent = world.model.asked.map(({ system, prompt }) => [system, prompt])
  expect(requests.map(({ system, prompt }) => [system, prompt])).toEqual(sent)
})

test('where the engine has found it, it stays one risk, with its id and marks, and says that both do', async () => {
  const world = await asked(saysOfRisks(BUDGET))
  const { admin, product } = world
  const { db } = product.app.ground.database
  const found = { riskType: 'budget', severity: 'low', sentences: [2], why: 'As found.' } as const
  await insertReading(db, admin.organizationId, '7001', [found])
  const [before] = await risksOf(world)
  await product.app.needs.risks.change(admin, before?.riskId ?? '', {
    state: 'watching',
    reason: undefined,
    ownerId: undefined,
  })
  await generated(world)
  expect(await risksOf(world)).toMatchObject([
    {
      riskId: before?.riskId,
      state: 'watching',
      severity: 'low',
      origin: 'derived',
      model: 'local-model',
      why: 'As found. The model local-model says so too.',
      evidence: [{ sentences: [2] }],
    },
  ])
})

test('fields that the built-in engine answers count what the model has found', async () => {
  const world = await asked((ask, n) =>
    jobOf(ask) === 'risks' ? goodModel(ask, n) : { text: '{"answers": []}' },
  )
  const { answers } = await generated(world)
  expect(answers.find(({ key }) => key === 'concerns')).toMatchObject({
    level: 'built-in',
    sentences: [{ text: expect.stringContaining('frozen until September') }],
  })
})

test('it stays when the call is read again, and follows the rules like every other risk', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  const { organizationId } = world.admin
  await generated(world)
  const seen = async () => {
    await readDueCalls(db, organizationId)
    const risks = await risksOf(world)
    return risks.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)).includes(FROZEN)
  }
  const readBefore = (await rowsOf(world))[0]?.read_at.getTime() ?? 0
  await changeRules(world, true, ['Something else altogether.'])
  expect(await seen()).toBe(true)
  expect((await rowsOf(world))[0]?.read_at.getTime()).toBeGreaterThan(readBefore)
  expect((await risksOf(world)).some(({ model }) => model === 'local-model')).toBe(true)
  await changeRules(world, false)
  expect(await seen()).toBe(false)
  await changeRules(world, true, ['The budget for new tools is frozen until September, honestly.'])
  expect(await seen()).toBe(false)
  await changeRules(world, true)
  expect(await seen()).toBe(true)
  const { risks, insights } = world.product.app.needs
  const dismissal = { state: 'dismissed', reason: 'seasonal', ownerId: undefined } as const
  const [now] = await risksOf(world)
  expect(now?.evidence[0]?.quote).toBe(FROZEN)
  await risks.change(world.admin, now?.riskId ?? '', dismissal)
  await readDueCalls(db, organizationId)
  expect((await risksOf(world)).map(({ state }) => state)).toEqual(['dismissed'])
  const { moments } = await insights.ofCall(world.admin, '7001')
  expect(moments.filter(({ kind }) => kind === 'risk')).toEqual([])
})

test('it goes with the words that it was found in, and with the call', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  const { organizationId } = world.admin
  await generated(world)
  const row = transcriptRow({
    callId: '7001',
    turns: TURNS.map((turn) => ({
      ...turn,
      sentences: turn.sentences.map((one) => ({
        ...one,
        text: one.text.replace('frozen', 'approved'),
      })),
    })),
  })
  await db.transaction().execute((trx) => writeTranscripts(trx, organizationId, [row]))
  expect(await risksOf(world)).toEqual([])
  await readDueCalls(db, organizationId)
  expect((await risksOf(world)).filter(({ model }) => model !== null)).toEqual([])
  await generated(world)
  expect((await rowsOf(world)).filter(({ model }) => model !== null)).not.toEqual([])
  await db.transaction().execute((trx) => deleteCalls(trx, organizationId, ['7001']))
  expect(await rowsOf(world)).toEqual([])
})

test('reliability 37: a risk of which one word is not in the call is left out and counted', async () => {
  const words = FROZEN.split(' ')
  const changed = words.map((_, n) => ({ ...BUDGET, quote: words.with(n, 'other').join(' ') }))
  const world = await asked(
    saysOfRisks(
      ...changed,
      { ...BUDGET, sentences: [0], quote: 'How is the budget looking for this?' },
      { ...BUDGET, type: 'weather' },
      { ...BUDGET, why: 'They have cancelled all contracts with Mallory.' },
    ),
  )
  await generated(world)
  const risks = await risksOf(world)
  expect(risks.map(({ why, evidence }) => [why, evidence[0]?.quote])).toEqual([
    ['The model local-model takes it for a risk.', FROZEN],
  ])
  const { data } = await world.product.app.needs.ai.requests(world.admin, PAGE)
  expect(data[0]).toMatchObject({ purpose: 'risks', dropped: words.length + 2 })
})

test('reliability 38: where the risks fail, the answers stand, and it is said what is missing', async () => {
  const world = await asked((ask, n) =>
    jobOf(ask) === 'risks' ? { status: 401 } : goodModel(ask, n),
  )
  const { db } = world.product.app.ground.database
  const found = { riskType: 'technical', sentences: [2] } as const
  await insertReading(db, world.admin.organizationId, '7001', [found])
  const handoff = await generated(world)
  expect(handoff.made).toMatchObject({ level: 'model', model: 'local-model' })
  expect(handoff.answers[0]).toMatchObject({ level: 'model', sentences: [{ text: FROZEN }, {}] })
  expect(handoff.failure).toMatchObject({
    without: 'risks',
    code: 'D-AI',
    message: expect.stringMatching(/has not looked for risks in all calls: .*refused the key/),
    fix: expect.stringContaining('not asked of it twice'),
  })
  expect(await risksOf(world)).toMatchObject([{ type: 'technical', origin: 'derived' }])
  world.model.play(goodModel)
  const before = world.model.asked.length
  expect((await generated(world)).failure).toBeNull()
  expect(world.model.asked.slice(before).map(jobOf)).toEqual(['risks'])
  expect((await risksOf(world)).map(({ origin }) => origin).toSorted()).toEqual([
    'derived',
    'model',
  ])
})

test('what was found in some calls is kept, though the model fails at a later one', async () => {
  const world = await asked((ask, n) =>
    jobOf(ask) === 'risks' && ask.prompt.includes('of the fifth')
      ? { status: 401 }
      : goodModel(ask, n),
  )
  const { db } = world.product.app.ground.database
  const { organizationId } = world.admin
  for (const [n, word] of ['second', 'third', 'fourth', 'fifth'].entries()) {
    const callId = `800${n}`
    await insertCall(db, organizationId, {
      callId,
      accountIds: ['acc_1'],
      startedAt: new Date(Date.now() + n),
      turns: [
        {
          speakerId: '11',
          topic: undefined,
          sentences: said(0, `The budget of the ${word} is out.`),
        },
      ],
    })
    await insertReading(db, organizationId, callId, [])
  }
  expect((await generated(world)).failure).toMatchObject({ without: 'risks' })
  const quotes = (await risksOf(world)).flatMap(({ evidence }) => evidence.map((one) => one.quote))
  expect(quotes).toContain(FROZEN)
  expect(quotes.join()).not.toContain('fifth')
})
