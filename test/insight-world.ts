/** The product with an account of our own and calls that have been read, for tests of moments and risks. */
import type { Actor } from '../src/records/member.ts'
import { insertAccount, insertCall, openToAll, said, type NewCall } from './linked-calls.ts'
import { type Product, type ProductOptions, startProduct } from './product.ts'
import { type GivenFinding, insertReading } from './readings.ts'

export const ACCOUNT = 'acc_1'
const DAY_MS = 86_400_000

export interface HeldCall extends Partial<NewCall> {
  readonly callId: string
  readonly daysAgo: number
  /** Sentences of the customer, one after the other from the first second on. */
  readonly says: readonly string[]
  readonly found?: readonly GivenFinding[]
  /** Of the customer who speaks. */
  readonly title?: string
}

export async function insightWorld(options?: ProductOptions) {
  const product = await startProduct(options)
  const { db } = product.app.ground.database
  const admin = await product.member('admin')
  const { organizationId } = admin
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: ACCOUNT, name: 'Acme' })

  const hold = async ({
    callId,
    daysAgo,
    says,
    found,
    title = 'CTO',
    ...more
  }: HeldCall): Promise<readonly string[]> => {
    await insertCall(db, organizationId, {
      callId,
      accountIds: [ACCOUNT],
      title: `Call ${callId}`,
      startedAt: new Date(Date.now() - daysAgo * DAY_MS),
      parties: [
        { name: 'Pat Lee', email: 'pat@acme.example', title, side: 'External', speaker_id: '11' },
        { name: 'Sam Roy', email: 'sam@quillbeam.example', side: 'Internal', speaker_id: '21' },
      ],
      turns: [{ speakerId: '11', topic: undefined, sentences: said(1_000, ...says) }],
      ...more,
    })
    return found === undefined ? [] : insertReading(db, organizationId, callId, found)
  }

  return { product, app: product.app, db, admin, organizationId, hold }
}

export type InsightWorld = Awaited<ReturnType<typeof insightWorld>>

/** Answers the body, and fails with it where the status is another one. */
export async function callAs(
  product: Product,
  actor: Actor,
): Promise<(method: string, path: string, body?: unknown, status?: number) => Promise<unknown>> {
  const caller = await product.as(actor.email)
  return async (method, path, body, status = 200) => {
    const answer = await caller(method, path, body)
    if (answer.status !== status) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer.body
  }
}
