/** The accounts of the whole product: connected, chosen and found through the API. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addCall } from './account-calls.ts'
import { type Caller, type Product, startProduct } from './product.ts'

const made = z.object({ accountId: z.string() })
const calls = z.object({ data: z.array(z.object({ callId: z.string(), transcript: z.string() })) })
const sync = z.object({ status: z.string(), succeededAt: z.string().nullable() })

async function connected(product: Product, admin: Caller): Promise<void> {
  const { accessKey, accessKeySecret, url } = product.gong
  const body = { kind: 'shared', accessKey, accessKeySecret, baseUrl: url }
  const answer = await admin('POST', '/connections', body)
  expect(answer).toMatchObject({ status: 201, body: { kind: 'shared', status: 'connected' } })
}

async function synced(ask: Caller): Promise<void> {
  for (;;) {
    const state = sync.parse((await ask('GET', '/access/sync')).body)
    if (state.status === 'idle' && state.succeededAt !== null) return
    await wait(100)
  }
}

async function found(ask: Caller, accountId: string): Promise<z.infer<typeof calls>['data']> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const { data } = calls.parse((await ask('GET', `/accounts/${accountId}/calls`)).body)
    const isComplete = data.length > 0 && data.every(({ transcript }) => transcript === 'here')
    if (isComplete || Date.now() > deadline) return data
    await wait(100)
  }
}

const CHOICE = { mode: 'all', readFrom: '2020-01-01' }

test(
  'A-041, A-050, A-051: a shared connection, a choice, and an account whose calls are there within ten seconds',
  { timeout: 120_000 },
  async () => {
    const product = await startProduct({ calls: 30 })
    await product.member('admin')
    await product.member('csm')
    const admin = await product.as('admin@quillbeam.example')
    const csm = await product.as('csm@quillbeam.example')
    const { accessKey, accessKeySecret } = product.gong
    const refused = await csm('POST', '/connections', {
      kind: 'shared',
      accessKey,
      accessKeySecret,
    })
    expect(refused).toMatchObject({ status: 403, body: { code: 'D-NOT-ALLOWED' } })
    expect(JSON.stringify(refused.body)).toContain('Ask an admin: admin.')
    const callId = await addCall(product)
    await connected(product, admin)
    await synced(admin)
    expect((await admin('PUT', '/access', CHOICE)).status).toBe(200)
    await admin('PUT', '/access/open-to-all', { isOpenToAll: true })
    const account = { name: 'Acme', domains: ['acme.example'] }
    const { accountId } = made.parse((await csm('POST', '/accounts', account)).body)
    expect(await found(csm, accountId)).toMatchObject([{ callId, transcript: 'here' }])
    const paths = new Set((await product.gong.requests()).map(({ path }) => path))
    expect([...paths].filter((path) => path.startsWith('/v2/settings'))).toEqual([])
  },
)
