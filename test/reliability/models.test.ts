/** Reliability 38: a model that is down, slow or talks nonsense takes nothing away: built-in answers stand, and it is said. */
import { expect, test } from 'vitest'
import type { Actor } from '../../src/records/member.ts'
import { createCallIndex } from '../../src/search/call-index.ts'
import { deleteCalls } from '../../src/store/call-removals.ts'
import { transcriptRow, writeTranscripts } from '../../src/store/transcript-writes.ts'
import { createModels } from '../../src/insights/models/models.ts'
import { systemClock } from '../../src/clock.ts'
import { insertAccount, insertCall, openToAll, said } from '../linked-calls.ts'
import { type Product, startProduct } from '../product.ts'
import {
  goodModel,
  type ModelScript,
  type ScriptedModel,
  startScriptedModel,
} from '../scripted-model.ts'

const TURNS = [
  { speakerId: '21', topic: undefined, sentences: said(0, 'How is the budget looking for this?') },
  {
    speakerId: '11',
    topic: undefined,
    sentences: said(
      5_000,
      'Honestly, the budget for new tools is frozen until September.',
      'We want to go live on the first of May with forty agents.',
    ),
  },
]

interface Asked {
  readonly product: Product
  readonly model: ScriptedModel
  readonly admin: Actor
}

async function asked(
  script: ModelScript = goodModel,
  environment: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const model = await startScriptedModel(script)
  const product = await startProduct({
    environment: {
      CARRYOVER_AI_PROVIDER: 'openai-compatible',
      CARRYOVER_AI_BASE_URL: model.url,
      CARRYOVER_AI_MODEL: 'local-model',
      CARRYOVER_AI_KEY: 'sk-secret-1',
      ...environment,
    },
  })
  const admin = await product.member('admin')
  const { organizationId } = admin
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_1', name: 'Acme' })
  await insertCall(db, organizationId, { callId: '7001', accountIds: ['acc_1'], turns: TURNS })
  await db
    .transaction()
    .execute((trx) => createCallIndex({ db }).add(trx, organizationId, ['7001']))
  return { product, model, admin }
}

/** Ends when the model has written, or failed to. */
async function generated({ product, admin }: Asked) {
  const { handoffs } = product.app.needs
  await handoffs.generate(admin, 'acc_1', {
    level: 'model',
    period: 'all',
    callIds: [],
    instruction: undefined,
    fieldKeys: [],
  })
  await expect
    .poll(async () => (await handoffs.get(admin, 'acc_1')).progress, { timeout: 10_000 })
    .toBeNull()
  return handoffs.get(admin, 'acc_1')
}

const soon = { 'retry-after-ms': '1' }

test('A-005, A-076, A-081: a model fills the handoff in, with proof, and what was sent is written down', async () => {
  const world = await asked()
  const handoff = await generated(world)
  expect(handoff).toMatchObject({
    failure: null,
    made: { level: 'model', model: 'local-model', dropped: 0 },
  })
  const goals = handoff.answers.find(({ key }) => key === 'goals')
  expect(goals?.sentences).toMatchObject([
    {
      text: 'Honestly, the budget for new tools is frozen until September.',
      evidence: [{ callId: '7001', sentences: [1], speaker: 'Pat Lee' }],
    },
    { evidence: [{ sentences: [2] }] },
  ])
  const { data } = await world.product.app.needs.ai.requests(world.admin, {
    limit: 50,
    cursor: undefined,
  })
  expect(data).toMatchObject([
    {
      purpose: 'handoff',
      accountId: 'acc_1',
      model: 'local-model',
      callIds: ['7001'],
      fields: expect.arrayContaining(['transcript', 'questions']),
      wasCached: false,
      result: 'ok',
    },
  ])
  expect(data[0]?.tokensIn).toBeGreaterThan(100)
  expect(JSON.stringify(data)).not.toContain('frozen')
  expect(world.product.logged.map((line) => JSON.stringify(line)).join()).not.toContain('frozen')
})

test('an account in which nothing has changed asks nothing again', async () => {
  const world = await asked()
  await generated(world)
  await generated(world)
  expect(world.model.asked).toHaveLength(1)
  const { ai } = world.product.app.needs
  const { data } = await ai.requests(world.admin, { limit: 1, cursor: undefined })
  expect(data).toMatchObject([{ wasCached: true, tokensIn: 0, tokensOut: 0, result: 'ok' }])
  expect((await ai.settings(world.admin)).used.requests).toBe(1)
})

test('what a model was told goes with the call, and a call that is reworked is asked about anew', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  await generated(world)
  const answers = () => db.selectFrom('ai_answer').selectAll().execute()
  expect(await answers()).toHaveLength(1)
  const { organizationId } = world.admin
  const reworked = transcriptRow({ callId: '7001', turns: TURNS.slice(1) })
  await db.transaction().execute((trx) => writeTranscripts(trx, organizationId, [reworked]))
  expect(await answers()).toEqual([])
  await generated(world)
  expect(world.model.asked).toHaveLength(2)
  await db.transaction().execute((trx) => writeTranscripts(trx, organizationId, [reworked]))
  expect(await answers()).toHaveLength(1)
  await db
    .transaction()
    .execute((transaction) => deleteCalls(transaction, world.admin.organizationId, ['7001']))
  expect(await answers()).toEqual([])
})

const FAILURES: readonly (readonly [string, ModelScript, RegExp])[] = [
  ['is down', () => ({ status: 500, headers: soon }), /answers with errors of its own/],
  ['is busy', () => ({ status: 429, headers: soon }), /does not take more requests/],
  ['refuses the key', () => ({ status: 401 }), /refused the key/],
  ['is not known', () => ({ status: 404 }), /does not know the model "local-model"/],
  [
    'gives no JSON',
    () => ({ text: 'Sure! Here is your handoff: great customer.' }),
    /no answer that can be read/,
  ],
  [
    'gives half of it',
    () => ({ text: '{"answers": [{"field": "goals", "sent', stop: 'length' }),
    /no answer/,
  ],
  [
    'gives another shape',
    () => ({ text: '{"fields": {"goals": "grow"}}' }),
    /no answer that can be read/,
  ],
  ['will not answer', () => ({ text: '', stop: 'refusal' }), /would not answer/],
]

test.each(FAILURES)(
  'reliability 38: a model that %s leaves the built-in answers',
  async (_, script, words) => {
    const world = await asked(script)
    const { needs } = world.product.app
    const before = await needs.handoffs.get(world.admin, 'acc_1')
    const handoff = await generated(world)
    expect(handoff.failure).toMatchObject({ code: 'D-AI', message: expect.stringMatching(words) })
    expect(handoff.failure?.fix).not.toBe('')
    const built = (one: typeof handoff) =>
      one.answers.map(({ key, sentences }) => [key, sentences.map(({ text }) => text)])
    expect(built(handoff)).toEqual(built(before))
    expect(built(handoff).flat(2).join()).toContain('How is the budget')
    const answer = await needs.ai.ask(world.admin, {
      question: 'Is the budget frozen until September?',
      accountId: undefined,
      period: 'all',
    })
    expect(answer).toMatchObject({ isFound: true, level: 'built-in', sentences: [] })
    expect(answer.notes.join()).toMatch(words)
    expect(answer.evidence[0]?.quote).toContain('budget')
    const found = await needs.search.search(world.admin, {
      query: 'frozen',
      accountId: undefined,
      callId: undefined,
      side: undefined,
      limit: 5,
    })
    expect(found.total).toBe(1)
  },
)

test('reliability 38: a model that is slow is waited for so long, and the built-in answers stand', async () => {
  const world = await asked()
  const slow = await startScriptedModel(() => ({ hangs: 'in the middle' }))
  const models = createModels({
    db: world.product.app.ground.database.db,
    clock: systemClock,
    sealer: { seal: async () => '', open: async () => '' },
    search: world.product.app.needs.search,
    environment: { provider: 'openai-compatible', baseUrl: slow.url, model: 'm', key: undefined },
    timeoutMs: 200,
  })
  const question = { question: 'Is the budget frozen?', accountId: 'acc_1', period: 'all' } as const
  expect(await models.ai.ask(world.admin, question)).toMatchObject({
    isFound: true,
    level: 'built-in',
    notes: [expect.stringContaining('did not finish within 0.2 seconds')],
  })
  const { data } = await models.ai.requests(world.admin, { limit: 1, cursor: undefined })
  // It may have cost what was sent.
  expect(data).toMatchObject([{ result: 'slow', tokensIn: expect.any(Number), tokensOut: 0 }])
})

test('reliability 38: half an answer is asked for once more, and then taken', async () => {
  const world = await asked((ask, n) => (n === 0 ? { text: '{"answers": [' } : goodModel(ask, n)))
  expect((await generated(world)).failure).toBeNull()
  expect(world.model.asked.map(({ turns }) => turns)).toEqual([1, 3])
})

test('a key that is wrong is said when it is tried, and one that is right as well', async () => {
  const world = await asked((ask) =>
    ask.key === 'sk-secret-1' ? { text: '{"sentences": []}' } : { status: 401 },
  )
  const { ai } = world.product.app.needs
  expect(await ai.test(world.admin)).toMatchObject({ isFine: true, fix: null })
  const wrong = await asked(() => ({ status: 401 }), { CARRYOVER_AI_KEY: 'sk-wrong' })
  expect(await wrong.product.app.needs.ai.test(wrong.admin)).toMatchObject({
    isFine: false,
    message: expect.stringContaining('refused the key'),
  })
  expect(world.model.asked[0]?.prompt).not.toContain('budget')
})

test('no request is sent once the cap of a month is reached, two at once included', async () => {
  const world = await asked()
  const { ai } = world.product.app.needs
  // Room for one request as it is reserved, not for two.
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: 15_000 })
  const both = await Promise.all([ai.test(world.admin), ai.test(world.admin)])
  expect(both.map(({ isFine }) => isFine).toSorted()).toEqual([false, true])
  expect(both.find(({ isFine }) => !isFine)?.message).toContain("This month's cap of tokens")
  expect(world.model.asked).toHaveLength(1)
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: 0 })
  const handoff = await generated(world)
  expect(handoff.failure?.message).toContain('cap of tokens')
  expect(world.model.asked).toHaveLength(1)
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: null })
  expect((await generated(world)).failure).toBeNull()
})

test('a cap in money needs prices, and counts by them', async () => {
  const world = await asked()
  const { ai } = world.product.app.needs
  await expect(ai.change(world.admin, { ...NOTHING, monthlyCents: 100 })).rejects.toThrow(
    /needs prices/,
  )
  const prices = { centsPerMillionIn: 300, centsPerMillionOut: 1_500 }
  await ai.change(world.admin, { ...NOTHING, ...prices, monthlyCents: 1 })
  expect((await ai.test(world.admin)).message).toContain('cap of money')
  const settings = await ai.change(world.admin, { ...NOTHING, monthlyCents: 1_000 })
  expect(settings).toMatchObject({
    isFromEnvironment: true,
    hasKey: true,
    used: { requests: 0, cents: 0 },
  })
  expect(await ai.test(world.admin)).toMatchObject({ isFine: true })
  expect((await ai.settings(world.admin)).used).toMatchObject({ requests: 1 })
})

test('A-116: what the environment decides cannot be changed in the pages', async () => {
  const world = await asked()
  await expect(
    world.product.app.needs.ai.change(world.admin, { ...NOTHING, provider: 'off' }),
  ).rejects.toMatchObject({ code: 'D-CONFLICT' })
  expect(JSON.stringify(await world.product.app.needs.ai.settings(world.admin))).not.toContain(
    'sk-secret',
  )
})

test('A-116: off means that no word leaves, whatever is asked', async () => {
  const world = await asked(goodModel, { CARRYOVER_AI_PROVIDER: 'off' })
  const { ai } = world.product.app.needs
  const handoff = await generated(world)
  expect(handoff.failure?.message).toBe('No model is set: nothing was sent.')
  expect(await ai.test(world.admin)).toMatchObject({ isFine: false })
  expect((await ai.preview(world.admin, 'acc_1')).requests[0]?.prompt).toContain('frozen')
  const answer = await ai.ask(world.admin, {
    question: 'Is the budget frozen?',
    accountId: 'acc_1',
    period: 'all',
  })
  expect(answer).toMatchObject({ isFound: true, level: 'built-in', notes: [] })
  expect(world.model.asked).toEqual([])
})

test('A-116: a key from the settings page is kept sealed, and is not sent to another address', async () => {
  const product = await startProduct()
  const admin = await product.member('admin')
  const { ai } = product.app.needs
  const chosen = {
    ...NOTHING,
    provider: 'openai-compatible',
    baseUrl: 'https://one.example/v1',
  } as const
  const settings = await ai.change(admin, { ...chosen, model: 'm', key: 'sk-secret-2' })
  expect(settings).toMatchObject({
    hasKey: true,
    isFromEnvironment: false,
    provider: 'openai-compatible',
  })
  const rows = await product.app.ground.database.db.selectFrom('ai_settings').selectAll().execute()
  expect(rows[0]?.secret).not.toContain('sk-secret-2')
  const moved = await ai.change(admin, { ...NOTHING, baseUrl: 'https://other.example/v1' })
  expect(moved.hasKey).toBe(false)
  for (const baseUrl of [
    'http://one.example',
    'https://127.0.0.1/v1',
    'https://10.1.2.3',
    'https://[::1]/v1',
    'https://intranet/v1',
    'https://metadata.google.internal',
    'https://169.254.169.254',
    'https://u:p@one.example',
    'ftp://one.example',
    'no address',
    'https://[::ffff:10.0.0.1]/v1',
    'https://0x7f000001/v1',
    'https://localhost./v1',
  ]) {
    await expect(ai.change(admin, { ...NOTHING, baseUrl }), baseUrl).rejects.toMatchObject({
      code: 'D-USAGE',
    })
  }
})

test('a question is answered by sentences of the model that the calls prove, and by nothing else', async () => {
  const world = await asked()
  const { ai } = world.product.app.needs
  const question = {
    question: 'When do they want to go live?',
    accountId: 'acc_1',
    period: 'all',
  } as const
  world.model.play((ask) => ({
    text:
      JSON.stringify({
        sentences: [
          {
            text: 'They want to go live on the first of May.',
            citations: [{ call: '1', sentences: [2], quote: 'go live on the first of May' }],
          },
          {
            text: 'They want to go live on 15 June.',
            citations: [{ call: '1', sentences: [2], quote: 'go live on the first of May' }],
          },
          {
            text: 'They have signed.',
            citations: [{ call: '1', sentences: [2], quote: 'we have signed the contract' }],
          },
          {
            text: 'They want forty agents.',
            citations: [{ call: '9', sentences: [2], quote: 'with forty agents' }],
          },
        ],
      }) + (ask.prompt === '' ? '' : '\n'),
  }))
  const answer = await ai.ask(world.admin, question)
  expect(answer).toMatchObject({
    isFound: true,
    level: 'model',
    model: 'local-model',
    sentences: [
      {
        text: 'They want to go live on the first of May.',
        evidence: [{ sentences: [2], speaker: 'Pat Lee' }],
      },
    ],
    notes: ['3 sentences of the model were left out: the calls do not prove them.'],
  })
  expect((await ai.settings(world.admin)).used.dropped).toBe(3)
  world.model.play(() => ({ text: '{"sentences": []}' }))
  const other = { ...question, question: 'Who will go live first, the agents or the budget?' }
  expect(await ai.ask(world.admin, other)).toMatchObject({
    isFound: false,
    evidence: [],
    sentences: [],
  })
})

const NOTHING = {
  provider: undefined,
  baseUrl: undefined,
  model: undefined,
  key: undefined,
  monthlyTokens: undefined,
  monthlyCents: undefined,
  centsPerMillionIn: undefined,
  centsPerMillionOut: undefined,
} as const
