/** Reliability 38: a model that is down, slow or talks nonsense takes nothing away: built-in answers stand, and it is said. */
import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { createModels } from '../../src/insights/models/models.ts'
import { deleteCalls } from '../../src/store/call-removals.ts'
import { transcriptRow, writeTranscripts } from '../../src/store/transcript-writes.ts'
import { asked, generated, TURNS } from '../model-world.ts'
import { goodModel, type ModelScript, startScriptedModel } from '../scripted-model.ts'

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
    { purpose: 'risks', callIds: ['7001'], result: 'ok' },
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
  expect(data[1]?.tokensIn).toBeGreaterThan(100)
  expect(JSON.stringify(data)).not.toContain('frozen')
  expect(world.product.logged.map((line) => JSON.stringify(line)).join()).not.toContain('frozen')
})

test('an account in which nothing has changed asks nothing again', async () => {
  const world = await asked()
  await generated(world)
  await generated(world)
  expect(world.model.asked).toHaveLength(2)
  const { ai } = world.product.app.needs
  const { data } = await ai.requests(world.admin, { limit: 1, cursor: undefined })
  expect(data).toMatchObject([{ wasCached: true, tokensIn: 0, tokensOut: 0, result: 'ok' }])
  expect((await ai.settings(world.admin)).used.requests).toBe(2)
})

test('what a model was told goes with the call, and a call that is reworked is asked about anew', async () => {
  const world = await asked()
  const { db } = world.product.app.ground.database
  await generated(world)
  const answers = () => db.selectFrom('ai_answer').selectAll().execute()
  expect(await answers()).toHaveLength(2)
  const { organizationId } = world.admin
  const reworked = transcriptRow({ callId: '7001', turns: TURNS.slice(1) })
  await db.transaction().execute((trx) => writeTranscripts(trx, organizationId, [reworked]))
  expect(await answers()).toEqual([])
  await generated(world)
  // For answers: its risks are looked for once the engine has read it anew.
  expect(world.model.asked).toHaveLength(3)
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
    expect(built(handoff).flat(2).join()).toContain('go live on the first of May')
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
  expect(world.model.asked.map(({ turns }) => turns)).toEqual([1, 3, 1])
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
