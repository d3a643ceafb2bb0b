/** Risks from calls to the people who judge them, over the API of the whole product. */
import { expect, test, vi } from 'vitest'
import { risk, riskRules, riskRulesTest, riskTrend } from '../src/records/risk.ts'
import { pageOf } from '../src/operations/pages.ts'
import { riskCounts } from '../src/records/risk.ts'
import { ACCOUNT, callAs, type InsightWorld, insightWorld } from './insight-world.ts'
import { insertAccount } from './linked-calls.ts'
import { insertReading } from './readings.ts'
import { holdCall, readAccounts, smallCompany } from './served-accounts.ts'
import { startProduct } from './product.ts'

const list = pageOf(risk).extend({ counts: riskCounts })

async function office(world: InsightWorld) {
  const api = await callAs(world.product, world.admin)
  return {
    api,
    risks: async (query = '') => list.parse(await api('GET', `/accounts/${ACCOUNT}/risks${query}`)),
    rules: async () => riskRules.parse(await api('GET', '/risk-rules')),
  }
}

const READ_MS = { timeout: 20_000, interval: 100 }

async function readers(db: InsightWorld['db']): Promise<readonly string[]> {
  const rows = await db.selectFrom('call_reading').select('reader').execute()
  return rows.map(({ reader }) => reader)
}

const FROZEN = 'Our budget for new tools is frozen until next spring.'

test('A-006: a worry in a call that Gong lists is a risk of its account, in the words of the customer', async () => {
  const product = await startProduct({ calls: 0, change: smallCompany })
  const admin = await callAs(product, await product.member('admin', 'boss@quillbeam.example'))
  await admin('POST', '/accounts', { name: 'Acme', domains: ['acme.example'] }, 201)
  const worry = "So I'd have to explain that sum to the group, and I can't."
  const before =
    "I don't see whose money that would be, and my CFO has stopped every new spend until January."
  await holdCall(product.gong, '7001', {
    host: 'boss',
    word: 'autumn',
    sentences: [
      { speakerId: '1', start: 1_000, end: 3_000, text: 'So what do you think about the offer?' },
      { speakerId: '2', start: 4_000, end: 9_000, text: before },
      { speakerId: '2', start: 9_000, end: 14_000, text: worry },
    ],
  })
  await readAccounts(product, await product.as('boss@quillbeam.example'))
  await vi.waitFor(async () => {
    const { data } = list.parse(await admin('GET', '/risks'))
    const heard = data.flatMap(({ evidence }) => evidence)
    expect(heard.some(({ quote }) => worry.includes(quote) || quote.includes(worry))).toBe(true)
    expect(heard[0]).toMatchObject({ callId: '7001', speaker: 'Pat Lee', side: 'External' })
  }, READ_MS)
})

test.each([
  ['A-082', 'competitor', 'Lumenra is half the price of yours.'],
  ['A-083', 'budget', FROZEN],
  ['A-084', 'timeline', 'Going live before the summer will never work.'],
  ['A-085', 'executive', 'Our board does not believe in this at all.'],
  ['A-086', 'technical', 'It would have to run without any internet.'],
] as const)('%s: a finding of the type %s is a risk with its quote', async (_, riskType, quote) => {
  const world = await insightWorld()
  const { risks, api } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: ['Hello.', quote, 'You know.'],
    found: [{ riskType, severity: 'high', sentences: [1] }],
    title: 'CFO',
  })
  const { data } = await risks()
  expect(data).toMatchObject([
    {
      type: riskType,
      severity: 'high',
      state: 'open',
      isNew: true,
      origin: 'derived',
      evidence: [{ quote, before: 'Hello.', after: 'You know.', startMs: 5_000, sentences: [1] }],
    },
  ])
  const [first] = data
  expect(first?.evidence[0]?.gongUrl).toContain('highlights=')
  expect(first?.scoreParts.map(({ reason }) => reason)).toContain('said by the CFO')
  expect(first?.scoreParts.reduce((sum, { points }) => sum + points, 0)).toBe(first?.score)
  expect(risk.parse(await api('GET', `/risks/${first?.riskId}`))).toEqual(first)
})

test('the same worry in a later call is one risk, oldest place first, and weighs more', async () => {
  const world = await insightWorld()
  const { risks } = await office(world)
  const found = [{ riskType: 'budget', severity: 'medium', sentences: [0] }] as const
  await world.hold({ callId: '1', daysAgo: 9, says: [FROZEN], found })
  const alone = (await risks()).data[0]?.score ?? 0
  await world.hold({
    callId: '2',
    daysAgo: 1,
    says: ['As I said, the budget for tools is still frozen until spring.'],
    found,
  })
  await world.hold({ callId: '3', daysAgo: 1, says: ['Nobody can pay travel costs twice.'], found })
  const { data, counts } = await risks()
  expect(data.map(({ evidence }) => evidence.map(({ callId }) => callId))).toEqual([
    ['1', '2'],
    ['3'],
  ])
  expect(data[0]?.isNew).toBe(false)
  expect(data[0]?.score).toBeGreaterThan(alone)
  expect(counts).toEqual({ open: 2, watching: 0, dismissed: 0, resolved: 0, openLastWeek: 1 })
})

test('E-80: a dismissed risk stays dismissed, its words do not count elsewhere, and taking it back forgets that', async () => {
  const world = await insightWorld()
  const { api, risks, rules } = await office(world)
  const { db, organizationId } = world
  await insertAccount(db, organizationId, { accountId: 'acc_2', name: 'Birch' })
  const found = [{ riskType: 'budget', severity: 'high', sentences: [0] }] as const
  await world.hold({ callId: '1', daysAgo: 3, says: [FROZEN], found })
  await world.hold({ callId: '2', daysAgo: 2, says: [FROZEN], found, accountIds: ['acc_2'] })
  const [first] = (await risks()).data
  const path = `/risks/${first?.riskId}`
  await api('PATCH', path, { state: 'dismissed' }, 400)
  const before = await readers(db)
  await api('POST', `${path}:dismiss`, { reason: 'They bought the larger plan' })
  expect((await risks()).data).toMatchObject([
    { state: 'dismissed', reason: 'They bought the larger plan', changedBy: 'admin' },
  ])
  expect((await risks('?state=open')).data).toEqual([])
  expect(list.parse(await api('GET', '/accounts/acc_2/risks')).data).toEqual([])
  const learned = (await rules()).types.find(({ type }) => type === 'budget')
  expect(learned?.exceptions).toEqual([FROZEN])
  // The job reads the calls again by what was learned; what was judged is still there.
  await vi.waitFor(async () => {
    const after = await readers(db)
    expect(after.every((reader) => !before.includes(reader))).toBe(true)
  }, READ_MS)
  expect((await risks('?state=dismissed')).data).toHaveLength(1)
  await api('PATCH', path, { state: 'open' })
  expect((await risks()).data).toMatchObject([{ state: 'open', reason: null }])
  expect((await rules()).types.flatMap(({ exceptions }) => exceptions)).toEqual([])
})

test('a worry that was settled and is heard in a later call is open again, and what was settled stays so', async () => {
  const world = await insightWorld()
  const { api, risks } = await office(world)
  const { db } = world
  const found = [{ riskType: 'budget', severity: 'medium', sentences: [0] }] as const
  await world.hold({ callId: '1', daysAgo: 20, says: [FROZEN], found })
  const [first] = (await risks()).data
  await api('PATCH', `/risks/${first?.riskId}`, { state: 'resolved' })
  const tenDaysAgo = new Date(Date.now() - 10 * 86_400_000)
  await db.updateTable('finding_mark').set({ changed_at: tenDaysAgo }).execute()
  await world.hold({
    callId: '2',
    daysAgo: 1,
    says: ['Sorry, the budget for new tools is frozen again until spring.'],
    found,
  })
  const { data } = await risks()
  expect(data.map(({ state }) => state).toSorted()).toEqual(['open', 'resolved'])
  const open = data.find(({ state }) => state === 'open')
  expect(open?.evidence.map(({ callId }) => callId)).toEqual(['2'])
  expect(open?.scoreParts.some(({ reason }) => reason.startsWith('the same worry on'))).toBe(true)
})

test('the owner of a risk is a member; the board goes over all accounts, page by page, the heaviest first', async () => {
  const world = await insightWorld()
  const { api } = await office(world)
  const csm = await world.product.member('csm')
  const severities = ['low', 'high', 'medium'] as const
  const texts = ['The rollout is rushed.', 'Servers melt in August.', 'Nobody trained our nurses.']
  for (const [n, severity] of severities.entries()) {
    await world.hold({
      callId: String(n),
      daysAgo: 1,
      says: [texts[n] ?? ''],
      found: [{ riskType: 'timeline', severity, sentences: [0] }],
    })
  }
  const first = list.parse(await api('GET', '/risks?limit=2'))
  expect(first.data.map(({ severity }) => severity)).toEqual(['high', 'medium'])
  const cursor = encodeURIComponent(first.nextCursor ?? '')
  const second = list.parse(await api('GET', `/risks?limit=2&cursor=${cursor}`))
  expect(second.data.map(({ severity }) => severity)).toEqual(['low'])
  expect(second.hasMore).toBe(false)
  const path = `/risks/${first.data[0]?.riskId}`
  await api('PATCH', path, { ownerId: 'mem_nobody' }, 400)
  const asCsm = await callAs(world.product, csm)
  const given = risk.parse(await asCsm('PATCH', path, { ownerId: csm.memberId, state: 'watching' }))
  expect(given).toMatchObject({ owner: { memberId: csm.memberId }, state: 'watching' })
  const owned = list.parse(await api('GET', `/risks?ownerId=${csm.memberId}`))
  expect(owned.data.map(({ riskId }) => riskId)).toEqual([given.riskId])
  expect(owned.counts).toMatchObject({ open: 0, watching: 1 })
  await api('GET', '/risks/r_nothing', undefined, 404)
})

test('the trend counts what was open week by week, and names each place', async () => {
  const world = await insightWorld()
  const { api } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 15,
    says: [FROZEN],
    found: [{ riskType: 'budget', severity: 'high', sentences: [0] }],
  })
  const trend = riskTrend.parse(await api('GET', '/risk-trend?weeks=4'))
  expect(trend.weeks).toHaveLength(4)
  expect(new Date(trend.weeks[0]?.week ?? '').getUTCDay()).toBe(1)
  // Fifteen days ago is two weeks back, or three.
  expect(trend.weeks.slice(2).map(({ open }) => open.high)).toEqual([1, 1])
  expect(trend.weeks.map(({ open }) => open.low + open.medium)).toEqual([0, 0, 0, 0])
  expect(trend.weeks.at(-1)?.byType.budget).toBe(1)
  expect(trend.notes).toMatchObject([{ callId: '1', quote: FROZEN, speaker: 'Pat Lee' }])
})

test('rules are changed by their version, weigh at once, and can take away what was learned', async () => {
  const world = await insightWorld()
  const { api, risks, rules } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 0,
    says: [FROZEN],
    found: [{ riskType: 'budget', severity: 'low', sentences: [0] }],
  })
  const { changedBy: _, changedAt: __, ...before } = await rules()
  expect(before).toMatchObject({ version: 0, halfLifeDays: 90 })
  const light = (await risks()).data[0]?.score ?? 0
  const types = before.types.map((one) => (one.type === 'budget' ? { ...one, weight: 2 } : one))
  const changed = riskRules.parse(await api('PUT', '/risk-rules', { ...before, types }))
  expect(changed).toMatchObject({ version: 1, changedBy: 'admin' })
  expect((await risks()).data[0]?.score).toBe(2 * light)
  await api('PUT', '/risk-rules', before, 409)
  const off = types.map((one) => ({ ...one, isOn: one.type !== 'budget' }))
  await api('PUT', '/risk-rules', { ...before, version: 1, types: off })
  expect((await risks()).data).toEqual([])
})

test('an exception that was learned is shown among the others, and is unlearned when somebody takes it away', async () => {
  const world = await insightWorld()
  const { api, risks, rules } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: [FROZEN],
    found: [{ riskType: 'budget', severity: 'low', sentences: [0] }],
  })
  const [first] = (await risks()).data
  const { changedBy: _, changedAt: __, ...before } = await rules()
  await api('POST', `/risks/${first?.riskId}:dismiss`, { reason: 'no' })
  const { changedBy: ___, changedAt: ____, ...learned } = await rules()
  expect(learned.types.flatMap(({ exceptions }) => exceptions)).toEqual([FROZEN])
  await api('PUT', '/risk-rules', learned)
  expect(await rules()).toMatchObject({ version: 1, types: learned.types })
  await api('PUT', '/risk-rules', { ...before, version: 1 })
  expect((await rules()).types.flatMap(({ exceptions }) => exceptions)).toEqual([])
})

test('A-118: an exception learned from a call is no word for whoever may not see the call', async () => {
  const world = await insightWorld()
  const { api, risks, rules } = await office(world)
  await world.hold({
    callId: '1',
    daysAgo: 1,
    says: [FROZEN],
    found: [{ riskType: 'budget', severity: 'low', sentences: [0] }],
  })
  const [first] = (await risks()).data
  await api('POST', `/risks/${first?.riskId}:dismiss`, { reason: 'no' })
  await world.db.updateTable('call').set({ is_private: true }).execute()
  const { changedBy: _, changedAt: __, ...shown } = await rules()
  expect(JSON.stringify(shown)).not.toContain(FROZEN)
  // Saved by somebody who cannot see it, it still holds.
  await api('PUT', '/risk-rules', shown)
  await world.db.updateTable('call').set({ is_private: false }).execute()
  expect(JSON.stringify(await rules())).toContain(FROZEN)
})

test('rules are tried on a text and on calls before they hold', async () => {
  const world = await insightWorld()
  const { api, rules } = await office(world)
  const says = ['Good morning.', 'We have no money and no budget for this at all this year.']
  await world.hold({ callId: '1', daysAgo: 2, says })
  const { changedBy: _, changedAt: __, ...held } = await rules()
  const types = held.types.map((one) => ({ ...one, isOn: one.type !== 'budget' }))
  const asked = { rules: { ...held, types }, text: says.join(' '), days: 30 }
  const answer = riskRulesTest.parse(await api('POST', '/risk-rules:test', asked))
  expect(answer.sentences.map(({ text }) => text)).toEqual(says)
  expect(answer.sentences.every(({ type }) => type !== 'budget')).toBe(true)
  expect(answer.backTest).toMatchObject({ days: 30, calls: 1, added: [] })
  const { now = 0, removed = [] } = answer.backTest ?? {}
  expect(removed.length).toBeLessThanOrEqual(now)
  for (const { quote, type } of removed) {
    expect(type).toBe('budget')
    expect(says.join(' ')).toContain(quote)
  }
  expect(await rules()).toMatchObject({ version: 0 })
})

test('A-118: a place that somebody may not see adds nothing to a risk', async () => {
  const world = await insightWorld()
  const { db, organizationId } = world
  const found = [{ riskType: 'budget', severity: 'medium', sentences: [0] }] as const
  await world.hold({ callId: '1', daysAgo: 9, says: [FROZEN], found })
  await world.hold({ callId: '2', daysAgo: 1, says: [`${FROZEN} Really.`] })
  await insertReading(db, organizationId, '2', [
    { riskType: 'budget', severity: 'high', sentences: [0] },
  ])
  const { risks } = await office(world)
  expect((await risks()).data).toMatchObject([{ severity: 'high', evidence: [{}, {}] }])
  await db.updateTable('call').set({ is_private: true }).where('call_id', '=', '2').execute()
  const { data, counts } = await risks()
  expect(data).toMatchObject([{ severity: 'medium', evidence: [{ callId: '1' }] }])
  expect(data[0]?.scoreParts.every(({ callId }) => callId !== '2')).toBe(true)
  expect(counts.open).toBe(1)
})
