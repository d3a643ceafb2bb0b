/** Handoffs through the doors of the whole product. What the engine finds is its own affair: here it is what is made of it. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import {
  exported,
  handoff as shape,
  handoffAnswer,
  handoffBoard,
  prep,
} from '../src/records/handoff.ts'
import { riskRules } from '../src/records/risk.ts'
import { insertAccount, insertCall, said } from './linked-calls.ts'
import { startProduct } from './product.ts'
import { insertReading, readDueCalls } from './readings.ts'
import { runWords, tokenOf } from './served-words.ts'
import { seedToldCalls } from './told-calls.ts'

const READ_MS = { timeout: 30_000, interval: 100 }

async function told() {
  const product = await startProduct()
  const maya = await product.member('csm')
  const { db } = product.app.ground.database
  const accounts = await seedToldCalls(db, maya.organizationId)
  await readDueCalls(db, maya.organizationId)
  const [first] = accounts
  if (first === undefined) throw new Error('no customers')
  const ask = await product.as(maya.email)
  const path = `/handoffs/${first.accountId}`
  const get = async () => shape.parse((await ask('GET', path)).body)
  return { product, maya, db, ask, get, path, account: first }
}

test('A-077, A-078, A-079, A-080, A-081, A-087: without any model a handoff is filled in when it is opened, each answer with its source', async () => {
  const { ask, get, account, path } = await told()
  const handoff = await get()
  expect(handoff).toMatchObject({
    accountName: account.name,
    state: 'draft',
    templateId: 'built-in',
    made: { level: 'built-in', model: null, calls: account.callIds.length },
    newerCalls: 0,
    from: 'Leila Haddad',
  })
  const keys = handoff.answers.map(({ key }) => key)
  expect(keys).toEqual(
    expect.arrayContaining(['use_cases', 'pain_points', 'concerns', 'stakeholders']),
  )
  expect(handoff.counts.suggested).toBeGreaterThan(0)
  for (const { state, sentences, level } of handoff.answers) {
    if (state === 'empty') expect(sentences).toEqual([])
    else expect(level).toBe('built-in')
    for (const { evidence } of sentences) {
      expect(evidence[0]?.gongUrl).toMatch(
        /^https:\/\/us-12345\.app\.gong\.io\/call\?id=\d+&highlights=/,
      )
    }
  }
  const people = handoff.answers.find(({ key }) => key === 'stakeholders')?.stakeholders
  expect(people?.[0]).toMatchObject({ side: 'External', isHeard: true })
  expect(people?.find(({ name }) => name === 'Marieke Dijkhof')).toMatchObject({
    title: 'Head of Customer Care',
    side: 'External',
    isHeard: true,
    firstHeardAt: expect.any(String),
    lastHeardAt: expect.any(String),
  })
  const board = handoffBoard.parse((await ask('GET', '/handoffs')).body)
  expect(board.data.find(({ accountId }) => accountId === account.accountId)).toMatchObject({
    counts: handoff.counts,
    newerCalls: 0,
  })
  expect((await ask('GET', `/accounts/${account.accountId}/handoff`)).body).toEqual(
    (await ask('GET', path)).body,
  )
})

test('A-076, A-087: generating again is answered at once, and says from which calls', async () => {
  const { ask, get, path, account, db, maya } = await told()
  const again = await ask('POST', `${path}:generate`, { callIds: [account.callIds[0]] })
  expect(again).toMatchObject({ status: 202, body: { made: { calls: 1, level: 'built-in' } } })
  expect(await ask('POST', `${path}:generate`, { callIds: ['404'] })).toMatchObject({ status: 404 })
  expect(await ask('POST', `${path}:generate`, { fieldKeys: ['zebra'] })).toMatchObject({
    status: 404,
  })
  expect(await ask('POST', `${path}:generate`, { level: 'model' })).toMatchObject({ status: 202 })
  await expect.poll(async () => (await get()).failure?.code, { timeout: 10_000 }).toBe('D-AI')
  await ask('POST', `${path}:generate`, {})
  const { made_from } = await db
    .selectFrom('handoff')
    .select('made_from')
    .where('organization_id', '=', maya.organizationId)
    .executeTakeFirstOrThrow()
  expect([...made_from].toSorted()).toEqual([...account.callIds].toSorted())
  expect((await get()).made).toMatchObject({ calls: 3 })
})

test('A-087: pages are told how a handoff is being written, until it is', async () => {
  const { ask, get, path, db } = await told()
  await get()
  const say = (progress: object | null) =>
    db
      .updateTable('handoff')
      .set({ progress: progress && JSON.stringify({ at: new Date().toISOString(), ...progress }) })
      .execute()
  await say({ done: 1, total: 12, words: 'Use cases' })
  const following = ask('GET', `${path}/progress`)
  await wait(800)
  await say({ done: 2, total: 12, words: 'Pain points' })
  await wait(800)
  await say(null)
  const { body } = await following
  const steps = [...String(body).matchAll(/^event: progress\ndata: (.*)$/gm)].map(
    ([, step]) => step,
  )
  expect(steps).toEqual([
    '{"progress":{"done":1,"total":12,"words":"Use cases"},"failure":null,"unreadCalls":0}',
    '{"progress":{"done":2,"total":12,"words":"Pain points"},"failure":null,"unreadCalls":0}',
    '{"progress":null,"failure":null,"unreadCalls":0}',
  ])
})

test('A-081: people write, confirm, hand over and accept through the API; readers only read', async () => {
  const { product, ask, get, path } = await told()
  const field = `${path}/fields/goals`
  const set = await ask('PUT', field, { text: 'Half the calls about late parcels.\nBy autumn.' })
  expect(handoffAnswer.parse(set.body)).toMatchObject({
    state: 'edited',
    sentences: [
      { text: 'Half the calls about late parcels.', isOwn: true },
      { text: 'By autumn.', isOwn: true },
    ],
  })
  expect(await ask('POST', `${field}:confirm`, {})).toMatchObject({ body: { state: 'confirmed' } })
  expect(await ask('PATCH', path, { state: 'ready', dueOn: '2099-01-01' })).toMatchObject({
    body: { state: 'ready', dueOn: '2099-01-01', isLate: false },
  })
  await product.member('auditor')
  const auditor = await product.as('auditor@quillbeam.example')
  expect(await auditor('GET', path)).toMatchObject({ status: 200, body: { state: 'ready' } })
  expect(await auditor('POST', `${path}:accept`, {})).toMatchObject({ status: 403 })
  const { missing } = await get()
  const accepted = await ask('POST', `${path}:accept`, {})
  if (missing.length === 0) expect(accepted).toMatchObject({ body: { state: 'accepted' } })
  else expect(accepted).toMatchObject({ status: 409 })
  const events = await ask('GET', `${path}/events`)
  expect(events).toMatchObject({ status: 200 })
  expect(JSON.stringify(events.body)).toContain('Half the calls about late parcels.')
})

test('A-073, A-074: the preparation of the kickoff has people, what the customer has said already, and what to ask', async () => {
  const { ask, account } = await told()
  const answer = await ask('GET', `/accounts/${account.accountId}/prep`)
  const page = prep.parse(answer.body)
  expect(page.people.map(({ side }) => side)).toContain('External')
  expect(page.checklist.map(({ text }) => text)).toContain('Accept the handoff')
  for (const { sentences } of page.answered) {
    for (const { evidence } of sentences) {
      expect(evidence.some(({ side }) => side === 'External')).toBe(true)
    }
  }
  const { answers } = shape.parse((await ask('GET', `/handoffs/${account.accountId}`)).body)
  expect(page.toAsk).toEqual(
    answers.filter(({ state }) => state === 'empty').map(({ question }) => question),
  )
  const { content } = exported.parse(
    (await ask('GET', `/accounts/${account.accountId}/prep/export`)).body,
  )
  expect(content).toContain(`# Kickoff with Hearth & Fennel`)
})

test('A-081: calls that contradict each other are said to, and somebody decides', async () => {
  const { maya, ask, db } = await told()
  await insertAccount(db, maya.organizationId, { accountId: 'acc_two', name: 'Two' })
  const put = async (callId: string, day: number, text: string) => {
    await insertCall(db, maya.organizationId, {
      callId,
      accountIds: ['acc_two'],
      startedAt: new Date(Date.UTC(2026, 2, day)),
      turns: [{ speakerId: '21', topic: undefined, sentences: said(0, text) }],
    })
    await insertReading(db, maya.organizationId, callId, [{ kind: 'plan', sentences: [0] }])
  }
  await put('8001', 1, 'I will make sure that we go live on 1 May.')
  await put('8002', 9, 'I will make sure that we go live on 15 June.')
  const handoff = shape.parse((await ask('GET', '/handoffs/acc_two')).body)
  const found = handoff.answers.flatMap(({ contradictions }) => contradictions)
  expect(found.map(({ text }) => text)).toEqual([
    'Go-live is 1 May in one call and 15 June in a later one.',
  ])
  const board = handoffBoard.parse((await ask('GET', '/handoffs')).body)
  expect(board.data.find(({ accountId }) => accountId === 'acc_two')).toMatchObject({
    counts: { contradictions: 1 },
  })
  const decide = `/handoffs/acc_two/contradictions/${found[0]?.contradictionId}:decide`
  expect(await ask('POST', decide, { side: 5 })).toMatchObject({ status: 400 })
  const decided = await ask('POST', decide, { side: 1, note: 'Ludo wrote so.' })
  expect(decided).toMatchObject({ status: 200, body: { counts: { contradictions: 0 } } })
  const never = '/handoffs/acc_two/contradictions/x:decide'
  expect(await ask('POST', never, { side: 0 })).toMatchObject({ status: 404 })
})

test('A-073, A-081: on the command line a handoff is read, written, confirmed, returned, and written out alone', async () => {
  const { product, maya } = await told()
  const token = await tokenOf(product, maya.email)
  const environment = { CARRYOVER_SERVER: product.url, CARRYOVER_TOKEN: token }
  const run = (words: string) => runWords(words, { environment })
  const shown = await run("handoff show 'Hearth & Fennel'")
  expect(shown).toMatchObject({ exitCode: 0, err: '' })
  expect(shown.out).toMatch(/^Handoff +Hearth & Fennel \(acc_hearth\)$/m)
  expect(shown.out).toMatch(/^Stakeholders \[stakeholders\] suggested$/m)
  expect(shown.out).toMatch(/^ {2}Not mentioned in 3 calls\.$/m)
  expect(shown.out).toMatch(/carryover call show \d+ --at \d+:\d\d/)
  const set = await run("handoff set acc_hearth goals 'Half the calls by autumn.'")
  expect(set.out).toBe(
    'Goals and success criteria [goals] edited by csm\n  · Half the calls by autumn.\n',
  )
  const confirmed = await run('handoff confirm acc_hearth goals')
  expect(confirmed.out).toContain('[goals] confirmed by csm')
  const returned = await run("handoff return acc_hearth --reason 'No go-live date'")
  expect(returned.out).toMatch(/^State +returned \(No go-live date\)$/m)
  const list = await run('handoff list')
  expect(list.out).toMatch(/^acc_hearth +Hearth & Fennel +returned +– +– +1 /m)
  const markdown = await run('handoff export acc_hearth --format md')
  expect(markdown).toMatchObject({ exitCode: 0, err: '' })
  expect(markdown.out).toMatch(
    /^# Handoff: Hearth & Fennel\n\n\*\*Returned to sales: No go-live date\*\*\n/,
  )
  const page = await run('account prep acc_hearth')
  expect(page.out).toMatch(/^# Kickoff with Hearth & Fennel\n/)
  const accepted = await run('handoff accept acc_hearth')
  expect([0, 7]).toContain(accepted.exitCode)
})

test('A-081, A-087: whoever opens a handoff after its calls were read finds it filled in; one before is told what is to come', async () => {
  const product = await startProduct()
  const admin = await product.member('admin')
  const { db } = product.app.ground.database
  const [account] = await seedToldCalls(db, admin.organizationId)
  if (account === undefined) throw new Error('no customers')
  const ask = await product.as(admin.email)
  const path = `/handoffs/${account.accountId}`
  expect(shape.parse((await ask('GET', path)).body)).toMatchObject({ unreadCalls: 3, made: null })

  const following = ask('GET', `${path}/progress`)
  const rules = riskRules.parse((await ask('GET', '/risk-rules')).body)
  await ask('PUT', '/risk-rules', { ...rules, competitors: ['Lumenra'] })
  // The job fills in all of them, though nobody looks.
  await vi.waitFor(async () => {
    const made = await db.selectFrom('handoff').select(['account_id', 'made_from']).execute()
    expect(made.filter(({ made_from: from }) => from.length > 0)).toHaveLength(3)
  }, READ_MS)
  const { body } = await following
  expect(String(body)).toContain('"unreadCalls":3')
  expect(String(body).trimEnd()).toMatch(/"unreadCalls":0}$/)
  const handoff = shape.parse((await ask('GET', path)).body)
  expect(handoff).toMatchObject({ unreadCalls: 0, newerCalls: 0, made: { calls: 3 } })
})

test('A-073, A-099: what the preparation lists can be ticked off there, and is last then', async () => {
  const { ask, db, maya } = await told()
  await insertAccount(db, maya.organizationId, { accountId: 'acc_two', name: 'Two' })
  await insertCall(db, maya.organizationId, {
    callId: '8001',
    accountIds: ['acc_two'],
    turns: [{ speakerId: '21', topic: undefined, sentences: said(0, 'I write.', 'I call.') }],
  })
  await insertReading(db, maya.organizationId, '8001', [
    { kind: 'commitment', sentences: [0] },
    { kind: 'commitment', sentences: [1] },
  ])
  const promises = async () =>
    prep
      .parse((await ask('GET', '/accounts/acc_two/prep')).body)
      .promises.map(({ momentId, isDone, evidence }) => ({
        momentId,
        isDone,
        said: evidence.quote,
      }))
  const [first] = await promises()
  expect(first).toMatchObject({ said: 'I write.', isDone: false })
  const done = `/accounts/acc_two/moments/${first?.momentId}/done`
  expect(await ask('PUT', done, { isDone: true })).toMatchObject({ status: 200 })
  expect(await promises()).toMatchObject([
    { said: 'I call.', isDone: false },
    { said: 'I write.', isDone: true },
  ])
})
