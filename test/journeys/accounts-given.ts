/** A product whose accounts are connected before a journey begins: by the API, with the sample world of the pretend Gong. */
import { expect, vi } from 'vitest'
import { z } from 'zod'
import { access, type AccessChoice, accountSyncState } from '../../src/records/access.ts'
import { type Caller, type Product, type ProductOptions, startProduct } from '../product.ts'

/** An admin, who may hear everything in the pretend Gong. */
export const HANNO = 'hanno.falk@quillbeam.example'

const named = z.object({ accountId: z.string() })
const callList = z.object({
  data: z.array(z.object({ callId: z.string(), title: z.string(), startedAt: z.string() })),
})

/** With its admin, who has connected nothing. */
export async function withAdmin(
  options: ProductOptions = {},
): Promise<{ readonly product: Product; readonly call: Caller }> {
  const product = await startProduct(options)
  await product.member('admin', HANNO)
  return { product, call: await product.as(HANNO) }
}

/** A shared connection has listed all calls; nobody has chosen which of them may be read. */
export async function withListed(options: ProductOptions = {}) {
  const { product, call } = await withAdmin(options)
  const { accessKey, accessKeySecret } = product.gong
  const keys = { accessKey, accessKeySecret, kind: 'shared' }
  expect((await call('POST', '/connections', keys)).status).toBe(201)
  await read(call)
  return { product, call }
}

/** What was due has been read. */
export async function read(call: Caller): Promise<void> {
  await vi.waitFor(
    async () => {
      const state = accountSyncState.parse((await call('GET', '/access/sync')).body)
      expect(state).toMatchObject({ status: 'idle', succeededAt: expect.any(String) })
    },
    { timeout: 30_000, interval: 150 },
  )
}

export async function choose(call: Caller, choice: Partial<AccessChoice> = {}): Promise<void> {
  const { readFrom } = access.parse((await call('GET', '/access')).body)
  const { status } = await call('PUT', '/access', { mode: 'all', readFrom, ...choice })
  expect(status).toBe(200)
  await read(call)
}

/** An account with its calls. */
export async function account(call: Caller, name: string, domain: string): Promise<string> {
  const made = await call('POST', '/accounts', { name, domains: [domain] })
  expect(made.status).toBe(201)
  const { accountId } = named.parse(made.body)
  await vi.waitFor(async () => expect(await callsOf(call, accountId)).not.toEqual([]), {
    timeout: 30_000,
    interval: 150,
  })
  return accountId
}

export async function callsOf(call: Caller, accountId: string) {
  return callList.parse((await call('GET', `/accounts/${accountId}/calls`)).body).data
}
