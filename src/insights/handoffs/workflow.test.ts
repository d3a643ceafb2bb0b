import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'
import { insertAccount } from '../../../test/linked-calls.ts'

const NO_CHANGE = { dueOn: undefined, templateId: undefined, state: undefined }
const HOUR_MS = 3_600_000

async function begun() {
  const world = await handoffWorld()
  await world.call('first', 'maya', 'Typing twice has to stop by May.', 'We go live on 1 May.')
  const step = (change: object) =>
    world.handoffs.change(world.sam, world.accountId, { ...NO_CHANGE, ...change })
  const goals = () => world.write(world.sam, { goals: [['Typing twice has to stop.', 'first', 1]] })
  return { ...world, step, goals }
}

test('A-081: a handoff goes from draft to ready to accepted, and whoever takes it looks after the account', async () => {
  const { sam, maya, handoffs, accountId, step, goals, pass } = await begun()
  expect(await handoffs.get(maya, accountId)).toMatchObject({ state: 'draft', to: null })
  expect(await step({ state: 'ready' })).toMatchObject({ state: 'ready', changedBy: 'Sam' })
  await expect(handoffs.accept(maya, accountId)).rejects.toMatchObject({
    code: 'D-CONFLICT',
    message: expect.stringContaining('Goals and success criteria: nothing is answered yet.'),
  })
  expect(await handoffs.return(maya, accountId, 'No goals')).toMatchObject({
    state: 'returned',
    reason: 'No goals',
    changedBy: 'Maya',
  })
  await goals()
  await step({ state: 'ready' })
  await pass(5 * HOUR_MS)
  expect(await handoffs.accept(maya, accountId)).toMatchObject({
    state: 'accepted',
    missing: [],
    reason: null,
    to: { memberId: 'mem_maya', name: 'Member maya' },
  })
  await expect(handoffs.accept(sam, accountId)).rejects.toMatchObject({ code: 'D-CONFLICT' })
  const history = await handoffs.history(sam, accountId)
  expect(history.map(({ what, by }) => `${what} ${by}`)).toEqual([
    'accepted Maya',
    'ready Sam',
    'generated Sam',
    'returned Maya',
    'ready Sam',
  ])
})

test('A-081: it is due a week before the kickoff unless somebody says another day, and late after it', async () => {
  const { handoffs, sam, accountId, step, db, pass } = await begun()
  expect(await handoffs.get(sam, accountId)).toMatchObject({ dueOn: null, isLate: false })
  await db.updateTable('account').set({ kickoff_on: '2026-04-17' }).execute()
  expect(await handoffs.get(sam, accountId)).toMatchObject({ dueOn: '2026-04-10', isLate: false })
  await pass(48 * HOUR_MS)
  expect(await handoffs.get(sam, accountId)).toMatchObject({ dueOn: '2026-04-10', isLate: true })
  expect(await step({ dueOn: '2026-04-30' })).toMatchObject({ dueOn: '2026-04-30', isLate: false })
  expect((await handoffs.history(sam, accountId))[0]).toMatchObject({
    what: 'due',
    before: '2026-04-10',
    after: '2026-04-30',
  })
})

test('A-006: an open high risk needs an owner before the handoff can be accepted', async () => {
  const { handoffs, sam, maya, accountId, goals, find, plant } = await begun()
  await goals()
  const [risk] = await find('first', { riskType: 'timeline', severity: 'high', sentences: [1] })
  const missing = 'A high risk has no owner: “Typing twice has to stop by May.”'
  expect((await handoffs.get(sam, accountId)).missing).toEqual([missing])
  await expect(handoffs.accept(sam, accountId)).rejects.toMatchObject({ code: 'D-CONFLICT' })
  expect((await handoffs.prep(maya, accountId)).risks).toMatchObject([
    { riskId: risk?.replace('f_', 'r_'), type: 'timeline', evidence: [{ speaker: 'Pat Lee' }] },
  ])
  await plant('finding_mark', {
    account_id: accountId,
    finding_id: risk,
    call_id: 'first',
    state: 'open',
    owner_id: 'mem_maya',
    changed_at: new Date(),
  })
  expect(await handoffs.accept(sam, accountId)).toMatchObject({ state: 'accepted' })
})

test('A-081: the board has every account, and how long it takes to accept', async () => {
  const { handoffs, sam, maya, accountId, goals, step, pass, db, organizationId } = await begun()
  await insertAccount(db, organizationId, {
    accountId: 'acc_9',
    name: 'Zebra',
    owner_id: 'mem_sam',
  })
  await goals()
  const board = await handoffs.board(sam, { ownerId: undefined })
  const { counts } = await handoffs.get(sam, accountId)
  expect(board).toMatchObject({
    data: [
      { accountId, state: 'draft', counts: { ...counts, contradictions: 0 } },
      { accountId: 'acc_9', state: 'draft', counts: { empty: 12 } },
    ],
    hoursToAcceptMedian: null,
  })
  expect(counts).toMatchObject({ suggested: 2, empty: 10 })
  for (const [account, hours] of [
    [accountId, 2],
    ['acc_9', 6],
  ] as const) {
    if (account === 'acc_9') {
      await handoffs.answer(sam, account, 'goals', {
        sentences: [{ text: 'They grow.', evidence: [] }],
        isConfirmed: undefined,
        proposal: undefined,
      })
      await handoffs.change(sam, account, { ...NO_CHANGE, state: 'ready' })
    } else await step({ state: 'ready' })
    await pass((hours * HOUR_MS) / 2)
    await handoffs.accept(maya, account)
  }
  const after = await handoffs.board(sam, { ownerId: 'mem_sam' })
  expect(after.data.map((row) => row.accountId)).toEqual(['acc_9'])
  expect(after.hoursToAcceptMedian).toBe(2)
})
