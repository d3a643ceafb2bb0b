/** Moments, next steps, the tone and the brief of an account, over the API of the whole product. */
import { expect, test } from 'vitest'
import { brief, callInsights, moment } from '../src/records/moment.ts'
import { pageOf } from '../src/operations/pages.ts'
import { ACCOUNT, callAs, type InsightWorld, insightWorld } from './insight-world.ts'
import { said } from './linked-calls.ts'
import { insertReading } from './readings.ts'

const list = pageOf(moment)

async function office(world: InsightWorld) {
  const api = await callAs(world.product, world.admin)
  return {
    api,
    moments: async (query = '') =>
      list.parse(await api('GET', `/accounts/${ACCOUNT}/moments${query}`)),
    ofCall: async (callId: string) =>
      callInsights.parse(await api('GET', `/calls/${callId}/moments`)),
    brief: async (query = '') =>
      brief.parse(await api('GET', `/accounts/${ACCOUNT}/brief${query}`)),
  }
}

const TURNS = [
  { speakerId: '21', topic: undefined, sentences: said(0, 'Good morning.', 'How do you export?') },
  {
    speakerId: '11',
    topic: undefined,
    sentences: said(20_000, 'We copy it by hand each Friday.', 'Can it run on our servers?'),
  },
  { speakerId: '21', topic: undefined, sentences: said(40_000, 'I will send you the guide.') },
]

test('A-072: moments of an account, newest call first in the order of the call, by kind and by side, page by page', async () => {
  const world = await insightWorld()
  const { moments } = await office(world)
  const found = [
    { kind: 'painPoint', sentences: [2] },
    { kind: 'question', sentences: [3] },
    { kind: 'question', sentences: [1] },
    { kind: 'nextStep', sentences: [4], due: 'tomorrow', dueOn: '2026-05-01', subject: 'Sam Roy' },
  ] as const
  await world.hold({ callId: '1', daysAgo: 9, says: [], turns: TURNS, found })
  await world.hold({ callId: '2', daysAgo: 2, says: [], turns: TURNS, found })
  const all = (await moments()).data
  expect(all.map(({ kind, evidence }) => `${evidence.callId} ${kind}`)).toEqual([
    '2 question',
    '2 painPoint',
    '2 question',
    '2 nextStep',
    '1 question',
    '1 painPoint',
    '1 question',
    '1 nextStep',
  ])
  expect(all[1]).toMatchObject({
    label: 'Pain point',
    origin: 'derived',
    evidence: {
      quote: 'We copy it by hand each Friday.',
      speaker: 'Pat Lee',
      speakerTitle: 'CTO',
      startMs: 20_000,
      before: 'How do you export?',
      after: 'Can it run on our servers?',
    },
  })
  expect(all[3]).toMatchObject({ due: 'tomorrow', dueOn: '2026-05-01', subject: 'Sam Roy' })
  const asked = (await moments('?kinds=question&side=customer')).data
  expect(asked.map(({ evidence }) => evidence.quote)).toEqual([
    'Can it run on our servers?',
    'Can it run on our servers?',
  ])
  const since = new Date(Date.now() - 5 * 86_400_000).toISOString()
  expect((await moments(`?from=${since}`)).data).toHaveLength(4)
  const pages: string[] = []
  let cursor = ''
  do {
    const page = await moments(`?limit=3${cursor}`)
    pages.push(...page.data.map(({ momentId }) => momentId))
    cursor = page.nextCursor === null ? '' : `&cursor=${encodeURIComponent(page.nextCursor)}`
  } while (cursor !== '')
  expect(pages).toEqual(all.map(({ momentId }) => momentId))
})

test("A-019, A-098: a call's questions by side, those of the customer derived here", async () => {
  const world = await insightWorld()
  const { ofCall } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: [],
    turns: TURNS,
    found: [
      { kind: 'question', sentences: [1] },
      { kind: 'question', sentences: [3] },
    ],
  })
  const { moments } = await ofCall('1')
  expect(moments.map(({ origin, evidence }) => [origin, evidence.side])).toEqual([
    ['derived', 'Internal'],
    ['derived', 'External'],
  ])
})

test("A-018, A-020, A-021, A-097: Gong's own marks stand among the moments as Gong's, a member's own as theirs", async () => {
  const world = await insightWorld()
  const { api, ofCall, moments } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: [],
    turns: TURNS,
    details: {
      highlights: [
        { title: 'Next steps', items: [{ text: 'Sam sends the guide.', startsSec: [40] }] },
        { title: 'Mood', items: [{ text: 'All smile.', startsSec: [1] }] },
      ],
      trackers: [
        {
          name: 'Competitors',
          count: 1,
          occurrences: [{ startSec: 21 }],
          phrases: [{ phrase: 'by hand', occurrences: [{ startSec: 21 }] }],
        },
      ],
      comments: [{ id: 'c1', text: 'Watch this.', authorId: 'u1', fromSec: 5 }],
    },
  })
  await api('POST', '/calls/1/moments', { firstSentence: 2, lastSentence: 3, note: 'Ask Jo' }, 201)
  const found = (await ofCall('1')).moments
  expect(found.map(({ kind, origin, gongKind, label }) => [kind, origin, gongKind, label])).toEqual(
    expect.arrayContaining([
      ['nextStep', 'gong', 'highlight', 'Next steps'],
      ['mark', 'gong', 'highlight', 'Mood'],
      ['competitor', 'gong', 'tracker', 'Competitors'],
      ['mark', 'gong', 'comment', 'Somebody in Gong'],
      ['mark', 'own', null, 'Ask Jo'],
    ]),
  )
  const step = found.find(({ kind }) => kind === 'nextStep')
  expect(step).toMatchObject({
    why: 'Sam sends the guide.',
    evidence: { quote: 'I will send you the guide.', speaker: 'Sam Roy', sentences: [4] },
  })
  const own = found.find(({ origin }) => origin === 'own')
  expect(own?.evidence).toMatchObject({
    quote: 'We copy it by hand each Friday. Can it run on our servers?',
    sentences: [2, 3],
  })
  await api('PUT', `/accounts/${ACCOUNT}/moments/${step?.momentId}/done`, { isDone: true })
  const again = (await moments('?kinds=nextStep')).data
  expect(again).toMatchObject([{ momentId: step?.momentId, isDone: true }])
})

test('A-022: a call of which Gong tells nothing has no empty moments, and says how far it is read', async () => {
  const world = await insightWorld()
  const { ofCall } = await office(world)
  await world.hold({ callId: '1', daysAgo: 1, says: ['Hello.'] })
  expect(await ofCall('1')).toEqual({ callId: '1', state: 'none', moments: [], sentiment: null })
  await insertReading(world.db, world.organizationId, '1', [])
  expect(await ofCall('1')).toMatchObject({ state: 'read', moments: [] })
  await insertReading(world.db, world.organizationId, '1', [], { is_english: false })
  expect(await ofCall('1')).toMatchObject({ state: 'language' })
  await world.hold({ callId: '2', daysAgo: 1, says: [], turns: null })
  expect(await ofCall('2')).toMatchObject({ state: 'no-transcript' })
})

test('A-099: a next step is ticked off here, and back on; nothing else is', async () => {
  const world = await insightWorld()
  const { api, moments, brief: briefOf } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: [],
    turns: TURNS,
    found: [
      { kind: 'nextStep', sentences: [4] },
      { kind: 'question', sentences: [1] },
    ],
  })
  const [question, step] = (await moments()).data
  const path = (id: string | undefined) => `/accounts/${ACCOUNT}/moments/${id}/done`
  expect((await briefOf()).nextSteps.map(({ momentId }) => momentId)).toEqual([step?.momentId])
  expect(await api('PUT', path(step?.momentId), { isDone: true })).toMatchObject({ isDone: true })
  expect((await moments('?kinds=nextStep')).data).toMatchObject([{ isDone: true }])
  expect((await briefOf()).nextSteps).toEqual([])
  await api('PUT', path(step?.momentId), { isDone: false })
  expect((await moments('?kinds=nextStep')).data).toMatchObject([{ isDone: false }])
  await api('PUT', path(question?.momentId), { isDone: true }, 400)
  await api('PUT', path('f_nothing'), { isDone: true }, 404)
})

test('A-100: the tone of a call is told with its method where it is sure, and not at all where it is not', async () => {
  const world = await insightWorld()
  const { ofCall } = await office(world)
  await world.hold({ callId: '1', daysAgo: 1, says: ['Hello.'] })
  const tone = { sentiment: 'mixed', sentiment_score: 0.25 } as const
  const read = (sentiment_confidence: number) =>
    insertReading(world.db, world.organizationId, '1', [], { ...tone, sentiment_confidence })
  await read(0.75)
  expect((await ofCall('1')).sentiment).toEqual({
    word: 'mixed',
    score: 0.25,
    confidence: 0.75,
    method: 'the sentence models of this installation',
  })
  await read(0.5)
  expect((await ofCall('1')).sentiment).toBeNull()
})

test('E-60: the brief is short, in the words of the customer, and each sentence has its proof', async () => {
  const world = await insightWorld()
  const { brief: briefOf } = await office(world)
  const long = `We lose ${'very many '.repeat(30)}hours each week.`
  await world.hold({
    callId: '1',
    daysAgo: 3,
    says: [
      'We want every clinic to be live before the winter.',
      long,
      'We begin with two clinics in May.',
      'The price per seat is what our board looks at.',
      'The budget for this is not approved.',
      'Jo Marsh signs in the end.',
      'This is the best demo that I have seen.',
    ],
    found: [
      { kind: 'successCriterion', sentences: [0] },
      { kind: 'painPoint', sentences: [1] },
      { kind: 'plan', sentences: [2] },
      { kind: 'terms', sentences: [3] },
      { riskType: 'budget', severity: 'high', sentences: [4] },
      { kind: 'stakeholder', sentences: [5], subject: 'Jo Marsh' },
      { kind: 'praise', sentences: [6] },
    ],
  })
  const made = await briefOf()
  const texts = made.sentences.map(({ text }) => text)
  expect(texts).toHaveLength(5)
  expect(texts.join(' ').split(/\s+/).length).toBeLessThanOrEqual(120)
  for (const { text, evidence } of made.sentences) {
    expect(evidence).toHaveLength(1)
    const quoted = /“(.+?)…?”/.exec(text)?.[1] ?? 'nothing'
    expect(evidence[0]?.quote).toContain(quoted)
  }
  expect(texts.at(-1)).toContain('The budget for this is not approved.')
  expect(made.opening?.quote).toBe('We want every clinic to be live before the winter.')
  expect(made).toMatchObject({ level: 'built-in', model: null, calls: 1, period: 'all' })
  expect(made.stakeholders).toMatchObject([
    { name: 'Pat Lee', title: 'CTO', isHeard: true, stance: 'neutral' },
    { name: 'Jo Marsh', isHeard: false, stance: 'unknown', evidence: [{}] },
  ])
  const week = await briefOf('?period=week')
  expect(week.calls).toBe(1)
  await world.db
    .updateTable('call')
    .set({ started_at: new Date(Date.now() - 20 * 86_400_000) })
    .execute()
  expect(await briefOf('?period=week')).toMatchObject({
    sentences: [],
    opening: null,
    stakeholders: [],
    calls: 0,
  })
  expect((await briefOf('?period=month')).sentences).toHaveLength(5)
})

test('A-118: what was found in a call that somebody may not see is nowhere', async () => {
  const world = await insightWorld()
  const { api, moments, brief: briefOf } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: ['We want every clinic to be live before the winter.'],
    found: [{ kind: 'successCriterion', sentences: [0] }],
  })
  expect((await briefOf()).sentences).toHaveLength(1)
  await world.db.updateTable('call').set({ is_private: true }).execute()
  expect((await moments()).data).toEqual([])
  expect(await briefOf()).toMatchObject({
    sentences: [],
    opening: null,
    stakeholders: [],
    calls: 0,
  })
  await api('GET', '/calls/1/moments', undefined, 404)
})
