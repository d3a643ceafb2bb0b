/**
 * Reliability 35: what somebody says in a call, or calls themselves, is never an instruction. The model here obeys every
 * attack; nothing that it does then may reach a person, a host or another call.
 */
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { CallsAnswer } from '../../src/records/ai.ts'
import type { Handoff } from '../../src/records/handoff.ts'
import type { Risk } from '../../src/records/risk.ts'
import { createCallIndex } from '../../src/search/call-index.ts'
import { type Attack, ATTACKS } from '../injection-attacks.ts'
import { EVIL } from '../obedient-model.ts'
import { insertAccount, insertCall, openToAll, said } from '../linked-calls.ts'
import { startProduct } from '../product.ts'
import { insertReading } from '../readings.ts'
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
  const { handoff, risks, answer, model, heard } = await attacked(attack)
  // What the built-in engine found is there, whatever the model leaves out.
  expect(risks).toContainEqual(expect.objectContaining(BUILT_IN))
  const spoken = new Set([
    TRUE_WORDS,
    OTHER_WORDS,
    ...(attack.place === 'text' ? [attack.words] : []),
  ])
  expect(risks.length).toBeLessThanOrEqual(2)
  for (const { why, model: name, evidence } of risks.filter(({ origin }) => origin === 'model')) {
    expect(name).toBe('obedient')
    expect(why).not.toMatch(EVIL)
    expect(why).not.toMatch(/https?:|www\.|[<>[\]@]|!\(/)
    for (const { side, quote, callId } of evidence) {
      expect(side).toBe('External')
      expect(callId).toBe(attack.callId)
      expect([...spoken].some((words) => quote.includes(words) || words.includes(quote))).toBe(true)
    }
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
  expect(risks.map(({ origin, type, evidence }) => [origin, type, evidence[0]?.quote])).toEqual([
    ['derived', 'technical', OTHER_WORDS],
    ['model', 'budget', TRUE_WORDS],
  ])
  expect(answer).toMatchObject({ isFound: true, level: 'model' })
})

test.each(ATTACKS.filter(({ name }) => /^(?:report|a risk in)/.test(name)))(
  'reliability 35: $name: no risk is made, or lost, without words of the customer',
  async (attack) => {
    const { risks, handoff } = await attacked(attack)
    expect(risks.map(({ origin, type }) => [origin, type])).toEqual([['derived', 'technical']])
    expect(handoff.failure).toBeNull()
  },
)

/** Not just what somebody said, as the built-in engine puts it down. */
function isWritten({ text, evidence }: Handoff['answers'][number]['sentences'][number]): boolean {
  return !evidence.some(({ quote }) => quote === text)
}

async function attacked(attack: Attack): Promise<{
  readonly handoff: Handoff
  /** As the page of the account shows them. */
  readonly risks: readonly Risk[]
  readonly answer: CallsAnswer
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
  const last = attack.place === 'text' ? 3 : 2
  await insertReading(db, organizationId, callId, [
    { riskType: BUILT_IN.type, severity: BUILT_IN.severity, why: BUILT_IN.why, sentences: [last] },
  ])
  const { handoffs, ai, risks } = product.app.needs
  const request = { level: 'model', period: 'all', callIds: [], fieldKeys: [] } as const
  await handoffs.generate(admin, 'acc_1', { ...request, instruction: undefined })
  await expect
    .poll(async () => (await handoffs.get(admin, 'acc_1')).progress, { timeout: 30_000 })
    .toBeNull()
  const answer = await ai.ask(admin, {
    question: 'Is the budget for new tools frozen?',
    accountId: 'acc_1',
    period: 'all',
  })
  const handoff = await handoffs.get(admin, 'acc_1')
  // A model whose answers cannot be read at all is not asked for risks.
  const jobs = handoff.failure === null ? ['answers', 'risks', 'reply'] : ['answers', 'reply']
  expect(new Set(model.asked.map(jobOf))).toEqual(new Set(jobs))
  expect(model.asked.every((ask) => linesOf(ask).length > 0)).toBe(true)
  const all = { type: undefined, state: undefined, ownerId: undefined, since: undefined }
  const page = { limit: 100, cursor: undefined }
  const { data } = await risks.list(admin, { ...all, accountId: 'acc_1' }, page)
  return { handoff, risks: data, answer, model, heard }
}

/** As an engine might find it. */
const BUILT_IN = {
  origin: 'derived',
  type: 'technical',
  severity: 'high',
  why: 'It costs them time.',
  model: null,
} as const
