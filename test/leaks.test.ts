/** Reliability 31 and A-118: whatever is asked, by whomever, nothing tells of a call that they may not see in Gong. */
import { expect, test, vi } from 'vitest'
import { serverOperations } from '../src/operations/operations.ts'
import type { ServerNeeds } from '../src/operations/needs.ts'
import { InvalidInput, type Operation } from '../src/operations/operation.ts'
import type { Actor } from '../src/records/member.ts'
import { Problem } from '../src/records/problems.ts'
import { CALLS, leakPair, LOOKS, markOf, NEVER, riskOf } from './leak-world.ts'
import { TOLD, type Question } from './leak-questions.ts'
import { insertAccount, insertCall, openToAll } from './linked-calls.ts'
import { startProduct } from './product.ts'

// Every operation is asked about every call, several times over.
vi.setConfig({ testTimeout: 180_000 })

test('A-118: every operation is known for what it can tell of calls', () => {
  expect(serverOperations.map(({ name }) => name).toSorted()).toEqual(Object.keys(TOLD).toSorted())
})

test.each(LOOKS)('reliability 31: $as hears nothing of hidden calls', async (looks) => {
  const { app } = await startProduct()
  const {
    looks: { sees },
    full,
    bare,
  } = await leakPair(app.ground.database.db, looks)
  const hidden = CALLS.filter((callId) => !sees.includes(callId))
  for (const operation of serverOperations) {
    const kind = TOLD[operation.name] ?? { nothing: '' }
    if ('asks' in kind) {
      for (const input of kind.asks) {
        const answer = await ask(operation, app.needs, input, full)
        const where = `${operation.name} ${JSON.stringify(input)}`
        expect(`${where} ${answer}`).toBe(
          `${where} ${await ask(operation, app.needs, input, bare)}`,
        )
        const heard = answer.replaceAll(`"question":${JSON.stringify(input['question'])}`, '')
        for (const callId of hidden) expect(heard).not.toContain(markOf(callId))
      }
    }
    if ('asksAbout' in kind) {
      for (const callId of hidden) {
        for (const [at, input] of kind.asksAbout(callId).entries()) {
          const answer = await ask(operation, app.needs, input, full)
          const never = await ask(operation, app.needs, kind.asksAbout(NEVER)[at] ?? {}, full)
          expect(`${operation.name} ${answer}`).toBe(
            `${operation.name} ${never.replaceAll(NEVER, callId)}`,
          )
        }
      }
    }
  }
})

test('reliability 31: who may see a call hears of it by the same questions', async () => {
  const { app } = await startProduct()
  const [looks] = LOOKS
  if (!looks) throw new Error('nobody looks')
  const { full } = await leakPair(app.ground.database.db, looks)
  const heard = async (name: string, input: Question['input']) => {
    const operation = serverOperations.find((one) => one.name === name)
    return operation && ask(operation, app.needs, input, full)
  }
  const mark = markOf('stranger')
  const callId = 'stranger'
  expect(await heard('get-call', { callId })).toContain(mark)
  expect(await heard('get-call', { callId })).toContain('"topicsFrom":"derived"')
  expect(await heard('get-call', { callId })).toContain('"typeSource":"derived"')
  expect(await heard('get-transcript', { callId })).toContain(mark)
  expect(await heard('explain-link', { accountId: 'acc_2', callId })).toContain(mark)
  expect(await heard('list-calls', { query: mark })).toContain(mark)
  expect(await heard('search', { q: mark })).toContain(`The budget is ${mark} now.`)
  expect(await heard('list-account-people', { accountId: 'acc_2' })).toContain(mark)
  expect(await heard('list-call-moments', { callId })).toContain(mark)
  expect(await heard('list-moments', { accountId: 'acc_2' })).toContain(mark)
  expect(await heard('get-risk', { riskId: riskOf(callId) })).toContain(mark)
  expect(await heard('list-risks', {})).toContain(mark)
  expect(await heard('get-risk-rules', {})).toContain(markOf('peer'))
})

test('A-118: at the API a link to a hidden call is a link to nothing, for browsers and tokens', async () => {
  const product = await startProduct()
  const { db } = product.app.ground.database
  const { organizationId } = await product.member('csm')
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_1', name: 'Acme' })
  const elsewhere = await leakPair(db, LOOKS[0] ?? NOBODY)
  const put = (callId: string, more: object) =>
    insertCall(db, organizationId, { callId, accountIds: ['acc_1'], more })
  await put('7001', {})
  await put('7002', { is_private: true })
  await put('7003', { scope: 'Internal' })
  await db
    .updateTable('call')
    .set({ is_private: false })
    .where('organization_id', '=', elsewhere.full.organizationId)
    .execute()
  const browser = await product.as('csm@quillbeam.example')
  const { body: made } = await browser('POST', '/tokens', { name: 't', scopes: ['read'] })
  const secret = /"secret":"([^"]+)"/.exec(JSON.stringify(made))?.[1] ?? ''
  const program: typeof browser = async (method, path) => {
    const headers = { authorization: `Bearer ${secret}` }
    const response = await fetch(`${product.url}/api/v1${path}`, { method, headers })
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  for (const get of [browser, program]) {
    expect(await get('GET', '/calls/7001')).toMatchObject({ status: 200 })
    const told = async (callId: string, path: string) => {
      const { status, body, headers } = await get('GET', path.replace('{callId}', callId))
      const names = [...headers.keys()].filter((name) => !name.startsWith('x-ratelimit'))
      return JSON.stringify({ status, body, names })
        .replaceAll(callId, 'ID')
        .replaceAll(/"requestId":"[^"]+"/g, '"requestId":"R"')
    }
    for (const path of [
      '/calls/{callId}',
      '/calls/{callId}/transcript',
      '/accounts/acc_1/links/{callId}',
    ]) {
      const never = await told('7999', path)
      expect(never).toContain('"status":404')
      for (const callId of ['7002', '7003', 'stranger'])
        expect(await told(callId, path)).toBe(never)
    }
  }
})

const TRIES = 40

test('reliability 31: a hidden call takes as long to be missed as one that never was', async () => {
  const { app } = await startProduct()
  const { full } = await leakPair(
    app.ground.database.db,
    LOOKS.find(({ as }) => as === 'own') ?? NOBODY,
  )
  const getCall = serverOperations.find(({ name }) => name === 'get-call')
  const timeOf = async (callId: string): Promise<number> => {
    const start = performance.now()
    if (getCall) await ask(getCall, app.needs, { callId }, full)
    return performance.now() - start
  }
  const hidden: number[] = []
  const never: number[] = []
  for (let n = 0; n < TRIES; n += 1) {
    hidden.push(await timeOf('stranger'))
    never.push(await timeOf(NEVER))
  }
  expect(median(hidden)).toBeLessThan(2 * median(never) + 5)
})

const NOBODY = { as: 'nobody', role: 'csm', level: undefined, sees: [] } as const

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** What a door would say, as one text. */
async function ask(
  operation: Operation<ServerNeeds>,
  needs: ServerNeeds,
  input: Question['input'],
  actor: Actor,
): Promise<string> {
  try {
    return told((await operation.call(needs, input, actor)).output)
  } catch (error) {
    if (error instanceof Problem) {
      const { code, message, fix } = error
      return told({ code, message, fix })
    }
    if (error instanceof InvalidInput) return error.message
    throw error
  }
}

/** All that is ever said of a hidden call: that a point of a handoff rests on one. */
const MARK = JSON.stringify({ text: '', evidence: [], isHidden: true, isOwn: false })
const MARK_LINE = '- *One more point is based on a call you cannot see.*\n'

/** Moments and events of the test itself differ from one organization to the next. */
function told(output: unknown): string {
  const today = new Date().toISOString().slice(0, 10)
  return JSON.stringify(output, withoutMarks)
    .replaceAll(new RegExp(`"${today}T[^"]+"`, 'g'), '"now"')
    .replaceAll(/"hev_\w+"/g, '"event"')
}

function withoutMarks(_: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => JSON.stringify(item) !== MARK)
  if (typeof value !== 'string') return value
  // A document within an answer.
  if (value.startsWith('{')) return told(JSON.parse(value))
  return value.replaceAll(MARK_LINE, '').replaceAll(/\n{3,}/g, '\n\n')
}
