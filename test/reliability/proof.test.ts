/** Reliability 36 and 37: what a handoff claims stands in the calls, word for word; what no call answers is empty. */
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { handoff as shape } from '../../src/records/handoff.ts'
import type { Tables } from '../../src/store/tables.ts'
import { transcriptRow, writeTranscripts } from '../../src/store/transcript-writes.ts'
import { handoffWorld } from '../handoff-world.ts'
import { insertAccount, insertCall, said } from '../linked-calls.ts'
import { type Product, startProduct } from '../product.ts'
import { readDueCalls } from '../readings.ts'
import { seedToldCalls } from '../told-calls.ts'

const transcript = z.object({
  turns: z.array(
    z.object({
      sentence: z.number(),
      speaker: z.string(),
      sentences: z.array(z.object({ startMs: z.number(), text: z.string() })),
    }),
  ),
})

async function reader(product: Product) {
  const maya = await product.member('csm')
  const ask = await product.as(maya.email)
  const get = async (accountId: string) =>
    shape.parse((await ask('GET', `/accounts/${accountId}/handoff`)).body)
  return { maya, ask, get, db: product.app.ground.database.db }
}

test('reliability 36: every quote of a handoff stands in the call, at that time and by that speaker', async () => {
  const product = await startProduct()
  const { maya, ask, get, db } = await reader(product)
  let quotes = 0
  const read = async (callId: string) => {
    const { turns } = transcript.parse((await ask('GET', `/calls/${callId}/transcript`)).body)
    return turns.flatMap((turn) => turn.sentences.map((one) => ({ ...one, speaker: turn.speaker })))
  }
  const spokenIn = new Map<string, Awaited<ReturnType<typeof read>>>()
  const accounts = await seedToldCalls(db, maya.organizationId)
  await readDueCalls(db, maya.organizationId)
  for (const { accountId } of accounts) {
    const { answers } = await get(accountId)
    for (const { text, evidence, isOwn, isHidden } of answers.flatMap((one) => one.sentences)) {
      expect([text, isOwn, isHidden, evidence.length > 0]).toEqual([text, false, false, true])
      for (const { callId, sentences, quote, speaker, startMs } of evidence) {
        const spoken = spokenIn.get(callId) ?? (await read(callId))
        spokenIn.set(callId, spoken)
        expect(sentences.map((n) => spoken[n]?.text).join(' ')).toBe(quote)
        const [first = -1] = sentences
        expect(spoken[first]).toMatchObject({ speaker, startMs })
        quotes += 1
      }
    }
  }
  expect(quotes).toBeGreaterThan(0)
})

const TEXT = 'Our agents type every single order twice.'

/** As Gong gives it anew. */
async function rework(
  db: Kysely<Tables>,
  organizationId: string,
  texts: readonly string[],
  speakerId = '11',
): Promise<void> {
  const turns = [{ speakerId, topic: undefined, sentences: said(8_000, ...texts) }]
  await writeTranscripts(db, organizationId, [transcriptRow({ callId: 'first', turns })])
}

test('reliability 36: one word changed in the transcript, and the sentence that rests on it is gone', async () => {
  const { call, write, sam, answer, handoffs, accountId, db, organizationId } = await handoffWorld()
  await call('first', 'sam', TEXT)
  await write(sam, { pain_points: [['Orders are typed twice.', 'first', 1]] })
  const texts = async () =>
    (await answer(sam, 'pain_points')).sentences.map(({ text, evidence }) => [
      text,
      evidence[0]?.sentences,
      evidence[0]?.startMs,
    ])
  expect(await texts()).toEqual([['Orders are typed twice.', [1], 8_000]])
  await rework(db, organizationId, ['Well.', 'You see.', TEXT])
  expect(await texts()).toEqual([['Orders are typed twice.', [2], 16_000]])
  // The same words, but of somebody else now.
  await rework(db, organizationId, [TEXT], '21')
  expect(await texts()).toEqual([])
  for (const [n] of TEXT.split(' ').entries()) {
    const words = TEXT.split(' ').with(n, 'other')
    await rework(db, organizationId, [words.join(' ')])
    expect(await texts()).toEqual([])
  }
  const { content } = await handoffs.export(sam, accountId, 'md')
  expect(content).not.toContain('Orders are typed twice.')
  await rework(db, organizationId, [TEXT])
  expect(await texts()).toHaveLength(1)
})

test('reliability 36: what a model claims without words of a call is not kept', async () => {
  const { call, write, sam, answer } = await handoffWorld()
  await call('first', 'sam', TEXT)
  await write(sam, {
    pain_points: [
      ['They lose money.', 'first', 7],
      ['They lose customers.', 'never', 0],
      ['They lose time.', 'first'],
      ['Orders are typed twice.', 'first', 1],
    ],
  })
  const { sentences } = await answer(sam, 'pain_points')
  expect(sentences.map(({ text }) => text)).toEqual(['Orders are typed twice.'])
})

test('reliability 37: unsure is empty: a field that no call answers says so and nothing else', async () => {
  const product = await startProduct()
  const { maya, get, db } = await reader(product)
  const [told] = await seedToldCalls(db, maya.organizationId)
  await insertAccount(db, maya.organizationId, { accountId: 'acc_small', name: 'Small' })
  const turns = [{ speakerId: '21', topic: undefined, sentences: said(0, 'Hello.', 'Goodbye.') }]
  for (const callId of ['9001', '9002']) {
    await insertCall(db, maya.organizationId, {
      callId,
      accountIds: ['acc_small'],
      turns,
      parties: [],
    })
  }
  await readDueCalls(db, maya.organizationId)
  const { answers, missing } = await get('acc_small')
  for (const answer of answers) {
    expect(answer).toMatchObject({
      state: 'empty',
      sentences: [],
      stakeholders: [],
      proposal: null,
      contradictions: [],
      note: 'Not mentioned in 2 calls.',
      level: null,
    })
  }
  expect(missing).toEqual(['Goals and success criteria: nothing is answered yet.'])
  for (const { state, note, sentences } of (await get(told?.accountId ?? '')).answers) {
    if (state === 'empty') expect([note, sentences]).toEqual(['Not mentioned in 3 calls.', []])
    else expect(note).toBeNull()
  }
})
