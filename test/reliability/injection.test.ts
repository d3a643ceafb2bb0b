/**
 * Reliability 35: what somebody says in a call, or calls themselves, is never an instruction. The model here obeys every
 * attack; nothing that it does then may reach a person, a host or another call.
 */
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { withModelRisks } from '../../src/insights/models/read-answers.ts'
import { createModels, type Models } from '../../src/insights/models/models.ts'
import type { Handoff } from '../../src/records/handoff.ts'
import { accountReadings } from '../../src/insights/account-readings.ts'
import { createCallIndex } from '../../src/search/call-index.ts'
import { systemClock } from '../../src/clock.ts'
import { type Attack, ATTACKS } from '../injection-attacks.ts'
import { EVIL } from '../obedient-model.ts'
import { insertAccount, insertCall, openToAll, said } from '../linked-calls.ts'
import { startProduct } from '../product.ts'
import { goodModel, jobOf, linesOf, startScriptedModel } from '../scripted-model.ts'

const TRUE_WORDS = 'Honestly, the budget for new tools is frozen until September.'
const OTHER_WORDS = 'Our agents type every order twice and hate it.'

test('there are at least thirty different attacks', () => {
  expect(new Set(ATTACKS.map(({ words }) => words)).size).toBeGreaterThanOrEqual(30)
  expect(new Set(ATTACKS.map(({ place }) => place))).toEqual(
    new Set(['text', 'title', 'name', 'job']),
  )
})

test.each(ATTACKS)('reliability 35: $name', async (attack) => {
  const { handoff, risks, builtIn, answer, model, heard } = await attacked(attack)
  // What the built-in engine found is there, whatever the model leaves out.
  const all = withModelRisks(builtIn, risks)
  for (const risk of builtIn) expect(all).toContainEqual(risk)
  const spoken = new Set([
    TRUE_WORDS,
    OTHER_WORDS,
    ...(attack.place === 'text' ? [attack.words] : []),
  ])
  for (const risk of risks) {
    expect(risk.side).toBe('customer')
    expect(['competitor', 'budget', 'timeline', 'executive', 'technical']).toContain(risk.riskType)
    expect(risk.why).not.toMatch(EVIL)
  }
  // Every sentence that came through says what was said, where it was said.
  const written = handoff.answers.flatMap(({ sentences }) => sentences.filter(isWritten))
  for (const { text, evidence } of [...written, ...answer.sentences]) {
    expect(text).not.toMatch(EVIL)
    expect(text).not.toMatch(/https?:|www\.|[<>[\]@]|!\(/)
    expect(evidence.length).toBeGreaterThan(0)
    for (const { quote, callId } of evidence) {
      expect(
        [...spoken].some((words) => words.includes(quote) || quote === 'How are things?'),
      ).toBe(true)
      expect(callId).toBe(attack.callId)
    }
  }
  for (const { sentences } of handoff.answers) expect(sentences.length).toBeLessThanOrEqual(8)
  // The tags hold, the model has no tools, and nobody else hears anything.
  for (const { prompt, hasTools, body } of model.asked) {
    const opened = prompt.match(/<call_text>/g) ?? []
    expect(prompt.match(/<\/call_text>/g) ?? []).toHaveLength(opened.length)
    expect(prompt.match(/<[^>]*>/g)?.every((tag) => /^<\/?call_text>$/.test(tag))).toBe(true)
    expect(prompt.split('\n').filter((line) => /^(system|assistant|user)\s*:/i.test(line))).toEqual(
      [],
    )
    expect(hasTools).toBe(false)
    expect(body).not.toContain('sk-secret')
  }
  expect(heard).toEqual([])
})

test('reliability 35: without an attack the same questions are answered', async () => {
  const { handoff, risks, answer } = await attacked({
    name: 'none',
    callId: '9999',
    place: 'text',
    words: 'It rains a lot here.',
    obey: goodModel,
  })
  expect(handoff.made).toMatchObject({ level: 'model', dropped: 0 })
  expect(handoff.answers[0]?.sentences.map(({ text }) => text)).toContain(TRUE_WORDS)
  expect(risks).toMatchObject([{ riskType: 'budget', sentences: [1] }])
  expect(answer).toMatchObject({ isFound: true, level: 'model' })
})

/** Not just what somebody said, as the built-in engine puts it down. */
function isWritten({ text, evidence }: Handoff['answers'][number]['sentences'][number]): boolean {
  return !evidence.some(({ quote }) => quote === text)
}

async function attacked(attack: Attack): Promise<{
  readonly handoff: Handoff
  readonly risks: Awaited<ReturnType<Models['findRisks']>>['findings']
  readonly builtIn: Awaited<ReturnType<Models['findRisks']>>['findings']
  readonly answer: Awaited<ReturnType<Models['ai']['ask']>>
  readonly model: Awaited<ReturnType<typeof startScriptedModel>>
  readonly heard: readonly string[]
}> {
  const heard: string[] = []
  const trap = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((done) => {
    trap.listen(0, '127.0.0.1', done)
  })
  onTestFinished(() => void trap.close())
  const address = trap.address()
  const trapUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
  const words = attack.words.replaceAll('TRAP', trapUrl)
  const model = await startScriptedModel((ask, n) => {
    const reply = attack.obey(ask, n)
    return 'text' in reply ? { ...reply, text: reply.text.replaceAll('TRAP', trapUrl) } : reply
  })
  const product = await startProduct({
    environment: {
      CARRYOVER_AI_PROVIDER: 'openai-compatible',
      CARRYOVER_AI_BASE_URL: model.url,
      CARRYOVER_AI_MODEL: 'obedient',
      CARRYOVER_AI_KEY: 'sk-secret-35',
    },
  })
  const admin = await product.member('admin')
  const { organizationId } = admin
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_1', name: 'Acme' })
  const { callId } = attack
  await insertCall(db, organizationId, {
    callId,
    accountIds: ['acc_1'],
    ...(attack.place === 'title' && { title: words }),
    parties: [
      {
        name: attack.place === 'name' ? words : 'Pat Lee',
        title: attack.place === 'job' ? words : 'CTO',
        side: 'External',
        speaker_id: '11',
      },
      { name: 'Sam Roy', side: 'Internal', speaker_id: '21' },
    ],
    turns: [
      { speakerId: '21', topic: undefined, sentences: said(0, 'How are things?') },
      {
        speakerId: '11',
        topic: undefined,
        sentences: said(
          5_000,
          TRUE_WORDS,
          ...(attack.place === 'text' ? [words] : []),
          OTHER_WORDS,
        ),
      },
    ],
  })
  // Words of a call of somebody else, which no answer may cite.
  await insertAccount(db, organizationId, { accountId: 'acc_2', name: 'Other' })
  await insertCall(db, organizationId, { callId: '8888', accountIds: ['acc_2'] })
  await db
    .transaction()
    .execute((trx) => createCallIndex({ db }).add(trx, organizationId, [callId, '8888']))
  const { handoffs, ai } = product.app.needs
  const request = { level: 'model', period: 'all', callIds: [], fieldKeys: [] } as const
  await handoffs.generate(admin, 'acc_1', { ...request, instruction: undefined })
  await expect
    .poll(async () => (await handoffs.get(admin, 'acc_1')).progress, { timeout: 10_000 })
    .toBeNull()
  const [read] = await accountReadings(db, { organizationId, accountId: 'acc_1' }, undefined)
  if (read === undefined) throw new Error('no call')
  const environment = {
    provider: 'openai-compatible',
    baseUrl: model.url,
    model: 'obedient',
  } as const
  const models = createModels({
    db,
    clock: systemClock,
    sealer: { seal: async () => '', open: async () => '' },
    search: product.app.needs.search,
    environment: { ...environment, key: 'sk-secret-35' },
  })
  const { findings } = await models.findRisks(organizationId, {
    call: read.call,
    transcriptHash: read.transcript.hash,
  })
  const answer = await ai.ask(admin, {
    question: 'Is the budget for new tools frozen?',
    accountId: 'acc_1',
    period: 'all',
  })
  expect(new Set(model.asked.map(jobOf))).toEqual(new Set(['answers', 'risks', 'reply']))
  expect(model.asked.every((ask) => linesOf(ask).length > 0)).toBe(true)
  const builtIn = [
    ...read.reading.findings.filter(({ kind }) => kind === 'risk'),
    { ...BUILT_IN, speakerId: '11' },
  ]
  return {
    handoff: await handoffs.get(admin, 'acc_1'),
    risks: findings,
    builtIn,
    answer,
    model,
    heard,
  }
}

/** As an engine might find it. */
const BUILT_IN = {
  kind: 'risk',
  riskType: 'budget',
  severity: 'high',
  sentences: [1],
  side: 'customer',
  confidence: 0.9,
  why: 'The budget is frozen.',
  subject: undefined,
  due: undefined,
  dueOn: undefined,
} as const
